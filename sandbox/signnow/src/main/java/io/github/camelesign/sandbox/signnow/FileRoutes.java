// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.EnvelopeHistory.Histories;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.PdfFiles;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.signnow.SignNowSigningService.Purpose;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.FileUpload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes files in as documents, and hands documents out as PDF, zip or picture. */
record FileRoutes(DocumentIntake intake, DocumentPdf pdfs) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> YES = Set.of("1", "yes", "true");
    private static final Map<String, Integer> HEIGHTS =
            Map.of("small", 110, "medium", 440, "large", 1152);

    void mount(SignNowEndpoints api) {
        api.upload("/document", this::upload);
        api.upload("/document/fieldextract", this::extract);
        api.bearer("POST", "/v2/documents/url", this::fetch);
        String download = "/document/:id/download";
        api.bearer("GET", download, call -> download(call, call.query("type", "collapsed")));
        api.bearer("GET", download + "/collapsed", call -> download(call, "collapsed"));
        api.bearer("POST", download + "/link", this::link);
        api.open("GET", "/dispatch", this::dispatch);
        api.bearer("GET", "/document/:id/thumbnail", this::thumbnail);
        api.bearer("POST", "/documentgroup/:id/downloadall", this::downloadGroup);
        api.bearer("POST", "/document/merge", this::merge);
    }

    private void upload(SignNowCall call) {
        FileUpload part = call.file();
        MultiMap form = call.form();
        String name = form.get("name");
        String folderId = call.folder(form.get("folder_id")).id();
        boolean template = "1".equals(form.get("make_template"));
        // reading a PDF takes too long for the event loop
        call.slowly(
                () -> intake.accept(Path.of(part.uploadedFileName()), part.fileName(), name),
                upload -> {
                    Document made = Document.of(call.user(), folderId, upload, call.now());
                    call.made(template ? made.asTemplate(upload.name(), call.now()) : made);
                });
    }

    private void extract(SignNowCall call) {
        FileUpload part = call.file();
        Field.Extraction tags = new Field.Extraction(call.form().get("Tags"));
        Path file = Path.of(part.uploadedFileName());
        call.slowly(
                () -> {
                    Upload upload = intake.accept(file, part.fileName(), null);
                    return tags.document(call.user(), upload, call.now());
                },
                call::made);
    }

    private void fetch(SignNowCall call) {
        URI uri = URI.create(call.text("url"));
        boolean allowed = call.state().services().hosts().allows(uri.getHost());
        refuseIf(!allowed, "The sandbox fetches from loopback and allowed hosts only");
        String filename = uri.getPath().replaceFirst(".*/", "");
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        call.slowly(
                () -> {
                    try (TempFiles tempFiles = new TempFiles()) {
                        var into = BodyHandlers.ofFile(tempFiles.add(intake.newFile()));
                        var response = HttpClient.newHttpClient().send(request, into);
                        int status = response.statusCode();
                        refuseIf(status != 200, "url answers " + status);
                        return intake.accept(response.body(), filename, null);
                    }
                },
                upload -> call.made(Document.of(call.user(), upload, call.now())));
    }

    private void download(SignNowCall call, String type) {
        Document document = call.document();
        boolean history = YES.contains(call.query("with_history", ""));
        send(call, type, document.upload(), parts(call, List.of(document), history));
    }

    private void link(SignNowCall call) {
        String id = call.document().id();
        String address = call.link(Purpose.DOWNLOAD, id, null, null, JsonReader.object());
        String page = "/dispatch?route=onetimedownload&document_download_id=";
        String token = address.replaceFirst(".*/", "");
        call.answer(Map.of("link", call.state().address() + page + token));
    }

    /** Whoever has the link gets the document, the first time. */
    private void dispatch(SignNowCall call) {
        Document document =
                Optional.of(call.query("document_download_id", ""))
                        .flatMap(call.state().links::use)
                        .filter(link -> link.purpose() == Purpose.DOWNLOAD)
                        .flatMap(link -> call.state().documents.find(link.entityId()))
                        .orElseThrow(() -> SignNowError.api(404, 404, "The link is used up"));
        send(call, "collapsed", document.upload(), parts(call, List.of(document), false));
    }

    private void thumbnail(SignNowCall call) {
        Document document = call.document();
        Integer height = HEIGHTS.get(call.query("size", "small"));
        int page = call.number("page", 0, 0, document.upload().pages() - 1);
        refuseIf(!document.upload().readable(), "The document cannot be read");
        refuseIf(height == null, "size must be small, medium or large");
        call.slowly(
                () -> {
                    try (TempFiles tempFiles = new TempFiles()) {
                        return PdfFiles.png(pdfs.collapsed(document, tempFiles), page, height);
                    }
                },
                png -> call.send("image/png", png));
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
            boolean known = group.documentIds().containsAll(order);
            refuseIf(!known, "document_order names a document of another group");
        }
        List<Document> documents = order.stream().map(call::document).toList();
        Upload named = documents.get(0).upload().renamed(group.name());
        send(call, call.text("type"), named, parts(call, documents, history));
    }

    private void merge(SignNowCall call) {
        ObjectNode body = call.body();
        String name = JSON.text(body, "name");
        List<Document> documents =
                JSON.texts(body, "document_ids").stream().map(call::document).toList();
        Upload named = documents.get(0).upload().renamed(name);
        Call.Drawings parts = parts(call, documents, false);
        if (!body.path("upload_document").asBoolean()) {
            send(call, "merged", named, parts);
            return;
        }
        call.slowly(
                () -> {
                    try (TempFiles tempFiles = new TempFiles()) {
                        return intake.accept(merged(parts, tempFiles), name + ".pdf", name);
                    }
                },
                upload -> {
                    Document made = call.add(Document.of(call.user(), upload, call.now()));
                    call.answer(Map.of("document_id", made.id()));
                });
    }

    private void send(SignNowCall call, String type, Upload named, Call.Drawings parts) {
        switch (type) {
            case "collapsed", "merged" ->
                    call.pdf(named.downloadName(".pdf"), files -> merged(parts, files));
            case "zip" -> call.zip(named.downloadName(".zip"), parts);
            default -> throw SignNowError.invalid("type must be collapsed, merged or zip");
        }
    }

    private Path merged(Call.Drawings drawings, TempFiles tempFiles) throws IOException {
        List<Path> parts = List.copyOf(drawings.draw(tempFiles).values());
        return parts.size() == 1 ? parts.get(0) : pdfs.merged(parts, tempFiles);
    }

    /** The documents, with what happened to them when that is to be shown, too. */
    private Call.Drawings parts(SignNowCall call, List<Document> documents, boolean history) {
        Histories<Event> histories = call.state().history;
        return files -> {
            Map<String, Path> parts = new LinkedHashMap<>();
            for (Document document : documents) {
                // two documents may have the same name, two entries may not
                String prefix = documents.size() == 1 ? "" : parts.size() + 1 + "-";
                parts.put(
                        prefix + document.upload().downloadName(".pdf"),
                        history
                                ? pdfs.withHistory(document, histories.of(document.id()), files)
                                : pdfs.collapsed(document, files));
            }
            return parts;
        };
    }
}
