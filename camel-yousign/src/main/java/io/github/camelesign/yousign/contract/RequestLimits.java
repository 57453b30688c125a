// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.contract;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.api.contract.Contract.SignerAuthentication;
import io.github.camelesign.api.contract.ContractFinding;
import io.github.camelesign.spi.PreparedContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What Yousign refuses of a contract: by the description of its API (HumanName, Locale, Metadata,
 * CreateField, reminder_settings), and by its page of limits.
 */
final class RequestLimits {

    private static final List<Integer> INTERVALS = List.of(1, 2, 7, 14);
    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "it", "nl", "es", "pl");

    /** Names of people; Yousign lists the letters, which are Latin ones. */
    private static final Pattern NAME = Pattern.compile("[0-9\\p{IsLatin}`'() -]{1,255}");

    private static final int SIGNERS = 100;
    private static final int APPROVERS = 10;
    private static final int FOLLOWERS = 100;
    private static final int DOCUMENTS = 50;
    private static final int FIELDS = 500;
    private static final int METADATA = 10;
    private static final int METADATA_NAME = 30;
    private static final int METADATA_VALUE = 255;
    private static final int NAME_LENGTH = 128;
    private static final int EMAIL = 100;
    private static final int MESSAGE = 2000;
    private static final int LABEL = 64;

    private final PreparedContract prepared;
    private final Contract contract;
    private final List<ContractFinding> findings = new ArrayList<>();

    RequestLimits(PreparedContract prepared) {
        this.prepared = prepared;
        this.contract = prepared.contract();
    }

    List<ContractFinding> unfit() {
        texts();
        reminders();
        order();
        count("recipients", "signers", countOf(RecipientKind.SIGNER), SIGNERS);
        count("recipients", "approvers", countOf(RecipientKind.APPROVER), APPROVERS);
        count("recipients", "copies", countOf(RecipientKind.COPY), FOLLOWERS);
        count("documents", "documents", contract.documents().size(), DOCUMENTS);
        count("fields", "fields", contract.fields().size(), FIELDS);
        count("metadata", "metadata", contract.metadata().size(), METADATA);
        for (int i = 0; i < contract.recipients().size(); i++) {
            recipient(contract.recipients().get(i), "recipients[" + i + "]");
        }
        for (int i = 0; i < contract.fields().size(); i++) {
            field(contract.fields().get(i), "fields[" + i + "]");
        }
        return findings;
    }

    private void texts() {
        atMost("message", contract.message(), MESSAGE);
        language("locale", contract.locale());
        for (int i = 0; i < contract.documents().size(); i++) {
            atMost("documents[" + i + "].name", contract.documents().get(i).name(), NAME_LENGTH);
        }
        contract.metadata()
                .forEach(
                        (name, value) -> {
                            atMost("metadata." + name, name, METADATA_NAME);
                            atMost("metadata." + name, value, METADATA_VALUE);
                            unless(
                                    !value.isEmpty(),
                                    "metadata." + name,
                                    "is empty, and yousign wants a value");
                        });
    }

    private void reminders() {
        Contract.Reminders reminders = contract.reminders();
        if (reminders == null) {
            return;
        }
        unless(
                INTERVALS.contains(reminders.after()),
                "reminders.after",
                "yousign reminds after 1, 2, 7 or 14 days, not " + reminders.after());
        unless(
                reminders.every() == null || reminders.every() == reminders.after(),
                "reminders.every",
                "yousign waits as long before the first reminder as between further ones, so it must be the same as after");
    }

    private void order() {
        unless(
                contract.templates().isEmpty() || new OrderOfContract(contract).isDefault(),
                "recipients",
                "stand in an order, and with yousign that of a template is the template's, after all approvers");
    }

    private int countOf(RecipientKind kind) {
        return (int) contract.recipients().stream().filter(one -> one.kind() == kind).count();
    }

    private void recipient(Contract.Recipient recipient, String path) {
        language(path + ".locale", recipient.locale());
        atMost(path + ".email", recipient.email(), EMAIL);
        if (recipient.kind() == RecipientKind.COPY) {
            // who has no name at Yousign
            only(recipient, path);
            return;
        }
        name(path + ".firstName", recipient.firstName());
        name(path + ".lastName", recipient.lastName());
        if (recipient.kind() == RecipientKind.APPROVER) {
            only(recipient, path);
        } else {
            atMost(path + ".role", recipient.role(), LABEL);
        }
    }

    private void only(Contract.Recipient recipient, String path) {
        unless(
                recipient.authentication() == SignerAuthentication.NONE,
                path + ".authentication",
                "yousign authenticates signers only");
    }

    private void name(String path, String name) {
        unless(
                NAME.matcher(name).matches() && name.equals(name.strip()),
                path,
                "yousign takes Latin letters, digits, spaces, - ` ' ( and ) in a name, not '%s'"
                        .formatted(name));
    }

    private void language(String path, String locale) {
        unless(
                locale == null || LANGUAGES.contains(Locale.forLanguageTag(locale).getLanguage()),
                path,
                "yousign speaks %s, not %s".formatted(String.join(", ", LANGUAGES), locale));
    }

    private void field(Contract.Field field, String path) {
        atMost(path + ".name", field.name(), NAME_LENGTH);
        if (!contract.templates().isEmpty()) {
            atMost(path + ".name", field.name(), LABEL);
            return;
        }
        prepared.fields().stream()
                .filter(one -> Objects.equals(one.source(), field))
                .findFirst()
                .ifPresent(one -> size(one, path));
    }

    private void size(PreparedContract.Field field, String path) {
        switch (field.source().type()) {
            case SIGNATURE ->
                    unless(
                            field.width() >= FieldOfContract.SIGNATURE_WIDTH
                                    && field.height() >= FieldOfContract.SIGNATURE_HEIGHT
                                    && field.width() <= FieldOfContract.WIDEST_SIGNATURE
                                    && field.height() <= FieldOfContract.HIGHEST_SIGNATURE,
                            path,
                            "yousign takes signatures of %d x %d to %d x %d points"
                                    .formatted(
                                            FieldOfContract.SIGNATURE_WIDTH,
                                            FieldOfContract.SIGNATURE_HEIGHT,
                                            FieldOfContract.WIDEST_SIGNATURE,
                                            FieldOfContract.HIGHEST_SIGNATURE));
            case TEXT ->
                    unless(
                            field.width() >= FieldOfContract.TEXT_WIDTH,
                            path + ".width",
                            "yousign takes texts of %d points at least"
                                    .formatted(FieldOfContract.TEXT_WIDTH));
            case CHECKBOX ->
                    unless(
                            FieldOfContract.size(field) >= FieldOfContract.CHECKBOX_SIZE
                                    && FieldOfContract.size(field)
                                            <= FieldOfContract.LARGEST_CHECKBOX,
                            path,
                            "yousign takes checkboxes of %d to %d points"
                                    .formatted(
                                            FieldOfContract.CHECKBOX_SIZE,
                                            FieldOfContract.LARGEST_CHECKBOX));
            case DATE, INITIALS -> {
                // a date is as large as its text, and initials are refused
            }
        }
    }

    private void count(String path, String what, int count, int most) {
        unless(count <= most, path, "has %d %s, and yousign takes %d".formatted(count, what, most));
    }

    private void atMost(String path, String text, int most) {
        unless(
                text == null || text.length() <= most,
                path,
                "has more letters than the %d that yousign takes".formatted(most));
    }

    private void unless(boolean fits, String path, String message) {
        if (!fits) {
            findings.add(new ContractFinding(path, 0, message));
        }
    }
}
