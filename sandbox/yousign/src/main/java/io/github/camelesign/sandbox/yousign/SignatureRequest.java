// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.yousign.Recipient.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Documents and the people who sign and approve them. What happens to it step by step is in {@link
 * Lifecycle}.
 */
final class SignatureRequest extends YousignEnvelope {
    /** How things are made that are made through the API. */
    static final String SOURCE = "public_api";

    private static final int DEFAULT_MONTHS = 6;

    final List<RequestDocument> documents = new ArrayList<>();
    final List<Recipient> signers = new ArrayList<>();
    final List<Recipient> approvers = new ArrayList<>();
    final List<ObjectNode> followers = new ArrayList<>();
    final Set<String> labelIds = new LinkedHashSet<>();

    /** Null when there is none. */
    ObjectNode metadata;

    /** Who declined, why and when; null at first. */
    ObjectNode declineInformation;

    /** Who rejected, why and when; null at first. */
    ObjectNode rejectionInformation;

    /** Null for the owner of the organization. */
    String senderId;

    Instant activated;
    Instant approved;
    Instant completed;

    SignatureRequest(YousignState state, ObjectNode settings) {
        super(state, settings);
        expires = created.atZone(ZoneOffset.UTC).plusMonths(DEFAULT_MONTHS).toInstant();
    }

    /** The owner, unless the activation named somebody. */
    ObjectNode senderUser() {
        return Optional.ofNullable(senderId)
                .flatMap(state.accounts.users::find)
                .orElseGet(state.accounts::owner);
    }

    @Override
    String sender() {
        return senderUser().path("email").asText();
    }

    String deliveryMode() {
        return settings.path("delivery_mode").asText();
    }

    String workspaceId() {
        return settings.path("workspace_id").asText();
    }

    @Override
    Stream<Recipient> people() {
        return Stream.concat(approvers.stream(), signers.stream());
    }

    List<Recipient> people(Kind kind) {
        return kind == Kind.SIGNER ? signers : approvers;
    }

    Recipient person(Kind kind, String personId) {
        return people(kind).stream()
                .filter(one -> one.id.equals(personId))
                .findFirst()
                .orElseThrow(() -> YousignError.notFound(kind.word() + " " + personId));
    }

    RequestDocument document(String documentId) {
        return documents.stream()
                .filter(document -> document.id.equals(documentId))
                .findFirst()
                .orElseThrow(() -> YousignError.notFound("Document " + documentId));
    }

    Stream<RequestDocument> signableDocuments() {
        return documents.stream().filter(RequestDocument::isSignable);
    }

    @Override
    Stream<FileIntake.StoredFile> files() {
        return signableDocuments().map(RequestDocument::file);
    }

    @Override
    List<Drawing> drawings() {
        return documents.stream().map(document -> Drawing.of(this, document)).toList();
    }

    /** The fields of one signer, each with the document it is on. */
    List<ObjectNode> fieldsOf(Recipient signer) {
        return documents.stream()
                .flatMap(document -> document.fields.stream())
                .filter(field -> field.path("signer_id").asText().equals(signer.id))
                .toList();
    }

    /** Whether it has not been sent yet; else most of it is closed to changes. */
    void requireDraft() {
        require(status == Status.DRAFT, "in draft");
    }

    /** Refuses what the status does not allow. */
    void require(boolean isCompatible, String expected) {
        if (!isCompatible) {
            throw YousignError.incompatible(
                    "signature_request",
                    "The signature request must be " + expected + ", it is in " + status.word());
        }
    }

    @Override
    ObjectNode json() {
        ObjectNode json = json(p -> JsonReader.object().put("id", p.id).put("status", p.status));
        return DescribedVersionThree.complete("SignatureRequest", json, state.now());
    }

    /** The answer to an activation, with the links of those whose turn it is. */
    ObjectNode activatedJson() {
        return json(Recipient::linkJson);
    }

    private ObjectNode json(Function<Recipient, ObjectNode> shown) {
        ObjectNode json = settings.deepCopy();
        json.put("id", id)
                .put("status", status.word())
                .put("source", SOURCE)
                .put("created_at", Timestamps.text(created))
                .put("activated_at", Timestamps.text(activated))
                .put("completed_at", Timestamps.text(completed))
                .put("approved_at", Timestamps.text(approved))
                .put("expiration_date", Timestamps.text(expires));
        json.set("decline_information", declineInformation);
        json.set("rejection_information", rejectionInformation);
        json.set("sender", senderUser());
        json.set("labels", labels());
        json.putArray("custom_properties");
        ArrayNode papers = json.putArray("documents");
        documents.forEach(
                d -> papers.addObject().put("id", d.id).set("nature", d.settings.get("nature")));
        json.set("signers", YousignCall.array(signers.stream().map(shown)));
        return json.set("approvers", YousignCall.array(approvers.stream().map(shown)));
    }

    ArrayNode labels() {
        return YousignCall.array(
                labelIds.stream()
                        .flatMap(label -> state.labels.find(label).stream())
                        .map(label -> label.retain("id", "name")));
    }
}
