// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.contract;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.signeasy.SigneasyOperation;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractDraft;
import java.util.List;
import java.util.Map;

/** Signeasy's ids of roles, which a template shows beside their names. */
final class TemplateRoles {

    private static final String ROLE = "role.";

    private TemplateRoles() {}

    static String id(ContractDraft draft, Contract.Recipient recipient) {
        return draft.get(ROLE + recipient.id());
    }

    static void find(Contract contract, ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        String template = contract.templates().get("signeasy");
        Map<String, Object> answer =
                calls.get(SigneasyOperation.V3_TEMPLATE_GET, Map.of("templateId", template));
        List<Map<String, Object>> roles = objects(object(answer.get("metadata")).get("roles"));
        for (Contract.Recipient recipient : contract.recipients()) {
            if (recipient.signs()) {
                draft.put(ROLE + recipient.id(), of(recipient.role(), template, roles));
            }
        }
    }

    private static Object of(String role, String template, List<Map<String, Object>> roles) {
        return roles.stream()
                .filter(one -> role.equals(text(one.get("name"))))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Signeasy's template %s has no role '%s', but %s"
                                                .formatted(
                                                        template,
                                                        role,
                                                        roles.stream()
                                                                .map(one -> one.get("name"))
                                                                .toList())))
                .get("id");
    }
}
