// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.jsign.JSignState.User;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files beside the documents, which nobody signs. */
final class AttachmentRoutes {
    /** A file that was added to an envelope and is not to be signed. */
    record Attachment(String id, String envelopeId, User by, String fileName, Path file) {}

    private static final int MOST = 10;

    void mount(JSignEndpoints endpoints) {
        endpoints.form("/envelopes/:id/upload_supporting_document", AttachmentRoutes::add);
        endpoints.bearer(
                "GET",
                "/envelopes/:id/list_supporting_document",
                "/api/2.0",
                AttachmentRoutes::list);
        endpoints.bearer(
                "GET",
                "/envelopes/:id/supportingdocuments/:document/download",
                "/api/2.0",
                AttachmentRoutes::download);
    }

    private static void add(JSignCall call) {
        JSignEnvelope envelope = call.envelope();
        FileUpload file = call.files().get(0);
        long mine =
                of(call, envelope).stream()
                        .filter(attachment -> attachment.by().is(call.user().email()))
                        .count();
        if (mine >= MOST) {
            throw JSignError.of(
                    "ATTACHMENT_LIMIT_EXCEEDED", "There can be " + MOST + " attachments only.");
        }
        call.slowly(
                () ->
                        // a link keeps the content when the server deletes what it received
                        Files.createLink(
                                call.state().services().files().newFile(),
                                Path.of(file.uploadedFileName())),
                kept -> {
                    Attachment attachment =
                            new Attachment(
                                    JSignState.newId(),
                                    envelope.id(),
                                    call.user(),
                                    file.fileName(),
                                    kept);
                    call.state().attachments.add(attachment);
                    call.answer(
                            "Supporting documents added successfully.",
                            JsonReader.object()
                                    .put("envelope_id", envelope.id())
                                    .put("supporting_document_id", attachment.id()));
                });
    }

    private static void list(JSignCall call) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        of(call, call.envelope())
                .forEach(
                        attachment ->
                                data.addObject()
                                        .put("supporting_document_id", attachment.id())
                                        .put("file_name", attachment.fileName()));
        call.answer("Supporting documents retrieved successfully.", data);
    }

    private static void download(JSignCall call) {
        Attachment attachment =
                of(call, call.envelope()).stream()
                        .filter(candidate -> candidate.id().equals(call.path("document")))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        JSignError.of(
                                                "SUPPORTING_DOCUMENT_NOT_FOUND",
                                                "The supporting document does not exist."));
        call.answerFile(
                JsonReader.object().put("file_name", attachment.fileName()),
                "supporting_document_base64",
                tempFiles -> attachment.file());
    }

    private static List<Attachment> of(JSignCall call, JSignEnvelope envelope) {
        return call.state().attachments.all().stream()
                .filter(attachment -> attachment.envelopeId().equals(envelope.id()))
                .toList();
    }
}
