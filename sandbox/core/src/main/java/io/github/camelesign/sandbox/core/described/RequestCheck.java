// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelesign.sandbox.core.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds a request against its description: parameters of the query, and the body.
 *
 * @param <C> a request to the provider
 */
public final class RequestCheck<C extends Call<?>> {
    private final Description description;
    private final RequestConventions<C> conventions;

    /** By the conventions of the provider. */
    public RequestCheck(Description description, RequestConventions<C> conventions) {
        this.description = description;
        this.conventions = conventions;
    }

    /** Lets a request pass, or throws the provider's refusal with all that is wrong. */
    public void check(DescribedOperation operation, C call) {
        List<SchemaViolation> violations = new ArrayList<>(ofQuery(operation, call));
        String type = call.contentType();
        if (!operation.bodyType(type).isEmpty() && !operation.takesFile()) {
            JsonNode body = conventions.body(call);
            if (!body.isMissingNode()) {
                violations.addAll(
                        description.violations(
                                operation.bodySchema(type),
                                body,
                                conventions.refusesUnknownProperties()));
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
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            String value = call.query(name);
            if (value != null) {
                description
                        .violations(parameter.path("schema"), read(parameter, value), false)
                        .forEach(
                                one ->
                                        violations.add(
                                                new SchemaViolation(
                                                        List.of(name), one.rule(), one.message())));
            } else if (parameter.path("required").asBoolean()) {
                violations.add(
                        new SchemaViolation(List.of(name), "required", "parameter is missing"));
            }
        }
        if (conventions.refusesUnknownParameters()) {
            Set<String> known =
                    operation.parameters().stream()
                            .map(one -> one.path("name").asText())
                            .collect(Collectors.toSet());
            call.ctx().queryParams().names().stream()
                    // of an object or a list, as in created_at[after]
                    .filter(name -> !known.contains(name.replaceFirst("\\[[^\\]]*]$", "")))
                    .filter(name -> !known.contains(name))
                    .distinct()
                    .forEach(
                            name ->
                                    violations.add(
                                            new SchemaViolation(
                                                    List.of(name),
                                                    "additionalProperties",
                                                    "parameter was not expected")));
        }
        return violations;
    }

    /** A parameter is text on the wire, whatever its type. */
    private static JsonNode read(JsonNode parameter, String value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (Description.typeOf(parameter.path("schema"))) {
            case "integer" ->
                    value.matches("-?\\d{1,18}")
                            ? json.numberNode(Long.parseLong(value))
                            : json.textNode(value);
            case "boolean" ->
                    value.matches("true|false")
                            ? json.booleanNode(Boolean.parseBoolean(value))
                            : json.textNode(value);
            case "array" -> {
                var array = json.arrayNode();
                for (String one : value.split(",")) {
                    array.add(one);
                }
                yield array;
            }
            default -> json.textNode(value);
        };
    }
}
