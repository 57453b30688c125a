// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Paging;
import io.github.camelesign.sandbox.core.PdfFiles;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.signnow.SignNowLink.Purpose;
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

/** Hands out documents as PDF, zip or picture, one by one or put together. */
final class DownloadRoutes {
    private static final String PDF = "application/pdf";
    private static final Set<String> YES = Set.of("1", "yes", "true");
    private static final Map<String, Integer> HEIGHTS =
            Map.of("small", 110, "medium", 440, "large", 1152);

    private final DocumentIntake intake;
    private final DocumentPdf pdfs;

    DownloadRoutes(DocumentIntake intake, DocumentPdf pdfs) {
        this.intake = intake;
        this.pdfs = pdfs;
    }

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("GET", "/document/:id/download", this::download);
        endpoints.bearer("GET", "/document/:id/download/collapsed", c -> sendPdf(c, c.document()));
        endpoints.bearer("POST", "/document/:id/download/link", this::link);
        endpoints.open("GET", "/dispatch", this::dispatch);
        endpoints.bearer("GET", "/document/:id/thumbnail", this::thumbnail);
        endpoints.bearer("POST", "/documentgroup/:id/downloadall", this::downloadGroup);
        endpoints.bearer("POST", "/document/merge", this::merge);
    }

    private void download(SignNowCall call) {
        Document document = call.document();
        String type = call.query("type");
        switch (type == null ? "collapsed" : type) {
            case "collapsed" -> sendPdf(call, document);
            case "zip" -> sendZip(call, List.of(document), wantsHistory(call), document.upload());
            default -> throw SignNowError.invalid("type must be collapsed or zip");
        }
    }

    private static boolean wantsHistory(SignNowCall call) {
        String wanted = call.query("with_history");
        return wanted != null && YES.contains(wanted);
    }

    private void sendPdf(SignNowCall call, Document document) {
        sendMerged(call, List.of(document), wantsHistory(call), document.upload());
    }

    private void link(SignNowCall call) {
        String address =
                call.link(Purpose.DOWNLOAD, call.document().id(), null, null, JsonReader.object());
        String token = address.substring(address.lastIndexOf('/') + 1);
        String page = "/dispatch?route=onetimedownload&document_download_id=";
        call.answer(Map.of("link", call.state().address() + page + token));
    }

    /** Whoever has the link gets the document, the first time. */
    private void dispatch(SignNowCall call) {
        String token = call.query("document_download_id");
        Document document =
                Optional.ofNullable(token)
                        .flatMap(call.state().links::use)
                        .filter(link -> link.purpose() == Purpose.DOWNLOAD)
                        .flatMap(link -> call.state().documents.find(link.entityId()))
                        .orElseThrow(() -> SignNowError.api(404, 404, "The link is used up"));
        sendMerged(call, List.of(document), false, document.upload());
    }

    private void thumbnail(SignNowCall call) {
        Document document = call.document();
        Integer height = HEIGHTS.get(call.query("size") == null ? "small" : call.query("size"));
        int page = Paging.number(call.query("page"), 0, () -> SignNowError.notFound("Page"));
        if (page >= document.upload().pages() || !document.upload().readable()) {
            throw SignNowError.notFound("Page");
        }
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

    private void downloadGroup(SignNowCall call) {
        DocumentGroup group = call.group();
        ObjectNode body = call.body();
        String wanted = body.path("with_history").asText("no");
        // after_each_document, after_merged_pdf
        boolean history = YES.contains(wanted) || wanted.startsWith("after_");
        List<String> order = group.documentIds();
        if (!body.path("document_order").isEmpty()) {
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

    private void merge(SignNowCall call) {
        ObjectNode body = call.body();
        String name = JSON.text(body, "name");
        List<Document> documents =
                JSON.texts(body, "document_ids").stream().map(call::document).toList();
        if (!body.path("upload_document").asBoolean()) {
            sendMerged(call, documents, false, documents.get(0).upload().renamed(name));
            return;
        }
        call.slowly(
                () -> {
                    try (TempFiles tempFiles = new TempFiles()) {
                        Path merged = merged(call, documents, false, tempFiles);
                        return intake.accept(merged, name + ".pdf", name);
                    }
                },
                upload -> {
                    String folderId = call.user().documents().id();
                    Document made = Document.of(call.user(), folderId, upload, call.now());
                    call.answer(Map.of("document_id", call.add(made).id()));
                });
    }

    private Path draw(SignNowCall call, Document document, boolean history, TempFiles tempFiles)
            throws IOException {
        return history
                ? pdfs.withHistory(document, call.state().history.of(document.id()), tempFiles)
                : pdfs.collapsed(document, tempFiles);
    }

    private Path merged(
            SignNowCall call, List<Document> documents, boolean history, TempFiles tempFiles)
            throws IOException {
        List<Path> parts = new ArrayList<>();
        for (Document document : documents) {
            parts.add(draw(call, document, history, tempFiles));
        }
        return pdfs.merged(parts, tempFiles);
    }

    private void sendMerged(
            SignNowCall call, List<Document> documents, boolean history, Upload named) {
        TempFiles tempFiles = new TempFiles();
        call.slowly(
                () ->
                        documents.size() == 1
                                ? draw(call, documents.get(0), history, tempFiles)
                                : merged(call, documents, history, tempFiles),
                pdf -> call.file(PDF, named.downloadName(".pdf"), pdf, tempFiles));
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
