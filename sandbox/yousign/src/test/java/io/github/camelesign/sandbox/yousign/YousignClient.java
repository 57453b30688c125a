// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.sandbox.testing.Pdfs;
import io.github.camelesign.sandbox.testing.RestClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A user of Yousign who has nothing but its documentation and the JDK. */
final class YousignClient {
    static final ObjectMapper JSON = RestClient.JSON;

    private final RestClient rest;

    /**
     * @param base without a slash at its end
     */
    YousignClient(String base) {
        this.rest = new RestClient(base);
        with(Yousign.DEMO_API_KEY);
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

        String id() {
            return json.get("id").textValue();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        byte[] bytes() {
            return response.body();
        }

        /** What version 3 complains about. */
        String violations() {
            assertThat(status).as(text).isEqualTo(400);
            StringBuilder all = new StringBuilder();
            json.path("invalid_params")
                    .forEach(v -> all.append(v.path("name").asText()).append(' '));
            return all.toString().trim();
        }
    }

    /** Null for none. */
    YousignClient with(String apiKey) {
        if (apiKey == null) {
            rest.withoutHeader("Authorization");
        } else {
            rest.bearer(apiKey);
        }
        return this;
    }

    Answer get(String path) throws IOException {
        return Answer.of(rest.get(path));
    }

    Answer post(String path) throws IOException {
        return Answer.of(rest.post(path));
    }

    Answer post(String path, String json) throws IOException {
        return json("POST", path, json);
    }

    Answer json(String method, String path, String json) throws IOException {
        return Answer.of(rest.json(method, path, json));
    }

    Answer put(String path) throws IOException {
        return Answer.of(rest.put(path));
    }

    Answer delete(String path) throws IOException {
        return Answer.of(rest.delete(path));
    }

    /** A multipart form of one file and some texts, each {@code name=value}. */
    Answer form(String path, String filename, byte[] content, String... texts) throws IOException {
        return Answer.of(
                rest.multipart(
                        path,
                        RestClient.multipartForm(
                                "file", filename, "application/pdf", content, texts)));
    }

    /** A draft and its path; more properties begin with a comma. */
    String draft(String more) throws IOException {
        String body = "{\"name\":\"NDA\",\"delivery_mode\":\"email\"" + more + "}";
        return "/signature_requests/" + post("/signature_requests", body).is(201).id();
    }

    String upload(String request) throws IOException {
        return form(
                        request + "/documents",
                        "nda.pdf",
                        Pdfs.with("The contract itself"),
                        "nature=signable_document")
                .is(201)
                .id();
    }

    String signer(String request, String document, String name, String more) throws IOException {
        return post(
                        request + "/signers",
                        """
                        {"info":{"first_name":"%s","last_name":"Test","email":"%s@acme.test",
                          "phone_number":"+33601020304","locale":"en"},
                         "signature_level":"electronic_signature",
                         "signature_authentication_mode":"no_otp",
                         "fields":[{"document_id":"%s","type":"signature","page":1,
                           "x":77,"y":%d}]%s}"""
                                .formatted(
                                        name, name, document, 100 + name.charAt(0) % 8 * 60, more))
                .is(201)
                .id();
    }

    /** A request that waits for ada, or for more people, and its path. */
    String active(String more, String... names) throws IOException {
        String request = draft(more);
        String document = upload(request);
        for (String name : names) {
            signer(request, document, name, "");
        }
        post(request + "/activate").is(201);
        return request;
    }

    static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String status(String request) throws IOException {
        return get(request).is(200).json().get("status").asText();
    }

    HttpRequest.Builder request(String path) {
        return rest.request(path);
    }

    Answer send(HttpRequest.Builder request) throws IOException {
        return Answer.of(rest.send(request));
    }
}
