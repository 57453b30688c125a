// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelesign.sandbox.core.Call;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds a request against its description: parameters of the query, and the body.
 *
 * @param <C> a request to the provider
 */
public record RequestCheck<C extends Call<?>>(
        Description description, RequestConventions<C> conventions) {
    /** Lets a request pass, or throws the provider's refusal with all that is wrong. */
    public void check(DescribedOperation operation, C call) {
        List<SchemaViolation> violations = new ArrayList<>(ofQuery(operation, call));
        String type = call.contentType();
        if (!operation.bodyType(type).isEmpty() && !operation.isResource("takesFile")) {
            JsonNode body = conventions.body(call);
            if (!body.isMissingNode()) {
                boolean closed = conventions.refusesUnknownProperties();
                violations.addAll(description.violations(operation.bodySchema(type), body, closed));
            } else if (operation.requiresBody()) {
                violations.add(new SchemaViolation(List.of(), "required", "a body is required"));
            }
        }
        conventions.judge(call, operation, violations);
        if (!violations.isEmpty()) {
            throw conventions.invalid(violations);
        }
    }

    private List<SchemaViolation> ofQuery(DescribedOperation operation, C call) {
        List<SchemaViolation> violations = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            String value = call.query(name);
            known.add(name);
            if (value != null) {
                JsonNode schema = parameter.path("schema");
                description.violations(schema, read(schema, value), false).stream()
                        .map(one -> of(name, one.rule(), one.message()))
                        .forEach(violations::add);
            } else if (parameter.path("required").asBoolean()) {
                violations.add(of(name, "required", "parameter is missing"));
            }
        }
        if (conventions.refusesUnknownParameters()) {
            call.ctx().queryParams().names().stream()
                    // of an object or a list, as in created_at[after]
                    .filter(name -> !known.contains(name.replaceFirst("\\[[^\\]]*]$", "")))
                    .filter(name -> !known.contains(name))
                    .map(name -> of(name, "additionalProperties", "parameter was not expected"))
                    .distinct()
                    .forEach(violations::add);
        }
        return violations;
    }

    private static SchemaViolation of(String parameter, String rule, String message) {
        return new SchemaViolation(List.of(parameter), rule, message);
    }

    /** A parameter is text on the wire, whatever its type. */
    private static JsonNode read(JsonNode schema, String value) {
        String type = Description.typeOf(schema);
        if (!type.equals("array")) {
            return Description.typed(type, value);
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        Stream.of(value.split(",")).forEach(array::add);
        return array;
    }

    /**
     * What a provider adds to its description so that requests can be held against it.
     *
     * @param <C> a request to it
     */
    public interface RequestConventions<C extends Call<?>> {
        /** The body as JSON, forms included; a missing node when there is none. */
        JsonNode body(C call);

        /** Whether parameters of the query that are not described are refused. */
        default boolean refusesUnknownParameters() {
            return false;
        }

        /** Whether properties of the body that are not described are refused. */
        default boolean refusesUnknownProperties() {
            return false;
        }

        /** Adds what the service refuses besides, and takes away what it lets pass. */
        default void judge(C call, DescribedOperation operation, List<SchemaViolation> found) {}

        /** The refusal of a request that does not fit its schema. */
        RuntimeException invalid(List<SchemaViolation> violations);
    }

    /**
     * What is wrong with one value of a request.
     *
     * @param path the names and indexes that lead to the value; empty for the body itself
     * @param rule the keyword of JSON Schema that it breaks, for example {@code required}
     * @param message in English
     */
    public record SchemaViolation(List<String> path, String rule, String message) {
        /** The path as in {@code fields[0][page]}; empty for the body itself. */
        public String inBrackets() {
            Stream<String> inner = path.stream().skip(1).map(step -> "[" + step + "]");
            return path.isEmpty() ? "" : path.get(0) + inner.collect(Collectors.joining());
        }
    }
}
