// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.contract;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.api.contract.Contract.SignerAuthentication;
import io.github.camelesign.api.contract.ContractFinding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What of a contract SignNow cannot do, though it can do each part of it. */
final class UnfitContract {

    /** By the reference of group invites. */
    private static final int HIGHEST_ORDER = 100;

    /** By SignNow's MCP server. */
    private static final int LAST_FIRST_REMINDER = 179;

    private static final int LONGEST_REPEAT = 7;

    private final Contract contract;
    private final boolean embedded;
    private final List<ContractFinding> findings = new ArrayList<>();

    UnfitContract(Contract contract) {
        this.contract = contract;
        this.embedded = Form.isEmbedded(contract);
    }

    List<ContractFinding> findings() {
        whenEmbedded();
        reminders();
        Set<String> roles = new HashSet<>();
        Set<String> addresses = new HashSet<>();
        for (int i = 0; i < contract.recipients().size(); i++) {
            Contract.Recipient one = contract.recipients().get(i);
            String path = "recipients[" + i + "]";
            if (one.kind() == RecipientKind.COPY) {
                copy(one, path);
                continue;
            }
            if (one.order() > HIGHEST_ORDER) {
                find(path + ".order", "signnow takes %d at most".formatted(HIGHEST_ORDER));
            }
            if (one.signs() && !roles.add(Form.role(one))) {
                find(path + ".role", "'%s' is that of another recipient".formatted(Form.role(one)));
            }
            String address = one.email().toLowerCase(Locale.ROOT);
            if (Form.isGroup(contract)
                    // an embedded one has a link by the address alone
                    && !addresses.add(embedded ? address : one.order() + " " + address)) {
                find(
                        path + ".email",
                        "signnow asks an address once at each place in the order, and once in all where somebody signs embedded, if there are several documents or an approver");
            }
        }
        values();
        return findings;
    }

    /** The requests for embedded invites have no place for any of this. */
    private void whenEmbedded() {
        if (!embedded) {
            return;
        }
        String reason = "signnow does not have %s where somebody signs embedded";
        if (contract.expires() != null) {
            find("expires", reason.formatted("an expiry"));
        }
        if (contract.reminders() != null) {
            find("reminders", reason.formatted("reminders"));
        }
    }

    private void reminders() {
        Contract.Reminders reminders = contract.reminders();
        if (reminders == null) {
            return;
        }
        if (reminders.after() > LAST_FIRST_REMINDER) {
            find(
                    "reminders.after",
                    "signnow reminds after %d days at the latest".formatted(LAST_FIRST_REMINDER));
        }
        if (reminders.every() != null && reminders.every() > LONGEST_REPEAT) {
            find(
                    "reminders.every",
                    "signnow reminds again every %d days at the longest".formatted(LONGEST_REPEAT));
        }
    }

    /** Of whom SignNow takes the address, and nothing else. */
    private void copy(Contract.Recipient one, String path) {
        String reason = "signnow knows only the address of who gets a copy";
        if (embedded) {
            find(path + ".kind", "signnow sends no copies where somebody signs embedded");
        }
        if (one.authentication() != SignerAuthentication.NONE) {
            find(path + ".authentication", reason);
        }
        if (one.locale() != null) {
            find(path + ".locale", reason);
        }
        if (one.extensions().containsKey("signnow")) {
            find(path + ".extensions.signnow", "no request is about who gets a copy");
        }
    }

    /** They are put in by the names of fields. */
    private void values() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < contract.fields().size(); i++) {
            Contract.Field field = contract.fields().get(i);
            String path = "fields[" + i + "]";
            if (field.name() != null
                    && !names.add(field.document() + "/" + field.name())
                    && hasValue(field.name())) {
                find(
                        path + ".name",
                        "is the name of another field, and a value is for all fields of a name");
            }
        }
    }

    private boolean hasValue(String name) {
        return contract.fields().stream()
                .anyMatch(field -> name.equals(field.name()) && field.value() != null);
    }

    private void find(String path, String message) {
        findings.add(new ContractFinding(path, 0, message));
    }
}
