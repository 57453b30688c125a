// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.testing.Pdfs;
import io.github.camelesign.sandbox.testing.RestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A user of SignNow who has nothing but its documentation and the JDK. */
final class SignNowClient {
    static final ObjectMapper JSON = RestClient.JSON;

    private final RestClient rest;

    SignNowClient(Sandbox sandbox) {
        this.rest = new RestClient(sandbox, "signnow");
    }

    /** An answer and its body as JSON; missing when it is no JSON. */
    record Answer(int status, JsonNode json, String text, HttpResponse<byte[]> response) {
        private static Answer of(RestClient.Answer answer) {
            return new Answer(answer.status(), answer.json(), answer.text(), answer.response());
        }

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
        return with(login().ok().json().get("access_token").textValue());
    }

    SignNowClient with(String accessToken) {
        if (accessToken == null) {
            rest.withoutHeader("Authorization");
        } else {
            rest.bearer(accessToken);
        }
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
        return Answer.of(
                rest.multipart(path, RestClient.multipartForm("file", filename, content, texts)));
    }

    /** Uploads a real PDF and returns the id of the document. */
    String upload(String filename) throws IOException {
        return upload("file", filename, pdf()).ok().json().get("id").textValue();
    }

    Answer upload(String part, String filename, byte[] content) throws IOException {
        return Answer.of(
                rest.multipart("/document", RestClient.multipartForm(part, filename, content)));
    }

    /** Uploads with a body of unknown length, which goes out in chunks. */
    Answer uploadChunked(byte[] content) throws IOException {
        return formInChunks("/document", "contract.pdf", content);
    }

    /** A form with a body of unknown length. */
    Answer formInChunks(String path, String filename, byte[] content, String... texts)
            throws IOException {
        byte[] form = RestClient.multipartForm("file", filename, content, texts);
        return Answer.of(
                rest.multipart(
                        path, BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(form))));
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
        return rest.request(path);
    }

    Answer send(HttpRequest.Builder request) throws IOException {
        return Answer.of(rest.send(request));
    }

    static byte[] pdf() {
        try {
            return Pdfs.with("The contract itself");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
