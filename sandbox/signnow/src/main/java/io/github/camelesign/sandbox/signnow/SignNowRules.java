// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.described.Conventions;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.described.Description;
import io.github.camelesign.sandbox.core.described.RequestCheck;
import io.github.camelesign.sandbox.core.described.SchemaViolation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What SignNow demands of requests, how it answers what its description alone defines, and the JSON
 * types of all answers.
 *
 * <p>Typed clients bind each answer to a class: they fail on an array in place of an object, on "1"
 * in place of true and, within an answer, on a field that they do not know. Each answer is
 * therefore completed here: what is not known is there with the default of its schema or a neutral
 * value, and what is known has the type that clients expect.
 */
final class SignNowRules implements Conventions<SignNowCall> {
    static final Description ANSWERS = Description.of(SignNowRules.class, "description.json", true);
    private static final Description REQUESTS =
            Description.of(SignNowRules.class, "requests.json", false);
    private static final Map<String, DescribedOperation> OPERATIONS =
            REQUESTS.operations().stream()
                    .collect(Collectors.toMap(o -> o.method() + o.route(), o -> o));
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final RequestCheck<SignNowCall> check = new RequestCheck<>(REQUESTS, this);

    /** An answer of the type; the fields that the type does not name stay as they are. */
    static ObjectNode answer(String type, ObjectNode known) {
        return complete(ANSWERS.type(type), known, true);
    }

    /** Part of an answer, which has the fields of the type and no other. */
    static ObjectNode part(String type, ObjectNode known) {
        return complete(ANSWERS.type(type), known, false);
    }

    private static ObjectNode complete(JsonNode type, ObjectNode known, boolean open) {
        ObjectNode result = JSON.objectNode();
        type.path("properties")
                .properties()
                .forEach(p -> result.set(p.getKey(), value(p.getValue(), known.path(p.getKey()))));
        if (open || !type.has("additionalProperties")) {
            known.properties()
                    .forEach(field -> result.putIfAbsent(field.getKey(), field.getValue()));
        }
        return result;
    }

    private static JsonNode value(JsonNode schema, JsonNode given) {
        JsonNode known = given.isMissingNode() ? schema.path("default") : given;
        if (schema.has("$ref")) {
            // one that is known to be empty stays so
            return known.isObject() && known.isEmpty()
                    ? known
                    : part(schema.get("$ref").textValue().replaceFirst(".*/", ""), object(known));
        }
        boolean isNone = known.isMissingNode() || known.isNull();
        String type = schema.path("type").path(0).asText(schema.path("type").asText());
        if (isNone && (!schema.has("type") || schema.get("type").isArray())) {
            return NullNode.instance;
        }
        JsonNode number = known.isBoolean() ? JSON.numberNode(known.booleanValue() ? 1 : 0) : known;
        return switch (type) {
            case "array" -> {
                ArrayNode array = JSON.arrayNode();
                known.forEach(item -> array.add(value(schema.get("items"), item)));
                yield array;
            }
            case "object" -> object(known);
            case "string" ->
                    known.isValueNode() ? JSON.textNode(number.asText()) : NullNode.instance;
            case "boolean" -> JSON.booleanNode(known.asBoolean() || known.asText().equals("1"));
            case "integer" -> JSON.numberNode(number.asLong());
            case "number" -> JSON.numberNode(known.asDouble());
            default -> known;
        };
    }

    private static ObjectNode object(JsonNode known) {
        return known instanceof ObjectNode given ? given : JSON.objectNode();
    }

    /** The handler behind a check of the body, where something is demanded of that. */
    Consumer<SignNowCall> checked(String method, String path, Consumer<SignNowCall> handler) {
        DescribedOperation operation = OPERATIONS.get(method + path);
        Consumer<SignNowCall> checks = call -> check.check(operation, call);
        return operation == null ? handler : checks.andThen(handler);
    }

    /** Refuses what is not of a type. */
    static void check(String type, JsonNode value) {
        List<SchemaViolation> found = REQUESTS.violations(REQUESTS.type(type), value, false);
        if (!found.isEmpty()) {
            throw refusal(found);
        }
    }

    private static SignNowError refusal(List<SchemaViolation> violations) {
        SchemaViolation first = violations.get(0);
        String name = first.inBrackets();
        String message = name + ": " + first.message();
        if (name.equals("per_page")) {
            return SignNowError.outside(name, 1, SignNowPaging.HIGHEST_PER_PAGE);
        }
        if (name.endsWith("_expiration")) {
            return SignNowError.api(422, 422, message);
        }
        return SignNowError.invalid(
                name.startsWith("cc") ? "Cc must contain valid emails." : message);
    }

    @Override
    public RuntimeException invalid(List<SchemaViolation> violations) {
        return refusal(violations);
    }

    @Override
    public Optional<Boolean> holds(SignNowCall call, String variable, String value) {
        // the only entities with a plain id that are left to the description are document groups
        return variable.equals("id") ? Optional.of(call.group() != null) : Optional.empty();
    }

    @Override
    public JsonNode body(SignNowCall call) {
        return call.hasBody() ? call.body() : MissingNode.getInstance();
    }

    @Override
    public byte[] bytes(SignNowCall call) {
        return call.ctx().body().buffer().getBytes();
    }

    @Override
    public boolean refusesUnknownParameters() {
        return false;
    }

    @Override
    public RuntimeException notFound(String variable, String value) {
        return variable.equals("id")
                ? SignNowError.groupNotFound()
                : SignNowError.notFound(variable.replaceFirst("Id$", ""));
    }

    @Override
    public Page page(SignNowCall call, List<ObjectNode> all) {
        return SignNowPaging.page(call, all, row -> row);
    }

    @Override
    public void answer(SignNowCall call, int status, JsonNode value) {
        call.answer(status, value);
    }

    @Override
    public String newId(String collection) {
        return Ids.id();
    }
}
