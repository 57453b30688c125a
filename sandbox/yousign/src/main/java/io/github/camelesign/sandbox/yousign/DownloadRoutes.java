// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.TempFiles;
import java.util.List;

/** Hands out the documents of a signature request. */
final class DownloadRoutes {
    private static final String PDF = "application/pdf";
    private static final String PATH = "/signature_requests/:id/documents";

    private final Pages pages;

    DownloadRoutes(Pages pages) {
        this.pages = pages;
    }

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH + "/download", this::downloadAll);
        endpoints.on("GET", PATH + "/:document/download", this::download);
    }

    private void downloadAll(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        Query query = new Query(call, "version", "archive");
        String version = query.oneOf("version", "current", "completed");
        if ("completed".equals(version) && request.status != Status.DONE) {
            throw YousignError.refused(
                    "document.unable_to_download_signature_request_not_in_done",
                    "The signature request is in " + request.status.word());
        }
        if (request.documents.isEmpty()) {
            throw YousignError.notFound("Document");
        }
        List<Drawing> drawings = RequestDrawing.all(request);
        boolean archive = query.isTrue("archive");
        if (drawings.size() == 1 && !archive) {
            send(call, drawings.get(0));
            return;
        }
        String name =
                request.documents
                        .get(0)
                        .file()
                        .upload()
                        .renamed(request.name())
                        .downloadName(".zip");
        call.slowly(() -> pages.zip(drawings), zip -> call.file("application/zip", name, zip));
    }

    private void download(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        send(call, RequestDrawing.of(request, request.document(call.path("document"))));
    }

    private void send(YousignCall call, Drawing drawing) {
        TempFiles tempFiles = new TempFiles();
        call.slowly(
                () -> pages.draw(drawing, tempFiles),
                pdf -> call.file(PDF, drawing.upload().downloadName(".pdf"), pdf, tempFiles));
    }
}
