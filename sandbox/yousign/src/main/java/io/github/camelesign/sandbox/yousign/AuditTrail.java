// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.ArrayList;
import java.util.List;

/** How a signer signed, as evidence. */
final class AuditTrail {
    private static final int VERSION = 5;

    private final SignatureRequest request;
    private final Signer signer;
    private final ObjectNode sender;

    AuditTrail(SignatureRequest request, Signer signer, ObjectNode sender) {
        this.request = request;
        this.signer = signer;
        this.sender = sender;
    }

    ObjectNode json() {
        ObjectNode json = JsonReader.object().put("version", VERSION);
        json.putObject("signature_request")
                .put("id", request.id)
                .put("name", request.name())
                .put("sent_at", Timestamps.text(request.activated))
                .put("expired_at", Timestamps.text(request.expires));
        json.putObject("sender")
                .put("id", sender.path("id").asText())
                .put("type", "User")
                .put("first_name", sender.path("first_name").asText())
                .put("last_name", sender.path("last_name").asText())
                .put("email", sender.path("email").asText());
        json.putObject("signer")
                .put("id", signer.id())
                .put("first_name", signer.info.path("first_name").asText())
                .put("last_name", signer.info.path("last_name").asText())
                .put("email_address", signer.email())
                .put("ip_address", signer.ipAddress())
                .put("consent_given_at", Timestamps.text(signer.signedAt()))
                .put("signature_process_completed_at", Timestamps.text(signer.signedAt()))
                .set("phone_number", signer.info.get("phone_number"));
        ArrayNode documents = json.putArray("documents");
        for (RequestDocument document : request.signableDocuments()) {
            documents
                    .addObject()
                    .put("id", document.id())
                    .put("name", document.file().name())
                    .put("mime_type", "application/pdf")
                    .put("initial_hash", document.file().sha256());
        }
        json.putObject("organization").put("name", "Sandbox");
        json.putObject("authentication").put("mode", signer.authenticationMode());
        json.putObject("electronic_signature_level").put("name", signer.level());
        return json;
    }

    /** The same for people, line by line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Audit trail of " + request.name());
        lines.add("Signature request " + request.id);
        lines.add("Signer " + signer.name() + " <" + signer.email() + "> " + signer.id());
        lines.add("Level " + signer.level() + ", signed at " + Timestamps.text(signer.signedAt()));
        for (RequestDocument document : request.signableDocuments()) {
            lines.add(document.file().name() + "   SHA-256 " + document.file().sha256());
        }
        for (EnvelopeHistory entry : request.history) {
            lines.add(Timestamps.text(entry.at()) + "   " + entry.event() + "   " + entry.by());
        }
        return lines;
    }

    String filename() {
        return "audit_trail_" + signer.id() + ".pdf";
    }
}
