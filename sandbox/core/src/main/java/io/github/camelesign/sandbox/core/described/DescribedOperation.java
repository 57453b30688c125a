// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One operation of a description.
 *
 * @param method in capitals
 * @param path with its variables in braces, for example {@code /contacts/{contactId}}
 * @param source as it stands in the description
 */
public record DescribedOperation(String method, String path, JsonNode source) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    /** The segments of the path. */
    public List<String> segments() {
        return List.of(path.substring(1).split("/"));
    }

    /** Where it shows resources and their ids, in the words of {@code resources.py}. */
    JsonNode resource() {
        return source.path("x-resource");
    }

    /** Whether that says so. */
    boolean isResource(String fact) {
        return resource().path(fact).asBoolean();
    }

    /** A name that is said there; null when it is not. */
    String resource(String fact) {
        return resource().path(fact).asText(null);
    }

    /** The name of a variable that a segment is; null when it is none. */
    public static String variable(String segment) {
        return segment.startsWith("{") ? segment.substring(1, segment.length() - 1) : null;
    }

    /** The path in the form of Vert.x, for example {@code /contacts/:contactId}. */
    public String route() {
        return VARIABLE.matcher(path).replaceAll(found -> ":" + found.group(1).replace("-", "_"));
    }

    /** The parameters that the query may have. */
    public List<JsonNode> parameters() {
        return source.path("parameters").valueStream().toList();
    }

    boolean requiresBody() {
        return source.path("requestBody").path("required").asBoolean();
    }

    /**
     * How a body of that type is described: by the type itself, else by the only or first one.
     * Empty when there is no body.
     */
    String bodyType(String contentType) {
        JsonNode content = source.path("requestBody").path("content");
        return content.has(contentType) ? contentType : onlyName(content);
    }

    /** The schema of a body of that type. */
    public JsonNode bodySchema(String contentType) {
        JsonNode content = source.path("requestBody").path("content");
        return content.path(bodyType(contentType)).path("schema");
    }

    /** What is answered when all went well. */
    public int status() {
        String status = onlyName(source.path("responses"));
        return status.isEmpty() ? 200 : Integer.parseInt(status);
    }

    /** Empty when nothing is answered but a status. */
    String answerType() {
        return onlyName(answerContent());
    }

    /** Missing when nothing is answered but a status. */
    public JsonNode answerSchema() {
        return answerContent().path(answerType()).path("schema");
    }

    private JsonNode answerContent() {
        return source.path("responses").path(onlyName(source.path("responses"))).path("content");
    }

    private static String onlyName(JsonNode object) {
        return object.properties().stream().findFirst().map(Map.Entry::getKey).orElse("");
    }
}
