// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.PdfFiles;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.core.Upload;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Hands out documents as PDF, zip or picture. */
final class DownloadRoutes {
    private static final String PDF = "application/pdf";
    private static final Set<String> YES = Set.of("1", "yes", "true");
    private static final Map<String, Integer> HEIGHTS =
            Map.of("small", 110, "medium", 440, "large", 1152);

    private final DocumentPdf pdfs;

    DownloadRoutes(DocumentPdf pdfs) {
        this.pdfs = pdfs;
    }

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("GET", "/document/:id/download", this::download);
        endpoints.bearer("GET", "/document/:id/download/collapsed", this::collapsed);
        endpoints.bearer("POST", "/document/:id/download/link", this::link);
        endpoints.open("GET", "/dispatch", this::dispatch);
        endpoints.bearer("GET", "/document/:id/thumbnail", this::thumbnail);
        endpoints.bearer("POST", "/documentgroup/:id/downloadall", this::downloadGroup);
    }

    private void download(SignNowCall call) {
        Document document = call.document();
        String type = call.query("type");
        switch (type == null ? "collapsed" : type) {
            case "collapsed" -> sendPdf(call, document, wantsHistory(call));
            case "zip" -> sendZip(call, List.of(document), wantsHistory(call), document.upload());
            default -> throw SignNowError.invalid("type must be collapsed or zip");
        }
    }

    private void collapsed(SignNowCall call) {
        sendPdf(call, call.document(), wantsHistory(call));
    }

    private static boolean wantsHistory(SignNowCall call) {
        String wanted = call.query("with_history");
        return wanted != null && YES.contains(wanted);
    }

    private void link(SignNowCall call) {
        SignNowLink link =
                call.state()
                        .links
                        .make(
                                SignNowLink.Purpose.DOWNLOAD,
                                call.document().id(),
                                call.token().application(),
                                JsonReader.object());
        call.answer(
                Map.of(
                        "link",
                        call.state().address()
                                + "/dispatch?route=onetimedownload&document_download_id="
                                + link.token()));
    }

    /** Whoever has the link gets the document, the first time. */
    private void dispatch(SignNowCall call) {
        String token = call.query("document_download_id");
        Document document =
                Optional.ofNullable(token)
                        .flatMap(call.state().links::use)
                        .filter(link -> link.purpose() == SignNowLink.Purpose.DOWNLOAD)
                        .flatMap(link -> call.state().documents.find(link.entityId()))
                        .orElseThrow(() -> SignNowError.api(404, 404, "The link is used up"));
        sendPdf(call, document, false);
    }

    private void thumbnail(SignNowCall call) {
        Document document = call.document();
        Integer height = HEIGHTS.get(call.query("size") == null ? "small" : call.query("size"));
        int page = pageNumber(call.query("page"), document);
        if (height == null) {
            throw SignNowError.invalid("size must be small, medium or large");
        }
        call.slowly(
                () -> {
                    try (TempFiles tempFiles = new TempFiles()) {
                        return PdfFiles.png(pdfs.collapsed(document, tempFiles), page, height);
                    }
                },
                png ->
                        call.ctx()
                                .response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, "image/png")
                                .end(Buffer.buffer(png)));
    }

    private static int pageNumber(String text, Document document) {
        int page = text == null ? 0 : text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (page < 0 || page >= document.upload().pages() || !document.upload().readable()) {
            throw SignNowError.notFound("Page");
        }
        return page;
    }

    private void downloadGroup(SignNowCall call) {
        DocumentGroup group = GroupRoutes.own(call);
        var body = call.body();
        String wanted = body.path("with_history").asText("no");
        // after_each_document, after_merged_pdf
        boolean history = YES.contains(wanted) || wanted.startsWith("after_");
        List<String> order = new ArrayList<>(group.documentIds());
        if (body.path("document_order").isArray() && !body.path("document_order").isEmpty()) {
            order = JSON.texts(body, "document_order");
            if (!group.documentIds().containsAll(order)) {
                throw SignNowError.invalid("document_order names a document of another group");
            }
        }
        List<Document> documents = order.stream().map(call::document).toList();
        Upload named = documents.get(0).upload().renamed(group.name());
        switch (JSON.text(body, "type")) {
            case "merged" -> sendMerged(call, documents, history, named);
            case "zip" -> sendZip(call, documents, history, named);
            default -> throw SignNowError.invalid("type must be merged or zip");
        }
    }

    private Path draw(SignNowCall call, Document document, boolean history, TempFiles tempFiles)
            throws IOException {
        return history
                ? pdfs.withHistory(document, call.state().history.of(document.id()), tempFiles)
                : pdfs.collapsed(document, tempFiles);
    }

    private void sendPdf(SignNowCall call, Document document, boolean history) {
        TempFiles tempFiles = new TempFiles();
        call.slowly(
                () -> draw(call, document, history, tempFiles),
                pdf -> sendFile(call, document.upload(), pdf, tempFiles));
    }

    private void sendMerged(
            SignNowCall call, List<Document> documents, boolean history, Upload named) {
        TempFiles tempFiles = new TempFiles();
        call.slowly(
                () -> {
                    List<Path> parts = new ArrayList<>();
                    for (Document document : documents) {
                        parts.add(draw(call, document, history, tempFiles));
                    }
                    return pdfs.merged(parts, tempFiles);
                },
                pdf -> sendFile(call, named, pdf, tempFiles));
    }

    private static void sendFile(SignNowCall call, Upload upload, Path pdf, TempFiles tempFiles) {
        call.file(PDF, upload.downloadName(".pdf"), pdf, tempFiles);
    }

    private void sendZip(
            SignNowCall call, List<Document> documents, boolean history, Upload named) {
        call.slowly(
                () -> {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    try (TempFiles tempFiles = new TempFiles();
                            ZipOutputStream zip = new ZipOutputStream(bytes)) {
                        int number = 0;
                        for (Document document : documents) {
                            // two documents may have the same name, two entries may not
                            String prefix = documents.size() == 1 ? "" : ++number + "-";
                            String name = document.upload().downloadName(".pdf");
                            zip.putNextEntry(new ZipEntry(prefix + name));
                            Files.copy(draw(call, document, history, tempFiles), zip);
                            zip.closeEntry();
                        }
                    }
                    return bytes.toByteArray();
                },
                zip -> call.file("application/zip", named.downloadName(".zip"), zip));
    }
}
