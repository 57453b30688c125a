// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Document;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.ReceivedFile;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Signer;
import io.github.camelesign.sandbox.jsign.TemplateRoutes.Template;
import io.vertx.ext.web.FileUpload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The three ways to make an envelope, of which each sends it at once. */
final class EnvelopeMakingRoutes {
    private static final String DAYS = "expiration_days";

    private final FileReception reception;

    EnvelopeMakingRoutes(FileReception reception) {
        this.reception = reception;
    }

    void mount(JSignEndpoints endpoints) {
        endpoints.form("/envelopes/upload_file", c -> upload(c, reception, c.state().uploads));
        endpoints.bearer("POST", "/envelopes/create_with_files", EnvelopeMakingRoutes::ofUploads);
        endpoints.documents("/envelopes/create", this::ofContent);
        endpoints.bearer(
                "POST", "/envelopes/create_with_template", EnvelopeMakingRoutes::ofTemplate);
    }

    /** Keeps the files of a form until something is made of them. */
    static void upload(
            JSignCall call, FileReception reception, Map<String, List<ReceivedFile>> uploads) {
        List<FileUpload> files = call.files();
        call.slowly(
                () -> received(call, files, reception),
                received -> {
                    String requestId = JSignState.newId();
                    uploads.put(requestId, received);
                    call.answer(
                            "File uploaded successfully.",
                            JsonReader.object().put("request_id", requestId));
                });
    }

    private static List<ReceivedFile> received(
            JSignCall call, List<FileUpload> files, FileReception reception) throws IOException {
        List<ReceivedFile> received = new ArrayList<>();
        for (FileUpload file : files) {
            received.add(
                    reception.accept(
                            Path.of(file.uploadedFileName()),
                            file.fileName(),
                            call.state().uploadLimit));
        }
        return received;
    }

    private static void ofUploads(JSignCall call) {
        ObjectNode body = call.body();
        List<Signer> signers = EnvelopeReader.signers(body);
        answer(call, body, DAYS, EnvelopeReader.uploaded(body, call.state().uploads), signers);
    }

    private void ofContent(JSignCall call, DocumentBody body) {
        List<Signer> signers = EnvelopeReader.signers(body.json());
        call.slowly(
                () -> EnvelopeReader.contained(body, reception, call.state().uploadLimit),
                documents -> answer(call, body.json(), DAYS, documents, signers));
    }

    private static void ofTemplate(JSignCall call) {
        ObjectNode body = call.body();
        Template template =
                TemplateRoutes.mine(call)
                        .filter(t -> t.id().equals(JSignCall.JSON.text(body, "template_id")))
                        .filter(Template::active)
                        .findFirst()
                        .orElseThrow(TemplateRoutes::noTemplate);
        List<Document> documents =
                template.documents().stream()
                        .map(
                                d ->
                                        new Document(
                                                JSignState.newId(),
                                                d.reference(),
                                                d.name(),
                                                d.file()))
                        .toList();
        // what jSign documents for other envelopes only
        if (body.get("envelope") instanceof ObjectNode envelope) {
            envelope.remove(List.of("description", "categories"));
        }
        answer(call, body, "expiration_day", documents, EnvelopeReader.signers(body, template));
    }

    private static void answer(
            JSignCall call,
            ObjectNode body,
            String daysName,
            List<Document> documents,
            List<Signer> signers) {
        JSignEnvelope made = EnvelopeReader.make(call, body, daysName, documents, signers);
        call.answer(
                "Envelope created successfully.",
                JsonReader.object().put("envelope_id", made.id()));
    }
}
