// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be signed and by whom, in terms that all providers share.
 *
 * @param title subject of e-mails and name of the envelope
 * @param message text of e-mails; null for the provider's own
 * @param locale language of e-mails and pages, such as {@code en} or {@code fr-FR}; null for the
 *     account's
 * @param reference the sender's own id of the contract, by which it is sent once
 * @param attempt counts anew after an attempt was declined, voided or has expired; the first is 1
 * @param metadata the sender's own values, which the provider keeps
 * @param expires the last day to sign; null for the account's default
 * @param reminders null for the account's default
 * @param documents empty if a template is used
 * @param templates name of a provider to the id of its template; empty if documents are sent
 * @param extensions name of a provider to the name of a request to what is merged into it
 */
public record Contract(
        String title,
        String message,
        String locale,
        String reference,
        int attempt,
        Map<String, String> metadata,
        LocalDate expires,
        Reminders reminders,
        List<Document> documents,
        Map<String, String> templates,
        List<Recipient> recipients,
        List<Field> fields,
        Map<String, Map<String, Object>> extensions) {

    /** The version of the format that this record is. */
    public static final int VERSION = 1;

    public Contract {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(reference, "reference");
        metadata = Map.copyOf(metadata);
        documents = List.copyOf(documents);
        templates = Map.copyOf(templates);
        recipients = List.copyOf(recipients);
        fields = List.copyOf(fields);
        extensions = Map.copyOf(extensions);
    }

    /** Distinguishes this attempt from every other. */
    public String key() {
        return reference + "#" + attempt;
    }

    public Optional<Recipient> recipient(String id) {
        return recipients.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public Optional<Document> document(String id) {
        return documents.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /**
     * When those who have not signed are reminded.
     *
     * @param after days after the sending
     * @param every days between further ones; null for one only
     */
    public record Reminders(int after, Integer every) {}

    /**
     * @param id unique in the contract
     * @param name with its extension, as signers see it
     * @param source {@code body}, {@code attachment:} and its name, or the URI of a resource
     */
    public record Document(String id, String name, String source) {

        public static final String BODY = "body";
        public static final String ATTACHMENT = "attachment:";
    }

    /**
     * @param id unique in the contract
     * @param phone in E.164, such as {@code +33612345678}; null if it is not known
     * @param role of the provider's template; null without one
     * @param order 1 for the first; those with the same number act in any order
     * @param locale null for that of the contract
     * @param extensions as those of the contract, for the requests about this recipient
     */
    public record Recipient(
            String id,
            RecipientKind kind,
            String firstName,
            String lastName,
            String email,
            String phone,
            String role,
            int order,
            Delivery delivery,
            SignerAuthentication authentication,
            String locale,
            Map<String, Map<String, Object>> extensions) {

        public Recipient {
            extensions = Map.copyOf(extensions);
        }

        public String name() {
            return firstName + " " + lastName;
        }

        public boolean signs() {
            return kind == RecipientKind.SIGNER;
        }
    }

    /**
     * Something that a signer fills in. It has an anchor or a place.
     *
     * @param recipient id of who fills it in
     * @param document id of where it is
     * @param name null for one of the provider's
     * @param value what stands there already; null for nothing
     */
    public record Field(
            String recipient,
            String document,
            FieldType type,
            Anchor anchor,
            Place place,
            Double width,
            Double height,
            boolean required,
            String name,
            String value) {}

    /**
     * A place that is found by text of the document.
     *
     * @param occurrence 1 for the first; of the whole document
     * @param x from the left end of the text to that of the field, in points
     * @param y from the top of its capitals down to that of the field, in points
     */
    public record Anchor(String text, int occurrence, double x, double y) {}

    /**
     * @param page 1 for the first, -1 for the last
     * @param x from the left edge of the page as it is shown, in points
     * @param y from its top edge, in points
     */
    public record Place(int page, double x, double y) {}

    /** What somebody has to do. */
    public enum RecipientKind {
        SIGNER,
        APPROVER,
        COPY;

        /** As it is written in contracts and results. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How somebody gets to what they have to sign. */
    public enum Delivery {
        EMAIL,
        EMBEDDED;

        /** As it is written in contracts and results. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a signer proves who they are. */
    public enum SignerAuthentication {
        /** Who has the link may sign. */
        NONE,
        /** A code by e-mail. */
        CODE,
        /** A code to their phone. */
        SMS;

        /** As it is written in contracts and results. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a signer fills in. */
    public enum FieldType {
        SIGNATURE,
        INITIALS,
        DATE,
        TEXT,
        CHECKBOX;

        /** As it is written in contracts and results. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
