// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.http.Request.Part;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.util.StringHelper;

/**
 * What a provider published of its API, and what of a call is not so. It is read from a JSON of
 * {@code operations} and of {@code definitions} that they refer to. An operation, by its path and
 * its method, has the schema of its {@code query}, those of its {@code request} by media type, and
 * those of its {@code responses} by status and media type.
 */
public final class PublishedApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final JsonNode NO_PARAMETERS =
            JSON.createObjectNode().set("properties", JSON.createObjectNode());

    private static final String JSON_TYPE = "application/json";

    private final String base;
    private final Map<String, JsonNode> operations = new TreeMap<>();
    private final ClosedSchemas schemas;

    /**
     * @param base what a URL has before a published path
     */
    public PublishedApi(URL file, String base) {
        this.base = base;
        try {
            JsonNode published = JSON.readTree(file);
            schemas = new ClosedSchemas(published.get("definitions"));
            published
                    .get("operations")
                    .fields()
                    .forEachRemaining(
                            path ->
                                    path.getValue()
                                            .fields()
                                            .forEachRemaining(
                                                    method ->
                                                            operations.put(
                                                                    method.getKey()
                                                                            + " "
                                                                            + path.getKey(),
                                                                    method.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the URL, without its host, is one of this API. */
    boolean isBelow(String url) {
        return url.startsWith(base + "/");
    }

    /** Which operation was called, for example {@code GET /files/{id}}, if it is published. */
    public Optional<String> operation(LoggedRequest request) {
        String path = StringHelper.before(request.getUrl(), "?", request.getUrl());
        String call = request.getMethod() + " " + StringHelper.after(path, base, path);
        return operations.keySet().stream()
                .filter(operation -> call.matches(operation.replaceAll("\\{\\w+}", "[^/]+")))
                // /files/download is not the file that is called download
                .min(Comparator.comparingInt(operation -> operation.split("\\{").length));
    }

    /** What of a call and its answer is not as it is published; nothing if all is. */
    public List<String> differences(ServeEvent call) {
        LoggedRequest request = call.getRequest();
        String called = request.getMethod() + " " + request.getUrl();
        Optional<String> name = operation(request);
        if (name.isEmpty()) {
            return List.of(called + ": is not published");
        }
        JsonNode operation = operations.get(name.get());
        List<String> differences = new ArrayList<>();
        inQuery(operation.path("query"), request)
                .forEach(what -> differences.add("query of " + called + ": " + what));
        inRequest(operation.path("request"), request)
                .forEach(what -> differences.add("request of " + called + ": " + what));
        inResponse(operation.path("responses"), call.getResponse())
                .forEach(what -> differences.add("response of " + called + ": " + what));
        return differences;
    }

    private List<String> inQuery(JsonNode published, LoggedRequest request) {
        ObjectNode query = JSON.createObjectNode();
        request.getQueryParams().forEach((name, values) -> query.put(name, values.firstValue()));
        return schemas.differencesOfTexts(
                published.isMissingNode() ? NO_PARAMETERS : published, query);
    }

    private List<String> inRequest(JsonNode published, LoggedRequest request) {
        if (request.isMultipart() && published.has("multipart/form-data")) {
            return schemas.differencesOfTexts(
                    published.get("multipart/form-data"), form(request.getParts()));
        }
        byte[] body = request.getBody();
        if (body.length == 0 && published.has(JSON_TYPE)) {
            // it may be left out, as long as nothing in it is required
            return schemas.differences(published.get(JSON_TYPE), JSON.createObjectNode());
        }
        return inBody(published, request.contentTypeHeader().mimeTypePart(), body);
    }

    private List<String> inResponse(JsonNode published, LoggedResponse response) {
        JsonNode answer = published.path(String.valueOf(response.getStatus()));
        if (answer.isMissingNode()) {
            return List.of("status " + response.getStatus() + " is not published");
        }
        return inBody(answer, response.getMimeType(), response.getBody());
    }

    private List<String> inBody(JsonNode published, String type, byte[] body) {
        boolean empty = body == null || body.length == 0;
        if (published.isEmpty()) {
            return empty ? List.of() : List.of("has a body of " + type + ", but none is published");
        }
        if (empty) {
            return List.of("has no body");
        }
        if (!published.has(type)) {
            return List.of("is " + type + ", which is not published");
        }
        return JSON_TYPE.equals(type) ? inJson(published.get(type), body) : List.of();
    }

    private List<String> inJson(JsonNode schema, byte[] body) {
        try {
            return schemas.differences(schema, JSON.readTree(body));
        } catch (IOException e) {
            return List.of("is not JSON: " + e.getMessage());
        }
    }

    /** What has the name of a file is one, of any bytes. */
    private static ObjectNode form(Collection<Part> parts) {
        ObjectNode form = JSON.createObjectNode();
        for (Part part : parts) {
            form.put(part.getName(), part.getFileName() == null ? part.getBody().asString() : "");
        }
        return form;
    }
}
