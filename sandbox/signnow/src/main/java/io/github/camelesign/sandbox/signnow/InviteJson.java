// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Writes the invites of a document. */
final class InviteJson {
    private static final List<String> SIGNER_OPTIONS =
            List.of(
                    "redirect_uri",
                    "decline_redirect_uri",
                    "close_redirect_uri",
                    "redirect_target",
                    "language",
                    "prefill_signature_name",
                    "required_preset_signature_name",
                    "force_new_signature");

    private final String emailStatuses;

    /**
     * @param emailStatuses what the kind of answer calls the states of the e-mails
     */
    InviteJson(String emailStatuses) {
        this.emailStatuses = emailStatuses;
    }

    void request(ObjectNode json, Document document, FreeformInvite invite) {
        json.put("unique_id", invite.id())
                .put("id", invite.id())
                .put("user_id", document.owner().id())
                .put("created", DocumentJson.seconds(invite.created()))
                .put("originator_email", document.owner().email())
                .put("signer_email", invite.email())
                .putNull("signer_user_id")
                .put("signature_id", invite.signatureId())
                .put(
                        "canceled",
                        invite.isOpen() || invite.signatureId() != null ? null : Boolean.TRUE);
        sent(json, invite.created());
    }

    void fieldInvite(ObjectNode json, FieldInvite invite) {
        JsonNode options = invite.options();
        json.put("id", invite.id())
                .putNull("signer_user_id")
                .put("status", invite.status().word())
                .put("created", DocumentJson.seconds(invite.created()))
                .put("updated", DocumentJson.seconds(invite.updated()))
                .put("email", invite.email())
                .put("role", invite.role() == null ? null : invite.role().name())
                .put("role_id", invite.role() == null ? null : invite.role().id())
                .put("reminder", "0")
                .put("expiration_time", DocumentJson.seconds(invite.expires()))
                .put("password_protected", options.has("password") ? "1" : "0")
                .put("reassign", options.path("reassign").asText("0"))
                .put("decline_by_signature", options.path("decline_by_signature").asText("0"))
                .put("is_embedded", invite.origin().isEmbedded())
                .put("is_full_declined", invite.declineReason() != null)
                .put("delivery_type", invite.isMailed() ? "email" : "link")
                .put("id_verification_required", "NO")
                .put("id_verified", "UNVERIFIED");
        SIGNER_OPTIONS.forEach(name -> json.set(name, options.get(name)));
        json.putArray("email_group");
        json.putArray("embedded_signer");
        ArrayNode declined = json.putArray("declined");
        if (invite.declineReason() != null) {
            declined.addObject().put("declined_text", invite.declineReason());
        }
        if (invite.mails() == 0 || !invite.isMailed()) {
            json.putArray(emailStatuses);
        } else {
            sent(json, invite.created());
        }
    }

    private void sent(ObjectNode json, Instant at) {
        json.putArray(emailStatuses)
                .addObject()
                .put("status", "sent")
                .put("created_at", at.getEpochSecond())
                .put("last_reaction_at", at.getEpochSecond());
    }
}
