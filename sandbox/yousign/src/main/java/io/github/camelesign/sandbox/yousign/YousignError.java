// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A request that Yousign refuses; each of its interfaces says so in its own shape. */
final class YousignError extends RuntimeException {
    private static final String NO_TYPE = "about:blank";

    private final int status;
    private final String type;
    private final transient List<Violation> violations;

    private YousignError(int status, String type, String detail, List<Violation> violations) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.violations = violations;
    }

    int status() {
        return status;
    }

    static YousignError of(int status, String detail) {
        return new YousignError(status, NO_TYPE, detail, List.of());
    }

    /** What the state does not allow. */
    static YousignError refused(String type, String detail) {
        return new YousignError(400, type, detail, List.of());
    }

    static YousignError violated(List<Violation> violations) {
        return new YousignError(
                400, "validation.error", "The request is not valid", List.copyOf(violations));
    }

    static YousignError violated(String name, String reason) {
        return violated(List.of(new Violation(name, reason)));
    }

    static YousignError notFound(String what) {
        return new YousignError(404, "resource.not_found", what + " not found", List.of());
    }

    static YousignError unauthorized() {
        return of(401, "The API key is missing or not valid");
    }

    static YousignError forbidden() {
        return of(403, "The API key only reads");
    }

    static YousignError methodNotAllowed(String method) {
        return of(405, "Method " + method + " is not allowed here");
    }

    static YousignError unsupportedMediaType(String expected) {
        return of(415, "The Content-Type must be " + expected);
    }

    static YousignError tooLarge() {
        return violated("file", "The file is too large");
    }

    static YousignError tooManyRequests() {
        return of(429, "Too many requests, try again later");
    }

    static YousignError notImplemented(String what) {
        return of(501, "The sandbox does not implement " + what);
    }

    ObjectNode body(Api api) {
        return api == Api.V3 ? ofVersionThree() : ofVersionTwo();
    }

    private ObjectNode ofVersionThree() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (status == 405 || status == 429) {
            return body.put("message", getMessage());
        }
        body.put("type", type).put("detail", getMessage());
        if (!violations.isEmpty()) {
            ArrayNode params = body.putArray("invalid_params");
            violations.forEach(
                    v -> params.addObject().put("name", v.name()).put("reason", v.reason()));
        }
        return body;
    }

    private ObjectNode ofVersionTwo() {
        ObjectNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", NO_TYPE)
                        .put("title", "An error occurred")
                        .put("detail", getMessage());
        if (!violations.isEmpty()) {
            ArrayNode all = body.putArray("violations");
            violations.forEach(
                    v -> all.addObject().put("propertyPath", v.name()).put("message", v.reason()));
        }
        return body;
    }
}
