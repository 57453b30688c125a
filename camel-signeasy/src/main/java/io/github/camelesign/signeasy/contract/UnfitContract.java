// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.contract;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.FieldType;
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
        recipients();
        for (int i = 0; i < contract.fields().size(); i++) {
            field(contract.fields().get(i), "fields[" + i + "]");
        }
        return findings;
    }

    private void recipients() {
        boolean embedded = false;
        boolean mailed = false;
        for (int i = 0; i < contract.recipients().size(); i++) {
            Contract.Recipient recipient = contract.recipients().get(i);
            String path = "recipients[" + i + "].delivery";
            boolean isEmbedded = recipient.delivery() == Delivery.EMBEDDED;
            if (recipient.signs()) {
                unless(
                        isEmbedded ? !mailed : !embedded,
                        path,
                        "with signeasy all signers are embedded, or none");
                embedded |= isEmbedded;
                mailed |= !isEmbedded;
            } else {
                unless(!isEmbedded, path, "signeasy has embedded signers only");
            }
        }
    }

    private void field(Contract.Field field, String path) {
        unless(
                contract.templates().isEmpty() || field.type() == FieldType.TEXT,
                path + ".type",
                "signeasy fills in texts of a template, and no " + field.type());
    }

    private void unless(boolean fits, String path, String message) {
        if (!fits) {
            findings.add(new ContractFinding(path, 0, message));
        }
    }
}
