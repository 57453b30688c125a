// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.contract;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.ContractFinding;
import io.github.camelesign.spi.PreparedContract;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What does not go together in an envelope, or is not documented. */
final class EnvelopeLimits {

    private final PreparedContract prepared;
    private final Contract contract;
    private final List<ContractFinding> findings = new ArrayList<>();

    EnvelopeLimits(PreparedContract prepared) {
        this.prepared = prepared;
        this.contract = prepared.contract();
    }

    List<ContractFinding> unfit() {
        reminders();
        signers();
        return findings;
    }

    /**
     * By jSign's help (API, envelopes/create_with_files) {@code reminder_period} counts days before
     * the expiry; the contract counts them from the sending.
     */
    private void reminders() {
        if (contract.reminders() != null
                && prepared.days().orElse(0) <= contract.reminders().after()) {
            add(
                    "reminders",
                    "jSign counts the days of its one reminder from the expiry: expires must be given, and be later than the reminder");
        }
    }

    /**
     * By jSign's help {@code send_email_to_recipients} is one for all (API,
     * envelopes/create_with_files), and a signer is reminded, and has a link, by address (API,
     * envelopes/remind, envelopes/embedded_signing).
     */
    private void signers() {
        boolean embedded = EnvelopeOfContract.isEmbedded(contract);
        Set<String> addresses = new HashSet<>();
        for (Contract.Recipient signer : RecipientsOfContract.signersOf(contract)) {
            String path = "recipients[%d].".formatted(contract.recipients().indexOf(signer));
            if (embedded && signer.delivery() == Delivery.EMAIL) {
                add(
                        path + "delivery",
                        "jSign sends e-mails to all signers or to none, and others are embedded");
            }
            if (!addresses.add(signer.email().toLowerCase(Locale.ROOT))) {
                add(path + "email", "jSign knows signers by their addresses: another has this one");
            }
        }
    }

    private void add(String path, String message) {
        findings.add(new ContractFinding(path, 0, message));
    }
}
