package io.github.camelesign.sandbox.yousign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.sandbox.Pdfs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A user of Yousign who has nothing but its documentation and the JDK. */
final class YousignClient {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "sandbox-test-boundary";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private String key = Yousign.DEMO_API_KEY;

    /**
     * @param base without a slash at its end
     */
    YousignClient(String base) {
        this.base = base;
    }

    /** An answer and its body as JSON; missing when it is no JSON. */
    record Answer(int status, JsonNode json, String text, HttpResponse<byte[]> response) {
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
        key = apiKey;
        return this;
    }

    Answer get(String path) throws IOException {
        return send(request(path).GET());
    }

    Answer post(String path) throws IOException {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    Answer post(String path, String json) throws IOException {
        return json("POST", path, json);
    }

    Answer json(String method, String path, String json) throws IOException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json)));
    }

    Answer put(String path) throws IOException {
        return send(request(path).PUT(BodyPublishers.noBody()));
    }

    Answer delete(String path) throws IOException {
        return send(request(path).DELETE());
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
        all.write(
                """
                --%s\r
                Content-Disposition: form-data; name="file"%s\r
                Content-Type: application/pdf\r
                \r
                """
                        .formatted(
                                BOUNDARY, filename == null ? "" : "; filename=\"" + filename + "\"")
                        .getBytes(StandardCharsets.UTF_8));
        all.write(content);
        all.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(all.toByteArray())));
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
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path));
        if (key != null) {
            builder.header("Authorization", "Bearer " + key);
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
}
