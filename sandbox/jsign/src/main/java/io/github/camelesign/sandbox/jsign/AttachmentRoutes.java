// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.jsign.JSignError.Code;
import io.github.camelesign.sandbox.jsign.JSignState.User;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Files beside the documents, which nobody signs. */
final class AttachmentRoutes {
    /** A file that was added to an envelope and is not to be signed. */
    record Attachment(String id, String envelopeId, User by, String fileName, Path file) {}

    private static final int MOST = 10;

    private AttachmentRoutes() {}

    static void mount(JSignEndpoints endpoints) {
        endpoints.form("/envelopes/:id/upload_supporting_document", AttachmentRoutes::add);
        String list = "/envelopes/:id/list_supporting_document";
        String download = "/envelopes/:id/supportingdocuments/:document/download";
        endpoints.slipped("GET", "/api/2.0", list, AttachmentRoutes::list);
        endpoints.slipped("GET", "/api/2.0", download, AttachmentRoutes::download);
    }

    private static void add(JSignCall call) {
        Circulation<Contents> envelope = call.envelope();
        FileUpload file = call.files().get(0);
        Code.ATTACHMENT_LIMIT_EXCEEDED.refuseIf(
                of(call, envelope).filter(one -> call.isMe(one.by())).count() >= MOST);
        Path received = Path.of(file.uploadedFileName());
        Path kept = call.state().services().files().newFile();
        String id = JSignState.newId();
        Attachment added = new Attachment(id, envelope.id(), call.user(), file.fileName(), kept);
        // a link keeps the content when the server deletes what it received
        call.slowly(() -> Files.createLink(kept, received), link -> add(call, added));
    }

    private static void add(JSignCall call, Attachment added) {
        call.state().attachments.add(added);
        call.answer(
                "Supporting documents added successfully.",
                JsonReader.object()
                        .put("envelope_id", added.envelopeId())
                        .put("supporting_document_id", added.id()));
    }

    private static void list(JSignCall call) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        for (Attachment one : of(call, call.envelope()).toList()) {
            data.addObject()
                    .put("supporting_document_id", one.id())
                    .put("file_name", one.fileName());
        }
        call.answer("Supporting documents retrieved successfully.", data);
    }

    private static void download(JSignCall call) {
        Attachment attachment =
                of(call, call.envelope())
                        .filter(candidate -> candidate.id().equals(call.path("document")))
                        .findFirst()
                        .orElseThrow(Code.SUPPORTING_DOCUMENT_NOT_FOUND::error);
        call.answerFile(
                JsonReader.object().put("file_name", attachment.fileName()),
                "supporting_document_base64",
                tempFiles -> attachment.file());
    }

    private static Stream<Attachment> of(JSignCall call, Circulation<Contents> envelope) {
        return call.state().attachments.all().stream()
                .filter(attachment -> attachment.envelopeId().equals(envelope.id()));
    }
}
