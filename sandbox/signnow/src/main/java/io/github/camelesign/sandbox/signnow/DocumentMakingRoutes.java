// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.EmailAddress;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.core.Upload;
import io.vertx.ext.web.FileUpload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Documents made from tagged files or from the web, what happened to them, and their copies. */
final class DocumentMakingRoutes {
    private static final int MOST_ADDRESSEES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DocumentIntake intake;

    DocumentMakingRoutes(DocumentIntake intake) {
        this.intake = intake;
    }

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("POST", "/v2/documents/url", this::fetch);
        endpoints.upload("/document/fieldextract", this::extract);
        endpoints.bearer("POST", "/document/:id/email2", this::email);
        endpoints.bearer("GET", "/document/:id/historyfull", this::showHistory);
        endpoints.bearer("POST", "/document/:id/custom_history_event", this::addToHistory);
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
                upload -> {
                    String folderId = call.user().documents().id();
                    Document made = Document.of(call.user(), folderId, upload, call.now());
                    call.answer(Map.of("id", call.add(made).id()));
                });
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
        FileUpload part = call.file();
        String tags = call.form().get("Tags");
        call.slowly(
                () -> {
                    Upload upload =
                            intake.accept(Path.of(part.uploadedFileName()), part.fileName(), null);
                    return new FieldExtraction(upload, tags).document(call.user(), call.now());
                },
                document -> call.answer(Map.of("id", call.add(document).id())));
    }

    private void email(SignNowCall call) {
        Document document = call.document();
        ObjectNode body = call.body();
        List<String> emails = JSON.texts(body, "emails");
        if (emails.size() > MOST_ADDRESSEES || !emails.stream().allMatch(EmailAddress::isValid)) {
            throw SignNowError.invalid("emails must be 1 to " + MOST_ADDRESSEES + " valid e-mails");
        }
        String subject = body.path("subject").asText(document.name());
        String message = body.path("message").asText();
        emails.forEach(email -> call.state().mailer.send(email, subject, message, null));
        call.success();
    }

    private void showHistory(SignNowCall call) {
        String id = call.document().id();
        Accounts accounts = call.state().accounts;
        call.answer(call.state().history.of(id).stream().map(e -> e.json(id, accounts)).toList());
    }

    private void addToHistory(SignNowCall call) {
        Document document = call.document();
        ObjectNode body = call.body();
        GroupRoutes.requireTimestamp(body);
        Instant at = Instant.ofEpochSecond(body.get("client_timestamp").longValue());
        call.state()
                .history
                .add(
                        document.id(),
                        JSON.text(body, "event_type"),
                        call.user().email(),
                        call.now(),
                        at);
        call.success();
    }
}
