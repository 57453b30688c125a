// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;

/** A request that DocuSign refuses, with the status and body it answers. */
final class DocuSignError extends RuntimeException {
    /** Reads bodies and refuses with these errors. */
    static final JsonReader JSON = new JsonReader(DocuSignError::invalidBody);

    // status and message by the error's code
    private static final ObjectNode ERRORS =
            JsonReader.resource(DocuSignError.class, "errors.json");

    private final int status;
    private final transient ObjectNode body;

    private DocuSignError(int status, String message, ObjectNode body) {
        super(message, null, false, false);
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }

    /**
     * One of the errors of the API.
     *
     * @param facts that its message names
     */
    static DocuSignError of(String code, Object... facts) {
        JsonNode error = ERRORS.get(code);
        return api(error.get(0).asInt(), code, error.get(1).asText().formatted(facts));
    }

    static DocuSignError api(int status, String code, String message) {
        ObjectNode body = JsonReader.object().put("errorCode", code).put("message", message);
        return new DocuSignError(status, message, body);
    }

    /** Refuses, if something is so. */
    void when(boolean isWrong) {
        if (isWrong) {
            throw this;
        }
    }

    /** Refuses unless something holds. */
    static void require(boolean holds, String code, Object... facts) {
        if (!holds) {
            throw of(code, facts);
        }
    }

    static DocuSignError invalidBody(String complaint) {
        return of("INVALID_REQUEST_BODY", complaint);
    }

    static DocuSignError invalidParameter(String complaint) {
        return of("INVALID_REQUEST_PARAMETER", complaint);
    }

    /** Refuses a parameter unless it is valid. */
    static void check(boolean valid, String complaint) {
        require(valid, "INVALID_REQUEST_PARAMETER", complaint);
    }

    static DocuSignError oauth(String error, String description) {
        ObjectNode body = JsonReader.object().put("error", error);
        if (description != null) {
            body.put("error_description", description);
        }
        return new DocuSignError(400, error, body);
    }

    static DocuSignError invalidGrant(String description) {
        return oauth("invalid_grant", description);
    }
}
