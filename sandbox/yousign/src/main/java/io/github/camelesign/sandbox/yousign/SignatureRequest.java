// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.yousign.Recipient.Kind;
import io.github.camelesign.sandbox.yousign.YousignError.Violation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Documents and the people who sign and approve them, and its steps from draft to its end. */
final class SignatureRequest extends YousignEnvelope {
    /** How things are made that are made through the API. */
    static final String SOURCE = "public_api";

    private static final int DEFAULT_MONTHS = 6;

    final List<RequestDocument> documents = new ArrayList<>();
    final List<Recipient> signers = new ArrayList<>();
    final List<Recipient> approvers = new ArrayList<>();
    final List<ObjectNode> followers = new ArrayList<>();
    final Set<String> labelIds = new LinkedHashSet<>();

    SignatureRequest(YousignState state, ObjectNode settings) {
        super(state, settings.setAll(Defaults.of("progress")));
        expires = created.atZone(ZoneOffset.UTC).plusMonths(DEFAULT_MONTHS).toInstant();
    }

    /** The owner, unless the activation named somebody. */
    ObjectNode senderUser() {
        String sender = settings.path("sender_id").asText();
        return state.accounts.users.find(sender).orElseGet(state.accounts::owner);
    }

    @Override
    String sender() {
        return senderUser().path("email").asText();
    }

    @Override
    Stream<Recipient> people() {
        return Stream.concat(approvers.stream(), signers.stream());
    }

    List<Recipient> people(Kind kind) {
        return kind == Kind.SIGNER ? signers : approvers;
    }

    Recipient person(Kind kind, String personId) {
        return YousignError.notFound(kind.word() + " " + personId)
                .unless(people(kind), one -> one.id.equals(personId));
    }

    RequestDocument document(String documentId) {
        return YousignError.notFound("Document " + documentId)
                .unless(documents, document -> document.id.equals(documentId));
    }

    Stream<RequestDocument> signableDocuments() {
        return documents.stream().filter(RequestDocument::isSignable);
    }

    @Override
    Stream<FileIntake.StoredFile> files() {
        return signableDocuments().map(document -> document.file);
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
        YousignError.incompatible(
                        "signature_request",
                        "The signature request must be " + expected + ", it is in " + status.word())
                .when(!isCompatible);
    }

    void activate() {
        requireDraft();
        requireComplete();
        new Stages(this).arrange();
        lastReminder = state.now();
        settings.put("activated_at", Forms.text(lastReminder));
        turnToNext(() -> publish("activated", null));
    }

    private void requireComplete() {
        List<Violation> missing = new ArrayList<>();
        if (signers.isEmpty()) {
            missing.add(new Violation("signers", "At least one signer is required"));
        }
        if (signableDocuments().findAny().isEmpty()) {
            missing.add(new Violation("documents", "At least one signable document is required"));
        }
        for (int i = 0; i < signers.size(); i++) {
            if (fieldsOf(signers.get(i)).stream()
                    .noneMatch(field -> field.path("type").asText().equals("signature"))) {
                String name = "signers[" + i + "][fields]";
                missing.add(new Violation(name, "At least one signature field is required"));
            }
        }
        if (!expires.isAfter(state.now())) {
            missing.add(new Violation("expiration_date", "The date cannot be in the past"));
        }
        YousignError.violated(missing).when(!missing.isEmpty());
    }

    /** Those whose turn it is are asked, after everybody heard what led to it. */
    void turnToNext(Runnable before) {
        Stages stages = new Stages(this);
        boolean isApproval = stages.first().filter(first -> !first.isSigner()).isPresent();
        status = isApproval ? Status.APPROVAL : Status.ONGOING;
        before.run();
        for (Recipient recipient : stages.next()) {
            recipient.ask("notified");
            state.publisher.of(recipient, "notified", null);
        }
    }

    /** Reports what happened to all of it. */
    void publish(String what, String reason) {
        state.publisher.of(this, "signature_request." + what, reason);
    }

    /** The last one acted: everybody signed and approved. */
    void complete(Runnable before) {
        status = Status.DONE;
        settings.put("completed_at", Forms.text(state.now()));
        before.run();
        publish("done", null);
    }

    /** Nobody is waited for any more. */
    void end(Status how) {
        status = how;
        signers.stream().filter(s -> !s.hasActed()).forEach(s -> s.becomes("aborted"));
    }

    void cancel(String reason) {
        require(status.isOpen(), "in approval or ongoing");
        end(Status.CANCELED);
        publish("canceled", reason);
    }

    void reactivate(Instant newExpires) {
        require(status == Status.EXPIRED, "expired");
        expires = newExpires;
        lastReminder = state.now();
        turnToNext(() -> publish("reactivated", null));
    }

    void delete(boolean permanently) {
        require(!status.isOpen(), "in draft or over");
        status = Status.DELETED;
        publish(permanently ? "permanently_deleted" : "deleted", null);
        if (permanently) {
            state.requests.remove(this);
            state.resources().remove(DescribedVersionThree.ROOT + "/signature_requests/" + id);
        }
    }

    /** It expires, or all who are waited for are reminded, when it is time. */
    @Override
    void passTime() {
        JsonNode rule = settings.path("reminder_settings");
        if (isExpired()) {
            status = Status.EXPIRED;
            publish("expired", null);
        } else if (status == Status.ONGOING
                && isReminderDue(
                        rule.path("interval_in_days"), rule.path("max_occurrences").asInt())) {
            lastReminder = state.now();
            reminders++;
            signers.stream()
                    .filter(Recipient::isAsked)
                    .forEach(signer -> state.publisher.reminded(signer, "automatic_reminder"));
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
                .put("created_at", Forms.text(created))
                .put("expiration_date", Forms.text(expires));
        json.set("sender", senderUser());
        json.set("labels", labels());
        json.putArray("custom_properties");
        json.set("documents", YousignCall.array(documents, document -> document.json(this)));
        json.set("signers", YousignCall.array(signers, shown));
        return json.set("approvers", YousignCall.array(approvers, shown));
    }

    ArrayNode labels() {
        List<ObjectNode> known =
                labelIds.stream().flatMap(l -> state.labels.find(l).stream()).toList();
        return YousignCall.array(known, label -> label.retain("id", "name"));
    }
}
