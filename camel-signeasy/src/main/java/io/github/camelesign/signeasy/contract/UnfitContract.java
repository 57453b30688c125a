// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.contract;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.ContractFinding;
import java.util.ArrayList;
import java.util.List;

/** What Signeasy refuses of a contract, or has no place for (docs.signeasy.com). */
final class UnfitContract {

    private static final int DOCUMENTS = 20;
    private static final String STRIPPED = "/:*<>|";

    private final Contract contract;
    private final List<ContractFinding> findings = new ArrayList<>();

    UnfitContract(Contract contract) {
        this.contract = contract;
    }

    List<ContractFinding> findings() {
        unless(
                contract.documents().size() <= DOCUMENTS,
                "documents",
                "are %d, and signeasy takes %d".formatted(contract.documents().size(), DOCUMENTS));
        for (int i = 0; i < contract.documents().size(); i++) {
            String name = contract.documents().get(i).name();
            unless(
                    name.chars().noneMatch(letter -> STRIPPED.indexOf(letter) >= 0),
                    "documents[" + i + "].name",
                    "'%s' has one of the letters %s, which signeasy takes out of names"
                            .formatted(name, STRIPPED));
        }
        String template = contract.templates().getOrDefault("signeasy", "0");
        unless(
                template.matches("\\d{1,18}"),
                "template.signeasy",
                "must be the number of a template, not '%s'".formatted(template));
        return findings;
    }

    private void unless(boolean fits, String path, String message) {
        if (!fits) {
            findings.add(new ContractFinding(path, 0, message));
        }
    }
}
