// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Somebody who signs or approves a signature request. */
final class Recipient extends Person<SignatureRequest> {
    /** What somebody is asked for. */
    enum Kind {
        SIGNER("signed", "declined"),
        APPROVER("approved", "rejected");

        final String accepted;
        final String refused;

        Kind(String accepted, String refused) {
            this.accepted = accepted;
            this.refused = refused;
        }

        /** The prefix of their events. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a signer shows; the other types are filled in by Yousign. */
    private static final Set<String> SHOWN_FIELDS =
            Set.of("signature", "text", "mention", "checkbox", "radio_group");

    final Kind kind;

    /** Whose turn it is follows from the stages; those of one stage act in parallel. */
    int stage;

    /** From where they signed; null when the sandbox does not know it. */
    String ipAddress;

    boolean passwordSent;

    Recipient(Kind kind, SignatureRequest request, ObjectNode info, ObjectNode settings) {
        super(request, info, settings, "initiated", kind.accepted);
        this.kind = kind;
    }

    /** The same in another request, where nobody has been asked yet. */
    Recipient duplicate(SignatureRequest other) {
        Recipient same = new Recipient(kind, other, info.deepCopy(), settings.deepCopy());
        same.stage = stage;
        return same;
    }

    boolean isSigner() {
        return kind == Kind.SIGNER;
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
    String verb() {
        return isSigner() ? "sign" : "approve";
    }

    @Override
    boolean mayRefuse() {
        return !isSigner() || envelope.is("signers_allowed_to_decline");
    }

    /** Fills in everything that has to be. */
    @Override
    void accept() {
        requireTurn();
        Fields.complete(envelope.fieldsOf(this), this, envelope.state.now());
        becomes(kind.accepted);
        if (envelope.people().allMatch(Recipient::hasActed)) {
            envelope.complete(this::accepted);
        } else {
            envelope.turnToNext(this::accepted);
        }
    }

    private void accepted() {
        envelope.state.publisher.of(this, isSigner() ? "done" : "approved", null);
        if (!isSigner() && envelope.approvers.stream().allMatch(Recipient::hasAccepted)) {
            envelope.settings.put("approved_at", Forms.text(since));
            envelope.publish("approved", null);
        }
    }

    @Override
    void refuse(String reason) {
        requireTurn();
        YousignError.incompatible(
                        "signature_request", "This needs a request with signers_allowed_to_decline")
                .when(!mayRefuse());
        becomes(kind.refused);
        ObjectNode information =
                JsonReader.object()
                        .put(kind.word() + "_id", id)
                        .put("reason", reason)
                        .put(kind.refused + "_at", Forms.text(since));
        String property = isSigner() ? "decline_information" : "rejection_information";
        envelope.settings.set(property, information);
        envelope.end(Status.valueOf(kind.refused.toUpperCase(Locale.ROOT)));
        envelope.state.publisher.of(this, kind.refused, reason);
        envelope.publish(kind.refused, reason);
    }

    /** Because the API's user says so. */
    void remind() {
        Status expected = isSigner() ? Status.ONGOING : Status.APPROVAL;
        String rule = "The signature request must be %s and the %s notified";
        YousignError.incompatible(kind.word(), rule.formatted(expected.word(), kind.word()))
                .when(envelope.status != expected || !isAsked());
        envelope.state.publisher.reminded(this, "reminder");
    }

    /** They came to the page. */
    void opens() {
        if (isSigner() && isTurn()) {
            envelope.state.publisher.of(this, "link_opened", null);
        }
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
        var links = envelope.state.links;
        var target = isTurn() ? links.to(envelope, this) : null;
        String name = isSigner() ? "signature_link" : "approval_link";
        return JsonReader.object()
                .put("id", id)
                .put("status", status)
                .put(name, target == null ? null : links.address(target))
                .put(
                        name + "_expiration_date",
                        target == null ? null : Forms.text(target.expires()));
    }

    ObjectNode json() {
        ObjectNode json = settings.deepCopy().setAll(linkJson());
        json.set("info", info);
        List<ObjectNode> fields = new ArrayList<>(envelope.fieldsOf(this));
        fields.removeIf(field -> !SHOWN_FIELDS.contains(field.path("type").asText()));
        json.set("fields", YousignCall.array(fields, field -> field));
        json.put("recipient_stage_index", stage)
                .put(kind.accepted + "_at", hasAccepted() ? Forms.text(since) : null);
        String type = isSigner() ? "Signer" : "Approver";
        return DescribedVersionThree.complete(type, json, envelope.state.now());
    }
}
