// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.contract;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.SignerAuthentication;
import io.github.camelesign.api.contract.ContractFinding;
import java.util.ArrayList;
import java.util.List;

/** What DocuSign refuses of a contract, or has no place for, by the description of its API. */
final class EnvelopeLimits {

    /** {@code textCustomField}. */
    private static final int VALUE = 100;

    private final Contract contract;
    private final List<ContractFinding> findings = new ArrayList<>();

    EnvelopeLimits(Contract contract) {
        this.contract = contract;
    }

    List<ContractFinding> unfit() {
        contract.metadata().forEach(this::metadata);
        for (int i = 0; i < contract.recipients().size(); i++) {
            boolean isAuthenticated =
                    contract.recipients().get(i).authentication() != SignerAuthentication.NONE;
            if (isAuthenticated && !contract.templates().isEmpty()) {
                // templateRole has no such property
                add(
                        "recipients[" + i + "].authentication",
                        "docusign takes none with the role of a template");
            }
        }
        return findings;
    }

    private void metadata(String name, String value) {
        if (value.length() > VALUE) {
            add(
                    "metadata." + name,
                    "has %d letters, and docusign takes %d".formatted(value.length(), VALUE));
        }
    }

    private void add(String path, String message) {
        findings.add(new ContractFinding(path, 0, message));
    }
}
