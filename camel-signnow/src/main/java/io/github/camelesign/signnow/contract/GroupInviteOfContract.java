// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.contract;

import static io.github.camelesign.signnow.contract.SignNowContracts.GROUP_ID;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.signnow.SignNowOperation;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractDraft;
import io.github.camelesign.spi.PreparedContract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The invite of a document group, step by step. Who has no field in a document looks at it, so that
 * everybody sees all of the contract; an approver approves each. That invites by e-mail have the
 * action {@code approve} is UNVERIFIED: SignNow's clients name it for embedded ones, and the
 * reference knows {@code sign} and {@code view}.
 */
final class GroupInviteOfContract {

    private final PreparedContract prepared;
    private final Contract contract;
    private final ContractDraft draft;
    private final ContractCalls calls;

    GroupInviteOfContract(PreparedContract prepared, ContractDraft draft, ContractCalls calls) {
        this.prepared = prepared;
        this.contract = prepared.contract();
        this.draft = draft;
        this.calls = calls;
    }

    String send() throws EsignOperationException {
        String id = draft.get(DocumentsOfContract.GROUP);
        Map<String, String> group = Map.of(GROUP_ID, id);
        if (Form.isEmbedded(contract)) {
            calls.send(
                    SignNowOperation.GROUP_EMBEDDED_INVITE_CREATE,
                    group,
                    calls.extended(
                            contract, SignNowContracts.GROUP_EMBEDDED_INVITE, null, embedded()));
        } else {
            calls.send(
                    SignNowOperation.GROUP_INVITE_CREATE,
                    group,
                    calls.extended(contract, SignNowContracts.GROUP_INVITE, null, invite()));
        }
        return id;
    }

    private Map<String, Object> invite() {
        Map<String, Object> invite = new LinkedHashMap<>();
        invite.put("invite_steps", steps(this::step));
        // one e-mail and one visit for all documents
        invite.put("sign_as_merged", true);
        List<String> copies = Form.copies(contract);
        if (!copies.isEmpty()) {
            invite.put("cc", copies);
        }
        return invite;
    }

    private Map<String, Object> embedded() {
        return Map.of(
                "invites",
                steps(
                        (order, recipients) ->
                                Map.of(
                                        "order",
                                        order,
                                        "signers",
                                        recipients.stream().map(this::signer).toList())),
                "sign_as_merged",
                true);
    }

    private List<Map<String, Object>> steps(
            BiFunction<Integer, List<Contract.Recipient>, Map<String, Object>> step) {
        List<Map<String, Object>> steps = new ArrayList<>();
        Form.acting(contract).stream()
                .collect(
                        Collectors.groupingBy(
                                Contract.Recipient::order, TreeMap::new, Collectors.toList()))
                .forEach((order, recipients) -> steps.add(step.apply(order, recipients)));
        return steps;
    }

    private Map<String, Object> step(Integer order, List<Contract.Recipient> recipients) {
        return Map.of(
                "order",
                order,
                "invite_emails",
                recipients.stream().map(this::mail).toList(),
                "invite_actions",
                recipients.stream().flatMap(one -> actions(one).stream()).toList());
    }

    private Map<String, Object> mail(Contract.Recipient recipient) {
        Map<String, Object> mail = new LinkedHashMap<>();
        mail.put("email", recipient.email());
        SignerOfContract.mail(contract, mail);
        prepared.days().ifPresent(days -> mail.put("expiration_days", days));
        if (contract.reminders() != null) {
            mail.put("reminder", SignerOfContract.reminder(contract.reminders()));
        }
        return calls.extended(contract, SignNowContracts.GROUP_EMAIL, recipient, mail);
    }

    private List<Map<String, Object>> actions(Contract.Recipient recipient) {
        SignerOfContract person = new SignerOfContract(contract, recipient);
        List<Map<String, Object>> actions = new ArrayList<>();
        tasks(recipient)
                .forEach(
                        (id, task) -> {
                            Map<String, Object> action = new LinkedHashMap<>();
                            action.put("email", recipient.email());
                            action.put("action", task);
                            action.put("document_id", id);
                            if (task.equals("sign")) {
                                action.put("role_name", Form.role(recipient));
                            }
                            person.language(action);
                            person.authentication(action);
                            actions.add(
                                    calls.extended(
                                            contract,
                                            SignNowContracts.GROUP_ACTION,
                                            recipient,
                                            action));
                        });
        return actions;
    }

    private Map<String, Object> signer(Contract.Recipient recipient) {
        List<Map<String, Object>> documents = new ArrayList<>();
        tasks(recipient)
                .forEach(
                        (id, task) -> {
                            Map<String, Object> document = new LinkedHashMap<>();
                            document.put("id", id);
                            document.put("action", task);
                            if (task.equals("sign")) {
                                document.put("role", Form.role(recipient));
                            }
                            documents.add(document);
                        });
        Map<String, Object> signer = new LinkedHashMap<>();
        signer.put("email", recipient.email());
        signer.put("documents", documents);
        new SignerOfContract(contract, recipient).embedded(signer);
        return calls.extended(contract, SignNowContracts.GROUP_EMBEDDED_SIGNER, recipient, signer);
    }

    /** What they do with each document, by its id at SignNow. */
    private Map<String, String> tasks(Contract.Recipient recipient) {
        Map<String, String> tasks = new LinkedHashMap<>();
        DocumentsOfContract.ids(prepared, draft)
                .forEach((document, id) -> tasks.put(id, task(recipient, document)));
        return tasks;
    }

    /**
     * @param document its id in the contract; null for that of a template
     */
    private String task(Contract.Recipient recipient, String document) {
        if (!recipient.signs()) {
            return "approve";
        }
        boolean fills =
                document == null
                        || prepared.fieldsOf(recipient).stream()
                                .anyMatch(field -> field.source().document().equals(document));
        return fills ? "sign" : "view";
    }
}
