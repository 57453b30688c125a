// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.Locale;
import java.util.Set;

/** Somebody who signs or approves a signature request. */
final class Recipient extends Person<SignatureRequest> {
    /** What somebody is asked for. */
    enum Kind {
        SIGNER("signed", "declined", "signature_link"),
        APPROVER("approved", "rejected", "approval_link");

        final String accepted;
        final String refused;
        final String link;

        Kind(String accepted, String refused, String link) {
            this.accepted = accepted;
            this.refused = refused;
            this.link = link;
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

    @Override
    void accept() {
        envelope.state.lifecycle.accept(this);
    }

    @Override
    void refuse(String reason) {
        envelope.state.lifecycle.refuse(this, reason);
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
        return settings.path("delivery_mode").asText(envelope.deliveryMode());
    }

    ObjectNode linkJson() {
        boolean isTurn = isTurn();
        YousignLinks links = envelope.state.links;
        YousignLinks.Target target = isTurn ? links.to(envelope, this) : null;
        return JsonReader.object()
                .put("id", id)
                .put("status", status)
                .put(kind.link, isTurn ? links.address(target) : null)
                .put(
                        kind.link + "_expiration_date",
                        isTurn ? Timestamps.text(target.expires()) : null);
    }

    ObjectNode json() {
        ObjectNode json = linkJson().set("info", info);
        if (isSigner()) {
            ArrayNode fields = json.putArray("fields");
            envelope.fieldsOf(this).stream()
                    .filter(field -> SHOWN_FIELDS.contains(field.path("type").asText()))
                    .forEach(fields::add);
        }
        json.setAll(settings);
        json.put("recipient_stage_index", stage)
                .put(kind.accepted + "_at", hasAccepted() ? Timestamps.text(since) : null);
        String type = isSigner() ? "Signer" : "Approver";
        return DescribedVersionThree.complete(type, json, envelope.state.now());
    }
}
