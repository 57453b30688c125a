// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An envelope or a template. One that others can see is never changed: {@link DocuSignState#change}
 * makes a copy first.
 */
final class DocuSignEnvelope {
    private static final Set<String> DECIDED =
            Set.of("status", "voidedReason", "envelopeId", "templateId", "documentBase64");

    private final String id;
    private final Account account;
    private final User owner;
    private final boolean template;
    private final ObjectNode data;
    private final List<EnvelopeDocument> documents;
    private final List<Recipient> recipients;

    /** Null when nobody holds one. */
    private EditLock lock;

    private DocuSignEnvelope(
            String id,
            Account account,
            User owner,
            boolean template,
            ObjectNode data,
            List<EnvelopeDocument> documents,
            List<Recipient> recipients,
            EditLock lock) {
        this.id = id;
        this.account = account;
        this.owner = owner;
        this.template = template;
        this.data = data;
        this.documents = documents;
        this.recipients = recipients;
        this.lock = lock;
    }

    /** A draft without anything in it. */
    static DocuSignEnvelope draft(
            String id,
            Account account,
            User owner,
            boolean template,
            ObjectNode data,
            Instant now) {
        DocuSignEnvelope made =
                new DocuSignEnvelope(
                        id,
                        account,
                        owner,
                        template,
                        data,
                        new ArrayList<>(),
                        new ArrayList<>(),
                        null);
        made.becomes(EnvelopeStatus.CREATED, now);
        data.put("purgeState", "unpurged");
        return made;
    }

    /** Whether a client may set the field, which DocuSign does not decide itself. */
    static boolean isSetting(String field, JsonNode value) {
        return value.isTextual()
                && !DECIDED.contains(field)
                && !field.startsWith("purge")
                && !field.endsWith("DateTime")
                && !field.endsWith("Uri");
    }

    DocuSignEnvelope copy() {
        List<Recipient> copies = new ArrayList<>();
        recipients.forEach(recipient -> copies.add(recipient.copy()));
        return new DocuSignEnvelope(
                id,
                account,
                owner,
                template,
                data.deepCopy(),
                new ArrayList<>(documents),
                copies,
                lock);
    }

    String id() {
        return id;
    }

    Account account() {
        return account;
    }

    User owner() {
        return owner;
    }

    boolean isTemplate() {
        return template;
    }

    /** What was said about it, and what became of it, in the words of an answer. */
    ObjectNode data() {
        return data;
    }

    /** To be changed only in a change. */
    List<EnvelopeDocument> documents() {
        return documents;
    }

    /** To be changed only in a change. */
    List<Recipient> recipients() {
        return recipients;
    }

    Optional<EditLock> lock(Instant now) {
        return Optional.ofNullable(lock).filter(held -> held.until().isAfter(now));
    }

    void setLock(EditLock lock) {
        this.lock = lock;
    }

    EnvelopeStatus status() {
        return EnvelopeStatus.of(data.path("status").asText()).orElseThrow();
    }

    String subject() {
        return data.path("emailSubject").asText();
    }

    /** Of the address of the API, as answers name it. */
    String uri() {
        return (template ? "/templates/" : "/envelopes/") + id;
    }

    Optional<Instant> time(String field) {
        JsonNode time = data.path(field);
        return time.isTextual() ? Optional.of(Instant.parse(time.asText())) : Optional.empty();
    }

    /** Sets the status and the times that belong to it. */
    void becomes(EnvelopeStatus status, Instant now) {
        String time = DocuSignTime.write(now);
        data.put("status", status.word()).put(status.time(), time);
        data.put("statusChangedDateTime", time).put("lastModifiedDateTime", time);
    }

    void touched(Instant now) {
        data.put("lastModifiedDateTime", DocuSignTime.write(now));
    }

    Optional<EnvelopeDocument> document(String documentId) {
        return documents.stream().filter(document -> document.id().equals(documentId)).findFirst();
    }

    List<EnvelopeDocument> documentsInOrder() {
        return documents.stream().sorted(Comparator.comparingInt(EnvelopeDocument::order)).toList();
    }

    Optional<Recipient> recipient(String recipientId) {
        return recipients.stream()
                .filter(r -> r.id().equals(recipientId) || r.guid().equals(recipientId))
                .findFirst();
    }

    /** In the order of their turns. */
    List<Recipient> recipientsInOrder() {
        return recipients.stream().sorted(Comparator.comparingInt(Recipient::order)).toList();
    }

    boolean isOf(User user) {
        return owner.id().equals(user.id());
    }

    boolean reaches(User user) {
        return recipients.stream().anyMatch(recipient -> recipient.isAt(user.email()));
    }
}
