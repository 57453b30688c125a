// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.described.Conventions;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.described.Description;
import io.github.camelesign.sandbox.core.described.FormBody;
import io.github.camelesign.sandbox.core.described.RequestCheck;
import io.github.camelesign.sandbox.core.described.RequestCheck.SchemaViolation;
import io.github.camelesign.sandbox.yousign.YousignError.Violation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** One of Yousign's interfaces: what its description defines, and how it answers. */
abstract class YousignConventions implements Conventions<YousignCall> {
    private final String root;
    final Description description;

    /** Its paths have that root. */
    YousignConventions(String root, Description description) {
        this.root = root;
        this.description = description;
    }

    /** The operation behind a route, however that calls its variables. */
    final DescribedOperation operation(String method, String route) {
        String path = route.replaceAll(":[^/]+", "{}");
        return description.operations().stream()
                .filter(one -> one.method().equals(method))
                .filter(one -> one.path().replaceAll("\\{[^}]+}", "{}").equals(path))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(method + " " + route));
    }

    /** Whether there is an operation on that path, of whatever method. */
    final boolean knows(String path) {
        return description.operations().stream()
                .anyMatch(one -> path.matches(one.path().replaceAll("\\{[^}]+}", "[^/]+")));
    }

    /** Refuses what does not fit the description. */
    final void check(YousignCall call) {
        new RequestCheck<>(description, this).check(call.operation, call);
    }

    /** An answer, with what the description requires besides, and without what it does not have. */
    JsonNode shown(YousignCall call, JsonNode value) {
        return description.complete(call.operation.answerSchema(), value, call.now());
    }

    /** Whether a property of a schema can have a value, as far as that is one of several. */
    final boolean allows(JsonNode schema, String name, String value) {
        return description.violations(schema, JsonReader.object().put(name, value), false).stream()
                .noneMatch(one -> one.rule().equals("enum"));
    }

    /** How a refusal is answered. */
    final ObjectNode json(YousignError refusal) {
        boolean isShort = root.equals("/v3") && List.of(405, 429).contains(refusal.status);
        Map<String, Object> facts =
                Map.of(
                        "type", refusal.type,
                        "blank", YousignError.BLANK,
                        "detail", refusal.getMessage(),
                        "violations", refusal.violations);
        ObjectNode json = Defaults.of((isShort ? "short refusal " : "refusal ") + root, facts);
        json.properties()
                .removeIf(
                        property -> property.getValue().isArray() && refusal.violations.isEmpty());
        return json;
    }

    @Override
    public final String root() {
        return root;
    }

    @Override
    public JsonNode body(YousignCall call) {
        if (call.contentType().startsWith("multipart/")) {
            JsonNode schema = call.operation.bodySchema(call.contentType());
            return new FormBody(description, schema).of(call);
        }
        return call.json();
    }

    @Override
    public final boolean refusesUnknownParameters() {
        return true;
    }

    @Override
    public final boolean refusesUnknownProperties() {
        return true;
    }

    /** Each value is named once, those that are missing first. */
    @Override
    public final RuntimeException invalid(List<SchemaViolation> violations) {
        Map<String, Violation> byName = new LinkedHashMap<>();
        violations.stream()
                .sorted(Comparator.comparing(one -> !one.rule().equals("required")))
                .map(YousignConventions::violation)
                .forEach(one -> byName.putIfAbsent(one.name(), one));
        return YousignError.violated(List.copyOf(byName.values()));
    }

    private static Violation violation(SchemaViolation one) {
        return new Violation(
                one.inBrackets().replaceFirst("^(\\d+)", "[$1]"),
                switch (one.rule()) {
                    case "required" -> "This field is missing";
                    case "additionalProperties" -> "This field was not expected";
                    case "enum" -> "The value you selected is not a valid choice";
                    default -> "This value " + one.message();
                });
    }

    @Override
    public final RuntimeException notFound(String variable, String value) {
        String what = variable.equals("id") ? "Resource" : variable.replaceFirst("Id$", "");
        return YousignError.notFound(what + " " + value);
    }
}
