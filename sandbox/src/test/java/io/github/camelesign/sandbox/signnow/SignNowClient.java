package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.PdfFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** A user of SignNow who has nothing but its documentation and the JDK. */
final class SignNowClient {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "sandbox-test-boundary";

    private final HttpClient http;
    private final String base;
    private String token;

    SignNowClient(EsignSandbox sandbox) {
        this.base = sandbox.getSignNowBaseUri();
        HttpClient.Builder builder = HttpClient.newBuilder();
        if (base.startsWith("https")) {
            builder.sslContext(sandbox.trustStore().sslContext());
        }
        this.http = builder.build();
    }

    /** An answer and its body as JSON; missing when it is no JSON. */
    record Answer(int status, JsonNode json, String text, HttpResponse<byte[]> response) {
        Answer ok() {
            assertThat(status).as(text).isEqualTo(200);
            return this;
        }

        int errorCode() {
            return json.path("errors").path(0).path("code").asInt();
        }

        String errorMessage() {
            return json.path("errors").path(0).path("message").asText();
        }
    }

    SignNowClient loggedIn() throws IOException {
        token = login().ok().json().get("access_token").textValue();
        return this;
    }

    SignNowClient with(String accessToken) {
        token = accessToken;
        return this;
    }

    Answer login() throws IOException {
        return token(
                "grant_type=password&username=desk%40acme.test&password=" + SignNow.DEMO_PASSWORD);
    }

    Answer token(String form) throws IOException {
        return token(SignNow.DEMO_CLIENT_ID, SignNow.DEMO_CLIENT_SECRET, form);
    }

    Answer token(String clientId, String secret, String form) throws IOException {
        return send(
                request("/oauth2/token")
                        .setHeader("Authorization", basic(clientId, secret))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    static String basic(String clientId, String secret) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    Answer get(String path) throws IOException {
        return send(request(path).GET());
    }

    Answer post(String path, String json) throws IOException {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    Answer put(String path, String json) throws IOException {
        return send(request(path).PUT(BodyPublishers.ofString(json)));
    }

    Answer delete(String path) throws IOException {
        return send(request(path).DELETE());
    }

    Answer delete(String path, String json) throws IOException {
        return send(request(path).method("DELETE", BodyPublishers.ofString(json)));
    }

    /** With the credentials of the application instead of the token. */
    Answer basic(String method, String path, String json) throws IOException {
        return send(
                request(path)
                        .setHeader(
                                "Authorization",
                                basic(SignNow.DEMO_CLIENT_ID, SignNow.DEMO_CLIENT_SECRET))
                        .method(method, BodyPublishers.ofString(json)));
    }

    /** A multipart form of one file and some texts, each {@code name=value}. */
    Answer form(String path, String filename, byte[] content, String... texts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String text : texts) {
            String[] pair = text.split("=", 2);
            all.write(
                    """
                    --%s\r
                    Content-Disposition: form-data; name="%s"\r
                    \r
                    %s\r
                    """
                            .formatted(BOUNDARY, pair[0], pair[1])
                            .getBytes(StandardCharsets.UTF_8));
        }
        all.write(form("file", filename, content));
        return send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(all.toByteArray())));
    }

    /** Uploads a real PDF and returns the id of the document. */
    String upload(String filename) throws IOException {
        return upload("file", filename, pdf()).ok().json().get("id").textValue();
    }

    Answer upload(String part, String filename, byte[] content) throws IOException {
        return send(
                request("/document")
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(form(part, filename, content))));
    }

    /** Uploads with a body of unknown length, which goes out in chunks. */
    Answer uploadChunked(byte[] content) throws IOException {
        byte[] form = form("file", "contract.pdf", content);
        BodyPublisher unknownLength =
                BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(form));
        return send(
                request("/document")
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(unknownLength));
    }

    /** A document with a signature field for each role. */
    String uploadWithRoles(String... roles) throws IOException {
        String id = upload("contract.pdf");
        StringBuilder fields = new StringBuilder();
        for (String role : roles) {
            fields.append(fields.length() == 0 ? "" : ",").append(field(role));
        }
        put("/document/" + id, "{\"fields\":[" + fields + "]}").ok();
        return id;
    }

    /** A signature field; roles whose names begin differently have theirs in different places. */
    static String field(String role) {
        return """
        {"type":"signature","role":"%s","page_number":0,"x":50,"y":%d,"width":120,"height":30,
         "required":true}"""
                .formatted(role, 80 + role.charAt(0) % 6 * 60);
    }

    /** A role-based invite; each signer is {@code role:email:order}. */
    Answer inviteRoles(String documentId, String... signers) throws IOException {
        StringBuilder to = new StringBuilder();
        for (String signer : signers) {
            String[] parts = signer.split(":");
            to.append(to.length() == 0 ? "" : ",")
                    .append(
                            """
                            {"role":"%s","email":"%s","order":%s,"role_id":""}"""
                                    .formatted((Object[]) parts));
        }
        return post(
                "/document/" + documentId + "/invite",
                "{\"from\":\"desk@acme.test\",\"cc\":[],\"to\":[" + to + "]}");
    }

    Answer inviteFreeform(String documentId, String email) throws IOException {
        return post(
                "/document/" + documentId + "/invite",
                "{\"from\":\"desk@acme.test\",\"to\":\"" + email + "\"}");
    }

    List<String> inviteStatuses(String documentId) throws IOException {
        return get("/document/" + documentId)
                .ok()
                .json()
                .get("field_invites")
                .findValuesAsText("status")
                .stream()
                .filter(status -> !status.equals("sent"))
                .toList();
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path));
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        return builder;
    }

    Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            String text = new String(response.body(), StandardCharsets.UTF_8);
            boolean isJson =
                    response.headers()
                            .firstValue("content-type")
                            .filter("application/json"::equals)
                            .isPresent();
            JsonNode json = isJson ? JSON.readTree(text) : JSON.missingNode();
            return new Answer(response.statusCode(), json, text, response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static byte[] pdf() {
        try {
            Path file = Files.createTempFile("sandbox-test", ".pdf");
            try {
                PdfFiles.writePage(file, List.of("The contract itself"));
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] form(String part, String filename, byte[] content) {
        byte[] head =
                """
                --%s\r
                Content-Disposition: form-data; name="%s"; filename="%s"\r
                Content-Type: application/octet-stream\r
                \r
                """
                        .formatted(BOUNDARY, part, filename)
                        .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + content.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        System.arraycopy(tail, 0, all, head.length + content.length, tail.length);
        return all;
    }
}
