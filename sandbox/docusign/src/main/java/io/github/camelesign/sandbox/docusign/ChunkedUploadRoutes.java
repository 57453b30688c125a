// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** {@code /chunked_uploads}: large files in parts. */
final class ChunkedUploadRoutes {
    private static final String ONE = "/chunked_uploads/:chunkedUploadId";

    void mount(DocuSignEndpoints endpoints) {
        endpoints.account("POST", "/chunked_uploads", this::create);
        endpoints.account("GET", ONE, call -> call.answer(upload(call).json()));
        endpoints.account("PUT", ONE, this::commit);
        endpoints.account("DELETE", ONE, this::delete);
        endpoints.account("PUT", ONE + "/:sequence", this::add);
    }

    private void create(DocuSignCall call) {
        ChunkedUpload upload =
                new ChunkedUpload(UUID.randomUUID().toString(), call.account(), call.now());
        upload.add(0, data(call));
        call.state().chunkedUploads.put(upload.id(), upload);
        call.answer(201, upload.json());
    }

    private void add(DocuSignCall call) {
        ChunkedUpload upload = upload(call);
        upload.add(Scalars.number(call.path("sequence"), "chunkedUploadPartSeq", 0), data(call));
        call.answer(upload.json());
    }

    private void commit(DocuSignCall call) {
        if (!"commit".equals(call.query("action"))) {
            throw DocuSignError.invalidParameter("action must be commit.");
        }
        ChunkedUpload upload = upload(call);
        upload.commit();
        call.answer(upload.json());
    }

    private void delete(DocuSignCall call) {
        ChunkedUpload upload = upload(call);
        call.state().chunkedUploads.remove(upload.id());
        call.answer(upload.json());
    }

    private static byte[] data(DocuSignCall call) {
        return DocuSignCall.decoded(
                JSON.text(call.body(), "data").getBytes(StandardCharsets.US_ASCII));
    }

    private static ChunkedUpload upload(DocuSignCall call) {
        return Optional.ofNullable(call.state().chunkedUploads.get(call.path("chunkedUploadId")))
                .filter(upload -> !upload.isOver(call.now()))
                .orElseThrow(() -> DocuSignError.notFound("chunked upload"));
    }
}
