// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Documents and the people who sign and approve them. Guarded by the state's lock. What happens to
 * it step by step is in {@link Lifecycle}.
 */
final class SignatureRequest {
    final String id = UUID.randomUUID().toString();
    final Instant created;
    final String source;

    /** What may be set when it is created or changed, in Yousign's names. */
    final ObjectNode settings;

    final List<RequestDocument> documents = new ArrayList<>();
    final List<Signer> signers = new ArrayList<>();
    final List<Approver> approvers = new ArrayList<>();
    final List<ObjectNode> followers = new ArrayList<>();
    final Set<String> labels = new LinkedHashSet<>();
    final List<EnvelopeHistory> history = new ArrayList<>();

    /** Null when there is none. */
    ObjectNode metadata;

    /** Who declined, why and when; null at first. */
    ObjectNode declineInformation;

    /** Who rejected, why and when; null at first. */
    ObjectNode rejectionInformation;

    /** Null for the owner of the organization. */
    String senderId;

    Status status = Status.DRAFT;
    Instant expires;
    Instant activated;
    Instant approved;
    Instant completed;
    Instant lastReminder;
    int reminders;

    SignatureRequest(String source, ObjectNode settings, Instant created) {
        this.source = source;
        this.settings = settings;
        this.created = created;
    }

    String name() {
        return settings.path("name").asText();
    }

    String deliveryMode() {
        return settings.path("delivery_mode").asText();
    }

    boolean is(String setting) {
        return settings.path(setting).asBoolean();
    }

    ZoneId zone() {
        return ZoneId.of(settings.path("timezone").asText());
    }

    String workspaceId() {
        return settings.path("workspace_id").asText();
    }

    Stream<Recipient> recipients() {
        return Stream.concat(approvers.stream(), signers.stream());
    }

    Optional<Recipient> recipient(String recipientId) {
        return recipients().filter(r -> r.id().equals(recipientId)).findFirst();
    }

    Signer signer(String signerId) {
        return signers.stream()
                .filter(signer -> signer.id().equals(signerId))
                .findFirst()
                .orElseThrow(() -> YousignError.notFound("Signer " + signerId));
    }

    Approver approver(String approverId) {
        return approvers.stream()
                .filter(approver -> approver.id().equals(approverId))
                .findFirst()
                .orElseThrow(() -> YousignError.notFound("Approver " + approverId));
    }

    RequestDocument document(String documentId) {
        return documents.stream()
                .filter(document -> document.id().equals(documentId))
                .findFirst()
                .orElseThrow(() -> YousignError.notFound("Document " + documentId));
    }

    List<RequestDocument> signableDocuments() {
        return documents.stream().filter(RequestDocument::isSignable).toList();
    }

    /** The fields of one signer, each with the document it is on. */
    List<ObjectNode> fieldsOf(Signer signer) {
        return documents.stream()
                .flatMap(document -> document.fields.stream())
                .filter(field -> field.path("signer_id").asText().equals(signer.id()))
                .toList();
    }

    /** Whether it has not been sent yet; else most of it is closed to changes. */
    void requireDraft() {
        if (status != Status.DRAFT) {
            throw YousignError.refused(
                    "signature_request.status_not_compatible",
                    "The signature request is not in draft but in " + status.word());
        }
    }
}
