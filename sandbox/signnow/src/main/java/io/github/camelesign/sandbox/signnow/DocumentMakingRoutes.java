// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.EmailAddress;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.core.Upload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Documents made from other documents, from tagged files or from the web. */
final class DocumentMakingRoutes {
    private static final int MOST_ADDRESSEES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DocumentIntake intake;
    private final DocumentPdf pdfs;

    DocumentMakingRoutes(DocumentIntake intake, DocumentPdf pdfs) {
        this.intake = intake;
        this.pdfs = pdfs;
    }

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("POST", "/document/merge", this::merge);
        endpoints.bearer("POST", "/v2/documents/url", this::fetch);
        endpoints.upload("/document/fieldextract", this::extract);
        endpoints.bearer("POST", "/document/:id/email2", this::email);
    }

    private void merge(SignNowCall call) {
        ObjectNode body = call.body();
        String name = JSON.text(body, "name");
        List<Document> documents =
                JSON.texts(body, "document_ids").stream().map(call::document).toList();
        boolean upload = body.path("upload_document").asBoolean();
        call.slowly(
                () -> {
                    try (TempFiles tempFiles = new TempFiles()) {
                        List<Path> parts = new ArrayList<>();
                        for (Document document : documents) {
                            parts.add(pdfs.collapsed(document, tempFiles));
                        }
                        Path merged = pdfs.merged(parts, tempFiles);
                        return upload
                                ? intake.accept(merged, name + ".pdf", name)
                                : Files.readAllBytes(merged);
                    }
                },
                made -> {
                    if (made instanceof Upload file) {
                        call.answer(Map.of("document_id", add(call, file)));
                    } else {
                        call.file("application/pdf", name + ".pdf", (byte[]) made);
                    }
                });
    }

    private void fetch(SignNowCall call) {
        URI uri;
        try {
            uri = URI.create(JSON.text(call.body(), "url"));
        } catch (IllegalArgumentException e) {
            throw SignNowError.invalid("url must be a web address");
        }
        if (!call.state().services().hosts().allows(uri.getHost())) {
            throw SignNowError.invalid("The sandbox fetches from loopback and allowed hosts only");
        }
        String path = uri.getPath();
        String filename = path.substring(path.lastIndexOf('/') + 1);
        call.slowly(
                () -> {
                    try (TempFiles tempFiles = new TempFiles()) {
                        Path file = tempFiles.add(intake.newFile());
                        download(uri, file);
                        return intake.accept(file, filename, null);
                    }
                },
                upload -> call.answer(Map.of("id", add(call, upload))));
    }

    private static void download(URI uri, Path file) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        HttpResponse<Path> response =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(file));
        if (response.statusCode() != 200) {
            throw SignNowError.invalid("url answers " + response.statusCode());
        }
    }

    private void extract(SignNowCall call) {
        var part = call.file();
        String tags = call.form().get("Tags");
        call.slowly(
                () -> {
                    Upload upload =
                            intake.accept(Path.of(part.uploadedFileName()), part.fileName(), null);
                    return new FieldExtraction(upload, tags).document(call.user(), call.now());
                },
                document -> {
                    call.state().documents.add(document);
                    call.answer(Map.of("id", document.id()));
                });
    }

    private void email(SignNowCall call) {
        Document document = call.document();
        ObjectNode body = call.body();
        List<String> emails = JSON.texts(body, "emails");
        if (emails.size() > MOST_ADDRESSEES || !emails.stream().allMatch(EmailAddress::isValid)) {
            throw SignNowError.invalid("emails must be 1 to " + MOST_ADDRESSEES + " valid e-mails");
        }
        emails.forEach(
                email ->
                        call.state()
                                .mailer
                                .send(
                                        email,
                                        body.path("subject").asText(document.upload().name()),
                                        body.path("message").asText(),
                                        null));
        call.success();
    }

    private static String add(SignNowCall call, Upload upload) {
        Document document =
                Document.of(call.user(), call.user().documents().id(), upload, call.now());
        call.state().documents.add(document);
        return document.id();
    }
}
