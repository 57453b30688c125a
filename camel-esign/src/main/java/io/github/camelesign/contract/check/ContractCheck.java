// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.check;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.contract.read.Findings;
import io.github.camelesign.spi.Contracts;
import io.github.camelesign.spi.PreparedContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Checks a contract as a whole, and prepares it to be sent. */
public final class ContractCheck {

    private final String provider;
    private final Contracts contracts;
    private final Findings findings;
    private final LocalDate today;
    private final Deadline deadline;

    /**
     * @param provider the scheme of the component
     * @param findings takes all that is wrong
     */
    public ContractCheck(
            String provider,
            Contracts contracts,
            Findings findings,
            LocalDate today,
            Deadline deadline) {
        this.provider = provider;
        this.contracts = contracts;
        this.findings = findings;
        this.today = today;
        this.deadline = deadline;
    }

    /** The contract with its documents and the places of its fields, as far as they are right. */
    public PreparedContract check(Contract read, DocumentFiles files) throws IOException {
        List<Contract.Document> named = read.documents().stream().map(files::named).toList();
        Contract contract = withDocuments(read, named);
        new CompletenessCheck(contract, provider, findings).check();
        new CapabilityCheck(contract, provider, contracts, findings).check(today);
        PlacementCheck placement = new PlacementCheck(contract, findings, deadline);
        for (int i = 0; i < contract.documents().size(); i++) {
            Contract.Document document = contract.documents().get(i);
            String path = "documents[" + i + "]";
            try {
                Path file = files.file(document);
                if (isOfRightSize(file, path)) {
                    placement.look(document, file, path);
                }
            } catch (IllegalArgumentException e) {
                findings.add(path, e.getMessage());
            }
        }
        PreparedContract prepared =
                new PreparedContract(
                        contract,
                        new ArrayList<>(placement.documents()),
                        placement.fields(),
                        today);
        contracts.unfit(prepared).forEach(one -> findings.add(one.path(), one.message()));
        return prepared;
    }

    private boolean isOfRightSize(Path file, String path) throws IOException {
        long size = Files.size(file);
        long most = contracts.capabilities().limits().documentBytes();
        if (size > most) {
            findings.add(
                    path, "has more than the %d bytes that %s takes".formatted(most, provider));
        } else if (size == 0) {
            findings.add(path, "is empty");
        }
        return size > 0 && size <= most;
    }

    private static Contract withDocuments(Contract contract, List<Contract.Document> documents) {
        return new Contract(
                contract.title(),
                contract.message(),
                contract.locale(),
                contract.reference(),
                contract.attempt(),
                contract.metadata(),
                contract.expires(),
                contract.reminders(),
                documents,
                contract.templates(),
                contract.recipients(),
                contract.fields(),
                contract.extensions());
    }
}
