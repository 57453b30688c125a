// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An envelope or a template. One that others can see is never changed: {@link DocuSignState#change}
 * makes a copy first.
 *
 * @param data what was said about it, and what became of it, in the words of an answer; its lock,
 *     too
 */
record DocuSignEnvelope(
        String id,
        Account account,
        User owner,
        boolean isTemplate,
        ObjectNode data,
        List<EnvelopeDocument> documents,
        List<Recipient> recipients) {
    private static final int MOST_RECIPIENTS = 100;
    private static final String DECIDED =
            "status|voidedReason|envelopeId|templateId|documentBase64|purge.*|.*DateTime|.*Uri";

    /** A draft without anything in it. */
    static DocuSignEnvelope draft(
            Account account, User owner, boolean isTemplate, ObjectNode data, Instant now) {
        String id = UUID.randomUUID().toString();
        DocuSignEnvelope made =
                new DocuSignEnvelope(
                        id, account, owner, isTemplate, data, new ArrayList<>(), new ArrayList<>());
        made.becomes(EnvelopeStatus.CREATED, now);
        data.put("purgeState", "unpurged");
        return made;
    }

    /**
     * Sets what a client may set and DocuSign does not decide itself.
     *
     * @return whether there was anything
     */
    boolean set(ObjectNode settings) {
        ObjectNode allowed = settings.deepCopy();
        allowed.properties()
                .removeIf(f -> !f.getValue().isTextual() || f.getKey().matches(DECIDED));
        data.setAll(allowed);
        return !allowed.isEmpty();
    }

    DocuSignEnvelope copy() {
        return new DocuSignEnvelope(
                id,
                account,
                owner,
                isTemplate,
                data.deepCopy(),
                new ArrayList<>(documents),
                new ArrayList<>(recipients.stream().map(Recipient::copy).toList()));
    }

    /** A copy that was changed. */
    DocuSignEnvelope changed(Consumer<DocuSignEnvelope> change) {
        DocuSignEnvelope copy = copy();
        change.accept(copy);
        return copy;
    }

    EnvelopeStatus status() {
        return EnvelopeStatus.valueOf(text("status").toUpperCase(Locale.ROOT));
    }

    /** Refuses a step that the status does not allow. */
    void require(boolean allowed, String complaint) {
        DocuSignError.require(allowed, "ENVELOPE_INVALID_STATUS", status().word(), complaint);
    }

    String subject() {
        return text("emailSubject");
    }

    /** Empty when it is not there. */
    String text(String field) {
        return data.path(field).asText();
    }

    /** Of the address of the API, as answers name it. */
    String uri() {
        return (isTemplate ? "/templates/" : "/envelopes/") + id;
    }

    Optional<Instant> time(String field) {
        return data.path(field).isTextual()
                ? Optional.of(Instant.parse(text(field)))
                : Optional.empty();
    }

    boolean isBetween(String field, Optional<Instant> from, Optional<Instant> to) {
        return Scalars.isBetween(time(field), from, to);
    }

    /** Sets the status and the times that belong to it. */
    void becomes(EnvelopeStatus status, Instant now) {
        String time = Scalars.write(now);
        data.put("status", status.word()).put(status.time(), time);
        data.put("statusChangedDateTime", time).put("lastModifiedDateTime", time);
    }

    Optional<EnvelopeDocument> document(String documentId) {
        return documents.stream().filter(document -> document.id().equals(documentId)).findFirst();
    }

    int pages() {
        return documents.stream().mapToInt(document -> document.upload().pages()).sum();
    }

    List<EnvelopeDocument> documentsInOrder() {
        return documents.stream().sorted(Comparator.comparingInt(EnvelopeDocument::order)).toList();
    }

    Optional<Recipient> recipient(String recipientId) {
        return recipients.stream()
                .filter(r -> r.id().equals(recipientId) || r.guid().equals(recipientId))
                .findFirst();
    }

    Recipient requireRecipient(String recipientId) {
        return recipient(recipientId)
                .orElseThrow(() -> DocuSignError.of("INVALID_RECIPIENT_ID", recipientId));
    }

    /** In the order of their turns. */
    List<Recipient> recipientsInOrder() {
        return recipients.stream().sorted(Comparator.comparingInt(Recipient::order)).toList();
    }

    /** Those whose turn it is. */
    Stream<Recipient> waitedFor() {
        return status().isInProcess()
                ? recipientsInOrder().stream().filter(Recipient::isWaitedFor)
                : Stream.empty();
    }

    boolean isOf(User user) {
        return owner.id().equals(user.id());
    }

    boolean reaches(User user) {
        return recipients.stream().anyMatch(recipient -> recipient.isAt(user.email()));
    }

    /** Refuses two recipients with the same id, and tabs on documents that are not there. */
    void checkRecipients() {
        DocuSignError.require(
                recipients.size() <= MOST_RECIPIENTS, "RECIPIENT_LIMIT_EXCEEDED", MOST_RECIPIENTS);
        Set<String> ids = new HashSet<>();
        for (Recipient recipient : recipients) {
            DocuSignError.require(
                    ids.add(recipient.id()), "INVALID_RECIPIENT_ID", recipient.id() + " is twice");
            checkTabs(recipient);
        }
    }

    void checkTabs(Recipient recipient) {
        for (ObjectNode tab : recipient.allTabs()) {
            String on = tab.path("documentId").asText();
            DocuSignError.require(
                    on.isEmpty() || document(on).isPresent(), "TAB_REFERS_TO_MISSING_DOCUMENT", on);
        }
    }
}
