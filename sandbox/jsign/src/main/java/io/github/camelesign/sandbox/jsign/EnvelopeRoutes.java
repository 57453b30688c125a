// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.jsign.JSignCall.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Status;
import java.util.List;

/** Reads envelopes and what happened to them, and changes what they are called. */
final class EnvelopeRoutes {
    private final EnvelopePdf pdfs;

    EnvelopeRoutes(EnvelopePdf pdfs) {
        this.pdfs = pdfs;
    }

    void mount(JSignEndpoints endpoints) {
        endpoints.bearer("GET", "/envelopes/:id/details", EnvelopeRoutes::details);
        endpoints.bearer("GET", "/envelopes/:id/history", EnvelopeRoutes::history);
        endpoints.bearer("GET", "/envelopes/:id/audit_logs", EnvelopeRoutes::auditLogs);
        endpoints.bearer(
                "GET", "/envelopes/:id/retrieve_metadata", "/api/2.0", EnvelopeRoutes::metadata);
        endpoints.bearer("POST", "/envelopes/:id/update_envelope_metadata", EnvelopeRoutes::update);
        endpoints.bearer("GET", "/envelopes/:id/:document/download", this::download);
    }

    private static void details(JSignCall call) {
        JSignEnvelope envelope = call.envelope();
        call.answer(
                "Envelope details retrieved successfully.",
                EnvelopeJson.details(envelope, call.user(), call.state().isNotarised(envelope)));
    }

    private static void history(JSignCall call) {
        JSignEnvelope envelope = call.envelope();
        call.answer(
                "Envelope history retrieved successfully.",
                EnvelopeJson.history(envelope, activities(call, envelope)));
    }

    private static void auditLogs(JSignCall call) {
        JSignEnvelope envelope = call.envelope();
        requireSigned(envelope);
        call.answer(
                "Audit logs retrieved successfully.",
                Blockchain.auditLogs(envelope, activities(call, envelope)));
    }

    private static List<Activity> activities(JSignCall call, JSignEnvelope envelope) {
        return call.state().history.of(envelope.id());
    }

    private static void metadata(JSignCall call) {
        call.answer("Metadata retrieved successfully.", EnvelopeJson.metadata(call.envelope()));
    }

    private static void update(JSignCall call) {
        JSignEnvelope envelope = call.ownEnvelope();
        ObjectNode body = call.body();
        String name = body.hasNonNull("name") ? JSON.text(body, "name") : null;
        String description = JSON.optionalText(body, "description");
        boolean replaces = body.hasNonNull("categories");
        List<String> categories = EnvelopeReader.categories(body);
        call.change(
                envelope,
                current -> {
                    Contents contents = current.contents();
                    return current.containing(
                            contents.described(
                                    name == null ? contents.name() : name,
                                    description == null ? contents.description() : description,
                                    replaces ? categories : contents.categories()));
                });
        call.answer(
                "Envelope metadata updated successfully.",
                JsonReader.object().put("envelope_id", envelope.id()));
    }

    private void download(JSignCall call) {
        JSignEnvelope envelope = call.envelope();
        EnvelopeDocument document =
                envelope.contents().documents().stream()
                        .filter(candidate -> candidate.id().equals(call.path("document")))
                        .findFirst()
                        .orElseThrow(JSignError::noDocument);
        boolean signed = signedCopy(call);
        if (signed) {
            requireSigned(envelope);
        }
        DocumentAnswer.send(
                call,
                JsonReader.object()
                        .put("envelope_id", envelope.id())
                        .put("document_id", document.id())
                        .put("document_name", document.name())
                        .put("file_name", document.file().upload().downloadName(".pdf")),
                DocumentBody.CONTENT,
                tempFiles ->
                        signed
                                ? pdfs.signed(envelope, document, tempFiles)
                                : document.file().upload().file());
    }

    private static boolean signedCopy(JSignCall call) {
        String wanted = call.query("signedCopy");
        if (!"true".equals(wanted) && !"false".equals(wanted)) {
            throw JSignError.invalid("signedCopy must be true or false");
        }
        return wanted.equals("true");
    }

    private static void requireSigned(JSignEnvelope envelope) {
        if (!envelope.is(Status.COMPLETED)) {
            throw JSignError.notSigned();
        }
    }
}
