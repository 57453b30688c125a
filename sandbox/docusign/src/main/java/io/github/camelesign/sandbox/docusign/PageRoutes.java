// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.PdfFiles;
import io.github.camelesign.sandbox.core.TempFiles;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** {@code /documents/{id}/pages}: the pages as pictures. */
final class PageRoutes {
    private static final int USUAL_DPI = 94;
    // A4, in inches
    private static final double WIDTH = 8.27;
    private static final double HEIGHT = 11.69;
    private static final int MOST = 100;

    private final EnvelopePdf pdfs;

    PageRoutes(EnvelopePdf pdfs) {
        this.pdfs = pdfs;
    }

    void mount(DocuSignEndpoints endpoints) {
        endpoints.both("GET", "/documents/:documentId/pages", this::list);
        endpoints.both("GET", "/documents/:documentId/pages/:page/page_image", this::show);
    }

    private void list(DocuSignCall call) {
        EnvelopeDocument document = call.document();
        List<Integer> pages = IntStream.rangeClosed(1, document.upload().pages()).boxed().toList();
        int dpi = number(call, "dpi", USUAL_DPI);
        call.answer(
                DocuSignPaging.page(
                        call,
                        call.envelope().uri() + "/documents/" + document.id() + "/pages",
                        "pages",
                        pages,
                        MOST,
                        page -> row(document, page, dpi)));
    }

    private static ObjectNode row(EnvelopeDocument document, int page, int dpi) {
        return JsonReader.object()
                .put(
                        "pageId",
                        UUID.nameUUIDFromBytes((document.guid() + page).getBytes()).toString())
                .put("sequence", String.valueOf(page))
                .put("height", String.valueOf(Math.round(HEIGHT * dpi)))
                .put("width", String.valueOf(Math.round(WIDTH * dpi)))
                .put("dpi", String.valueOf(dpi))
                .put("mimeType", "image/png");
    }

    private void show(DocuSignCall call) {
        DocuSignEnvelope envelope = call.envelope();
        EnvelopeDocument document = call.document();
        int page = Scalars.number(call.path("page"), "pageNumber", 1);
        if (page > document.upload().pages() || !document.upload().readable()) {
            throw DocuSignError.api(
                    404, "PAGE_IMAGE_NOT_FOUND", "The document has no page " + page + ".");
        }
        int usual = (int) Math.round(HEIGHT * number(call, "dpi", USUAL_DPI));
        int height = Math.min(usual, number(call, "max_height", usual));
        call.slowly(
                () -> {
                    try (TempFiles tempFiles = new TempFiles()) {
                        return PdfFiles.png(
                                pdfs.document(envelope, document, tempFiles), page - 1, height);
                    }
                },
                png ->
                        call.ctx()
                                .response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, "image/png")
                                .end(Buffer.buffer(png)));
    }

    private static int number(DocuSignCall call, String name, int fallback) {
        return call.query(name) == null ? fallback : Scalars.number(call.query(name), name, 1);
    }
}
