// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The audit trails of signers, as JSON and PDF. */
final class AuditTrailRoutes {
    private static final int VERSION = 5;
    private static final String PDF = "application/pdf";
    private static final String NOT_READY = "audit_trail.not_ready_for_download";
    private static final String OF_SIGNER = "/signature_requests/:id/signers/:signer/audit_trails";

    private final Pages pages;

    AuditTrailRoutes(Pages pages) {
        this.pages = pages;
    }

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", "/signature_requests/:id/audit_trails/download", this::downloadAll);
        endpoints.on("GET", OF_SIGNER, this::show);
        endpoints.on("GET", OF_SIGNER + "/download", this::download);
    }

    private void downloadAll(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        boolean merge = "true".equals(call.query("merge"));
        if (request.status != Status.DONE) {
            throw YousignError.refused(
                    NOT_READY, "The signature request is in " + request.status.word());
        }
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (Signer signer : request.signers) {
            tables.put(filename(signer), lines(request, signer));
        }
        if (merge) {
            List<List<String>> all = List.copyOf(tables.values());
            call.slowly(
                    () -> pages.mergedTables(all), pdf -> call.file(PDF, "audit_trails.pdf", pdf));
        } else {
            call.slowly(
                    () -> pages.zipOfTables(tables),
                    zip -> call.file("application/zip", "audit_trails.zip", zip));
        }
    }

    private void show(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        ObjectNode sender = call.state().accounts.sender(request);
        call.show(200, json(request, signer(call), sender));
    }

    private void download(YousignCall call) {
        Signer signer = signer(call);
        List<String> lines = lines(call.signatureRequest(), signer);
        call.slowly(() -> pages.table(lines), pdf -> call.file(PDF, filename(signer), pdf));
    }

    private static Signer signer(YousignCall call) {
        Signer signer = call.signatureRequest().signer(call.path("signer"));
        if (!signer.hasSigned()) {
            throw YousignError.refused(NOT_READY, "The signer has not signed");
        }
        return signer;
    }

    private static ObjectNode json(SignatureRequest request, Signer signer, ObjectNode sender) {
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
    private static List<String> lines(SignatureRequest request, Signer signer) {
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

    private static String filename(Signer signer) {
        return "audit_trail_" + signer.id() + ".pdf";
    }
}
