// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.sandbox.core.Sandbox;
import java.io.ByteArrayOutputStream;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A client with nothing but the JDK and the headers that a test sets. */
public class RestClient {
    public static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "sandbox-test-boundary";

    private final HttpClient http;
    private final String base;
    private final Map<String, String> headers = new LinkedHashMap<>();

    public RestClient(Sandbox sandbox, String provider) {
        this.base = sandbox.baseUri(provider);
        HttpClient.Builder builder = HttpClient.newBuilder();
        if (base.startsWith("https")) {
            builder.sslContext(sandbox.trustStore().sslContext());
        }
        this.http = builder.build();
    }

    /**
     * @param base without a slash at its end
     */
    public RestClient(String base) {
        this.base = base;
        this.http = HttpClient.newHttpClient();
    }

    /** An answer and its body as JSON; missing when it is no JSON. */
    public record Answer(int status, JsonNode json, String text, HttpResponse<byte[]> response) {
        public Answer ok() {
            return is(200);
        }

        public Answer is(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return this;
        }

        /** The text at a JSON pointer. */
        public String at(String pointer) {
            return json.at(pointer).asText();
        }

        public byte[] bytes() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    /** From now on. */
    public void header(String name, String value) {
        headers.put(name, value);
    }

    public void withoutHeader(String name) {
        headers.remove(name);
    }

    public void bearer(String token) {
        header("Authorization", "Bearer " + token);
    }

    public Answer get(String path) throws IOException {
        return send(request(path).GET());
    }

    public Answer delete(String path) throws IOException {
        return send(request(path).DELETE());
    }

    public Answer post(String path) throws IOException {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    public Answer put(String path) throws IOException {
        return send(request(path).PUT(BodyPublishers.noBody()));
    }

    public Answer json(String method, String path, String json) throws IOException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json)));
    }

    /** Each text is {@code name=value}. */
    public Answer form(String method, String path, String... texts) throws IOException {
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(method, BodyPublishers.ofString(encoded(texts))));
    }

    private static String encoded(String... texts) {
        return Stream.of(texts)
                .map(text -> text.split("=", 2))
                .map(pair -> pair[0] + "=" + URLEncoder.encode(pair[1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public Answer multipart(String path, byte[] form) throws IOException {
        return multipart(path, BodyPublishers.ofByteArray(form));
    }

    public Answer multipart(String path, BodyPublisher form) throws IOException {
        return send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(form));
    }

    /**
     * A multipart form.
     *
     * @param part of the file; null for none
     * @param texts each {@code name=value}
     */
    public static byte[] multipartForm(
            String part, String filename, byte[] content, String... texts) throws IOException {
        return multipartForm(part, filename, "application/octet-stream", content, texts);
    }

    /** The same, for a file of another type, which may have no name. */
    public static byte[] multipartForm(
            String part, String filename, String type, byte[] content, String... texts)
            throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String text : texts) {
            String[] pair = text.split("=", 2);
            all.write(part("name=\"" + pair[0] + "\"", ""));
            all.write((pair[1] + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        if (part != null) {
            all.write(
                    part(
                            "name=\"" + part + "\"" + named(filename),
                            "Content-Type: " + type + "\r\n"));
            all.write(content);
            all.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        all.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    private static String named(String filename) {
        return filename == null ? "" : "; filename=\"" + filename + "\"";
    }

    private static byte[] part(String disposition, String moreHeaders) {
        return ("--%s\r\nContent-Disposition: form-data; %s\r\n%s\r\n"
                        .formatted(BOUNDARY, disposition, moreHeaders))
                .getBytes(StandardCharsets.UTF_8);
    }

    public HttpRequest.Builder request(String path) {
        URI uri = URI.create(path.startsWith("http") ? path : base + path);
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri);
        headers.forEach(builder::header);
        return builder;
    }

    public Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            String text = new String(response.body(), StandardCharsets.UTF_8);
            boolean isJson =
                    response.headers()
                            .firstValue("content-type")
                            .filter(type -> type.matches("application/json(; charset=utf-8)?"))
                            .isPresent();
            JsonNode json = isJson ? JSON.readTree(text) : JSON.missingNode();
            return new Answer(response.statusCode(), json, text, response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
