// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.SignatureMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Somebody who signs or approves a signature request. */
final class Recipient extends Person<SignatureRequest> {
    static final List<Kind> KINDS = List.of(Kind.SIGNER, Kind.APPROVER);

    /** What a signer shows; the other types are filled in by Yousign. */
    private static final Set<String> SHOWN_FIELDS =
            Set.of("signature", "text", "mention", "checkbox", "radio_group");

    /** Whose turn it is follows from the stages; those of one stage act in parallel. */
    int stage;

    /** From where they signed; null when the sandbox does not know it. */
    String ipAddress;

    boolean passwordSent;

    Recipient(Kind kind, SignatureRequest request, ObjectNode info, ObjectNode settings) {
        super(kind, request, info, settings, "initiated");
    }

    /** The same in another request, where nobody has been asked yet. */
    Recipient duplicate(SignatureRequest other) {
        Recipient same = new Recipient(kind, other, info.deepCopy(), settings.deepCopy());
        same.stage = stage;
        return same;
    }

    @Override
    String name() {
        return info.path("first_name").asText() + " " + info.path("last_name").asText();
    }

    @Override
    int order() {
        return stage + 1;
    }

    @Override
    int stage() {
        return stage;
    }

    /** Fills in everything that has to be. */
    @Override
    void accept(SignatureMark newMark) {
        requireTurn();
        YousignDocument.complete(marks(), this, envelope.state.now());
        super.accept(newMark);
    }

    @Override
    void accepted() {
        super.accepted();
        if (isApprover() && envelope.approvers.stream().allMatch(Recipient::hasAccepted)) {
            envelope.settings.put("approved_at", Forms.text(since));
            envelope.happened("approved", null);
        }
    }

    @Override
    void refuse(String reason) {
        requireTurn();
        YousignError.incompatible(
                        "signature_request", "This needs a request with signers_allowed_to_decline")
                .when(!isApprover() && !envelope.is("signers_allowed_to_decline"));
        becomes(kind.refused);
        ObjectNode information =
                JsonReader.object()
                        .put(kind.word() + "_id", id)
                        .put("reason", reason)
                        .put(kind.refused + "_at", Forms.text(since));
        String property = isApprover() ? "rejection_information" : "decline_information";
        envelope.settings.set(property, information);
        envelope.end(Status.valueOf(kind.refused.toUpperCase(Locale.ROOT)));
        happened(kind.refused, reason);
        envelope.happened(kind.refused, reason);
    }

    /** Because the API's user says so. */
    void remind() {
        Status expected = isApprover() ? Status.APPROVAL : Status.ONGOING;
        String rule = "The signature request must be %s and the %s notified";
        YousignError.incompatible(kind.word(), rule.formatted(expected.word(), kind.word()))
                .when(envelope.status != expected || !isAsked());
        reminded("reminder_executed");
    }

    void reminded(String event) {
        envelope.happened("signature_request." + event, this, null);
        envelope.state.publisher.mail(this, "Reminder: ");
    }

    /** They came to the page. */
    void opens() {
        if (!isApprover() && isTurn()) {
            happened("link_opened", null);
        }
    }

    @Override
    List<ObjectNode> marks() {
        return envelope.documents.stream()
                .flatMap(document -> document.fields.stream())
                .filter(field -> field.path("signer_id").asText().equals(id))
                .toList();
    }

    @Override
    JsonNode next(boolean accepts) {
        return settings.path("redirect_urls").path(accepts ? "success" : "decline");
    }

    String level() {
        return settings.path("signature_level").asText();
    }

    /** Empty when it was left open. */
    String authenticationMode() {
        return settings.path("signature_authentication_mode").asText("");
    }

    /** Their own, else the request's. */
    String deliveryMode() {
        String usual = envelope.settings.path("delivery_mode").asText();
        return settings.path("delivery_mode").asText(usual);
    }

    ObjectNode linkJson() {
        String name = isApprover() ? "approval_link" : "signature_link";
        String end = name + "_expiration_date";
        ObjectNode json = JsonReader.object().put("id", id).put("status", status);
        if (!isTurn()) {
            return json.putNull(name).putNull(end);
        }
        var target = envelope.state.links.to(envelope, this);
        String address = envelope.state.links.address(target);
        return json.put(name, address).put(end, Forms.text(target.expires()));
    }

    @Override
    ObjectNode json() {
        ObjectNode json = settings.deepCopy().setAll(linkJson());
        json.set("info", info);
        List<ObjectNode> fields = new ArrayList<>(marks());
        fields.removeIf(field -> !SHOWN_FIELDS.contains(field.path("type").asText()));
        json.set("fields", YousignCall.array(fields, field -> field));
        json.put("recipient_stage_index", stage)
                .put(kind.accepted + "_at", hasAccepted() ? Forms.text(since) : null);
        String type = isApprover() ? "Approver" : "Signer";
        return DescribedVersionThree.complete(type, json, envelope.state.now());
    }
}
