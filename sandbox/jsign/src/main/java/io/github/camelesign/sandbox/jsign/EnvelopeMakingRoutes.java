// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.jsign.JSignCall.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.vertx.ext.web.FileUpload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The three ways to make an envelope, of which each sends it at once. */
final class EnvelopeMakingRoutes {
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
        EnvelopeReader reader = new EnvelopeReader(call, body, "expiration_days");
        List<Signer> signers = reader.signers();
        List<EnvelopeDocument> documents = new DocumentReader(body).uploaded(call.state().uploads);
        answer(call, reader.make(documents, signers));
    }

    private void ofContent(JSignCall call, DocumentBody body) {
        EnvelopeReader reader = new EnvelopeReader(call, body.json(), "expiration_days");
        List<Signer> signers = reader.signers();
        call.slowly(
                () ->
                        new DocumentReader(body.json())
                                .contained(body, reception, call.state().uploadLimit),
                documents -> answer(call, reader.make(documents, signers)));
    }

    private static void ofTemplate(JSignCall call) {
        ObjectNode body = call.body();
        JSignTemplate template =
                call.state()
                        .templates
                        .find(JSON.text(body, "template_id"))
                        .filter(found -> found.owner().is(call.user().email()))
                        .filter(JSignTemplate::active)
                        .orElseThrow(TemplateRoutes::noTemplate);
        EnvelopeReader reader = new EnvelopeReader(call, body, "expiration_day");
        List<Signer> signers = reader.signers(template);
        List<EnvelopeDocument> documents =
                template.documents().stream()
                        .map(
                                document ->
                                        new EnvelopeDocument(
                                                JSignState.newId(),
                                                document.reference(),
                                                document.name(),
                                                document.file()))
                        .toList();
        answer(call, reader.make(documents, signers));
    }

    private static void answer(JSignCall call, JSignEnvelope envelope) {
        JsonNode data = JsonReader.object().put("envelope_id", envelope.id());
        call.answer("Envelope created successfully.", data);
    }
}
