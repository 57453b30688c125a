// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.testing.Pdfs;
import io.github.camelesign.sandbox.testing.RestClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A user of DocuSign who has nothing but its documentation and the JDK. */
final class DocuSignClient {
    static final ObjectMapper JSON = RestClient.JSON;

    private final RestClient rest;
    private String api = "/restapi/v2.1/accounts/" + DocuSign.ACCOUNT_ID;

    DocuSignClient(Sandbox sandbox) {
        this.rest = new RestClient(sandbox, "docusign");
    }

    /** An answer and its body as JSON; missing when it is no JSON. */
    record Answer(int status, JsonNode json, String text, HttpResponse<byte[]> response) {
        private static Answer of(RestClient.Answer answer) {
            return new Answer(answer.status(), answer.json(), answer.text(), answer.response());
        }

        Answer is(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return this;
        }

        Answer refused(int expected, String code) {
            is(expected);
            assertThat(json.path("errorCode").asText()).as(text).isEqualTo(code);
            return this;
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        byte[] bytes() {
            return response.body();
        }

        String at(String pointer) {
            return json.at(pointer).asText();
        }
    }

    /** By the legacy header, which needs no token. */
    DocuSignClient legacy() {
        return with(
                "X-DocuSign-Authentication",
                "{\"Username\":\"%s\",\"Password\":\"%s\",\"IntegratorKey\":\"%s\"}"
                        .formatted(
                                DocuSign.USER_EMAIL, DocuSign.PASSWORD, DocuSign.INTEGRATION_KEY));
    }

    DocuSignClient bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    DocuSignClient with(String name, String value) {
        rest.header(name, value);
        return this;
    }

    DocuSignClient without(String name) {
        rest.withoutHeader(name);
        return this;
    }

    /** All further calls below the account of version 2. */
    DocuSignClient version2() {
        api = "/restapi/v2/accounts/" + DocuSign.ACCOUNT_NUMBER;
        return this;
    }

    Answer get(String path) throws IOException {
        return send("GET", api + path, BodyPublishers.noBody(), Map.of());
    }

    Answer post(String path, String json) throws IOException {
        return json("POST", path, json);
    }

    Answer put(String path, String json) throws IOException {
        return json("PUT", path, json);
    }

    Answer delete(String path) throws IOException {
        return send("DELETE", api + path, BodyPublishers.noBody(), Map.of());
    }

    Answer delete(String path, String json) throws IOException {
        return json("DELETE", path, json);
    }

    private Answer json(String method, String path, String json) throws IOException {
        return rootJson(method, api + path, json);
    }

    Answer send(String method, String path, byte[] body, Map<String, String> more)
            throws IOException {
        return send(method, api + path, BodyPublishers.ofByteArray(body), more);
    }

    /** Below the sandbox's own base. */
    Answer root(String method, String path) throws IOException {
        return send(method, path, BodyPublishers.noBody(), Map.of());
    }

    /** The same with a body. */
    Answer rootJson(String method, String path, String json) throws IOException {
        return send(
                method,
                path,
                BodyPublishers.ofString(json),
                Map.of("Content-Type", "application/json"));
    }

    Answer form(String path, String... fields) throws IOException {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(
                "POST",
                path,
                BodyPublishers.ofString(String.join("&", pairs)),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    /** As a browser follows a link, but not where it is sent on to. */
    HttpResponse<String> browse(String method, String address, String form) throws IOException {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(address))
                            .method(method, BodyPublishers.ofString(form));
            if (!form.isEmpty()) {
                request.header("Content-Type", "application/x-www-form-urlencoded");
            }
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer send(String method, String path, BodyPublisher body, Map<String, String> more)
            throws IOException {
        HttpRequest.Builder request = rest.request(path).method(method, body);
        more.forEach(request::setHeader);
        return Answer.of(rest.send(request));
    }

    /** Sends a document to people who sign one after the other, and returns the envelope's id. */
    String envelope(String status, String... emails) throws IOException {
        return post("/envelopes", definition(status, emails)).is(201).at("/envelopeId");
    }

    static String definition(String status, String... emails) throws IOException {
        List<String> signers = new ArrayList<>();
        for (int i = 1; i <= emails.length; i++) {
            signers.add(
                    """
                    {"recipientId":"%1$d","routingOrder":"%1$d","name":"Signer %1$d","email":"%2$s",
                     "tabs":{"signHereTabs":[{"documentId":"1","pageNumber":"1","xPosition":"100",
                     "yPosition":"%3$d"}],"textTabs":[{"documentId":"1","tabLabel":"City",
                     "value":"Paris","pageNumber":"1","xPosition":"50","yPosition":"%3$d"}]}}"""
                            .formatted(i, emails[i - 1], 100 + 50 * i));
        }
        return """
        {"status":"%s","emailSubject":"Contract","documents":[%s],"recipients":{"signers":[%s]}}"""
                .formatted(status, document(1, "contract.pdf"), String.join(",", signers));
    }

    static String document(int id, String name) throws IOException {
        return "{\"documentId\":\"%d\",\"name\":\"%s\",\"documentBase64\":\"%s\"}"
                .formatted(
                        id,
                        name,
                        Base64.getEncoder().encodeToString(Pdfs.with("Text of " + name, "/sn1/")));
    }
}
