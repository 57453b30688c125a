// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.TempFiles;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.FileUpload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Makes documents of files: as they are, with tags in them, or from the web. */
record UploadRoutes(DocumentIntake intake) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    void mount(SignNowEndpoints endpoints) {
        endpoints.upload("/document", this::upload);
        endpoints.upload("/document/fieldextract", this::extract);
        endpoints.bearer("POST", "/v2/documents/url", this::fetch);
    }

    private static void answer(SignNowCall call, Document made) {
        call.answer(Map.of("id", call.add(made).id()));
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
                    answer(call, template ? made.asTemplate(upload.name(), call.now()) : made);
                });
    }

    private void extract(SignNowCall call) {
        FileUpload part = call.file();
        FieldExtraction tags = new FieldExtraction(call.form().get("Tags"));
        Path file = Path.of(part.uploadedFileName());
        call.slowly(
                () -> {
                    var upload = intake.accept(file, part.fileName(), null);
                    return tags.document(call.user(), upload, call.now());
                },
                document -> answer(call, document));
    }

    private void fetch(SignNowCall call) {
        URI uri = URI.create(call.body().get("url").asText());
        if (!call.state().services().hosts().allows(uri.getHost())) {
            throw SignNowError.invalid("The sandbox fetches from loopback and allowed hosts only");
        }
        String filename = uri.getPath().replaceFirst(".*/", "");
        call.slowly(
                () -> {
                    try (TempFiles tempFiles = new TempFiles()) {
                        Path file = tempFiles.add(intake.newFile());
                        download(uri, file);
                        return intake.accept(file, filename, null);
                    }
                },
                upload -> answer(call, Document.of(call.user(), upload, call.now())));
    }

    private static void download(URI uri, Path file) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        HttpResponse<Path> response =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(file));
        if (response.statusCode() != 200) {
            throw SignNowError.invalid("url answers " + response.statusCode());
        }
    }
}
