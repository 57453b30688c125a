// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Page;
import io.github.camelesign.sandbox.core.described.Conventions;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.described.Description;
import io.github.camelesign.sandbox.core.described.RequestCheck;
import io.github.camelesign.sandbox.core.described.RequestCheck.SchemaViolation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What SignNow demands of requests, and how it answers what its description alone defines. */
final class SignNowRules implements Conventions<SignNowCall> {
    private static final Description REQUESTS =
            Description.of(SignNowRules.class, "requests.json", false);
    private static final Map<String, DescribedOperation> OPERATIONS =
            REQUESTS.operations().stream()
                    .collect(Collectors.toMap(o -> o.method() + o.route(), o -> o));

    private final RequestCheck<SignNowCall> check = new RequestCheck<>(REQUESTS, this);

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
    public RuntimeException notFound(String variable, String value) {
        return variable.equals("id")
                ? SignNowError.groupNotFound()
                : SignNowError.notFound(variable.replaceFirst("Id$", ""));
    }

    @Override
    public Page page(SignNowCall call, List<ObjectNode> all) {
        return SignNowPaging.page(call, all);
    }

    @Override
    public String newId(String collection) {
        return Ids.id();
    }
}
