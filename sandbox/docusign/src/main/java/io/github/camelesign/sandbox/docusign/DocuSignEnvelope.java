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
import java.util.UUID;

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
    private static final Set<String> DECIDED =
            Set.of("status", "voidedReason", "envelopeId", "templateId", "documentBase64");

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
                .removeIf(
                        field ->
                                !field.getValue().isTextual()
                                        || DECIDED.contains(field.getKey())
                                        || field.getKey().matches("purge.*|.*DateTime|.*Uri"));
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

    EnvelopeStatus status() {
        return EnvelopeStatus.of(data.path("status").asText()).orElseThrow();
    }

    String subject() {
        return data.path("emailSubject").asText();
    }

    /** Of the address of the API, as answers name it. */
    String uri() {
        return (isTemplate ? "/templates/" : "/envelopes/") + id;
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
