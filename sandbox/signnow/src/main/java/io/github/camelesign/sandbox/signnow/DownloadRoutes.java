// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.PdfFiles;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.signnow.SignNowLinks.Purpose;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Hands out documents as PDF, zip or picture, one by one or put together. */
record DownloadRoutes(DocumentIntake intake, DocumentPdf pdfs) {
    private static final Set<String> YES = Set.of("1", "yes", "true");
    private static final Map<String, Integer> HEIGHTS =
            Map.of("small", 110, "medium", 440, "large", 1152);

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer(
                "GET",
                "/document/:id/download",
                call ->
                        download(
                                call, Objects.requireNonNullElse(call.query("type"), "collapsed")));
        endpoints.bearer(
                "GET", "/document/:id/download/collapsed", call -> download(call, "collapsed"));
        endpoints.bearer("POST", "/document/:id/download/link", this::link);
        endpoints.open("GET", "/dispatch", this::dispatch);
        endpoints.bearer("GET", "/document/:id/thumbnail", this::thumbnail);
        endpoints.bearer("POST", "/documentgroup/:id/downloadall", this::downloadGroup);
        endpoints.bearer("POST", "/document/merge", this::merge);
    }

    private void download(SignNowCall call, String type) {
        Document document = call.document();
        boolean history = YES.contains(Objects.requireNonNullElse(call.query("with_history"), ""));
        send(call, type, List.of(document), history, document.upload());
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
        Document document =
                Optional.ofNullable(call.query("document_download_id"))
                        .flatMap(call.state().links::use)
                        .filter(link -> link.purpose() == Purpose.DOWNLOAD)
                        .flatMap(link -> call.state().documents.find(link.entityId()))
                        .orElseThrow(() -> SignNowError.api(404, 404, "The link is used up"));
        send(call, "collapsed", List.of(document), false, document.upload());
    }

    private void thumbnail(SignNowCall call) {
        Document document = call.document();
        Integer height = HEIGHTS.get(Objects.requireNonNullElse(call.query("size"), "small"));
        int page = call.number("page", 0, 0, document.upload().pages() - 1);
        if (!document.upload().readable()) {
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
        send(call, JSON.text(body, "type"), documents, history, named);
    }

    private void merge(SignNowCall call) {
        ObjectNode body = call.body();
        String name = JSON.text(body, "name");
        List<Document> documents =
                JSON.texts(body, "document_ids").stream().map(call::document).toList();
        if (!body.path("upload_document").asBoolean()) {
            Upload named = documents.get(0).upload().renamed(name);
            send(call, "merged", documents, false, named);
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
                    Document made = Document.of(call.user(), upload, call.now());
                    call.answer(Map.of("document_id", call.add(made).id()));
                });
    }

    private void send(
            SignNowCall call,
            String type,
            List<Document> documents,
            boolean history,
            Upload named) {
        switch (type) {
            case "collapsed", "merged" ->
                    call.pdf(
                            named.downloadName(".pdf"),
                            tempFiles -> merged(call, documents, history, tempFiles));
            case "zip" ->
                    call.zip(
                            named.downloadName(".zip"),
                            tempFiles -> parts(call, documents, history, tempFiles));
            default -> throw SignNowError.invalid("type must be collapsed, merged or zip");
        }
    }

    private Path merged(
            SignNowCall call, List<Document> documents, boolean history, TempFiles tempFiles)
            throws IOException {
        List<Path> parts = List.copyOf(parts(call, documents, history, tempFiles).values());
        return parts.size() == 1 ? parts.get(0) : pdfs.merged(parts, tempFiles);
    }

    private Map<String, Path> parts(
            SignNowCall call, List<Document> documents, boolean history, TempFiles tempFiles)
            throws IOException {
        Map<String, Path> parts = new LinkedHashMap<>();
        for (Document document : documents) {
            // two documents may have the same name, two entries may not
            String prefix = documents.size() == 1 ? "" : parts.size() + 1 + "-";
            parts.put(
                    prefix + document.upload().downloadName(".pdf"),
                    history
                            ? pdfs.withHistory(
                                    document, call.state().history.of(document.id()), tempFiles)
                            : pdfs.collapsed(document, tempFiles));
        }
        return parts;
    }
}
