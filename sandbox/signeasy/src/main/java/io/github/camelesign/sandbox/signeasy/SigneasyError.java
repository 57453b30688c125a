// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonAnswer;
import io.github.camelesign.sandbox.core.JsonReader;
import io.vertx.ext.web.RoutingContext;

/** A request that Signeasy refuses; what the body looks like depends on the API's version. */
final class SigneasyError extends RuntimeException {
    private final int status;
    private final String code;
    private final Shape shape;

    /** The ways in which Signeasy writes errors. */
    private enum Shape {
        OF_VERSION,
        OAUTH,
        AUDIT_TRAIL
    }

    private SigneasyError(int status, String code, String message, Shape shape) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.shape = shape;
    }

    static void answer(RoutingContext ctx, SigneasyError error) {
        JsonAnswer.send(ctx, error.status, error.body(SigneasyCall.newer(ctx)));
    }

    /** The parameter is whether the path names version 2 or 3. */
    private ObjectNode body(boolean newer) {
        ObjectNode body = JsonReader.object();
        return switch (shape) {
            case OAUTH -> body.put("error", code).put("error_description", getMessage());
            case AUDIT_TRAIL ->
                    body.put("error_code", code)
                            .put("error_details", getMessage())
                            .put("msg", "Failed to generate audit trail.");
            case OF_VERSION ->
                    (newer ? body.put("status", status) : body.put("error_code", code))
                            .put("message", getMessage());
        };
    }

    /** Refuses, if something is so. */
    void when(boolean isWrong) {
        if (isWrong) {
            throw this;
        }
    }

    static SigneasyError api(int status, String code, String message) {
        return new SigneasyError(status, code, message, Shape.OF_VERSION);
    }

    static SigneasyError oauth(int status, String error, String description) {
        return new SigneasyError(status, error, description, Shape.OAUTH);
    }

    static SigneasyError invalid(String message) {
        return api(400, "bad_request", message);
    }

    /**
     * Not there, not yours, or in a state in which nobody may touch it; version 1 answers 401 to
     * all of these.
     */
    static SigneasyError unavailable(boolean newer) {
        return newer
                ? api(404, "not_found", "Resource not found")
                : api(401, "unauthorized_resource", "Unauthorized");
    }

    static SigneasyError invalidToken() {
        return api(401, "invalid_token", "The OAuth2 token is incorrect or has expired");
    }

    static SigneasyError filenameExists() {
        String message = "There is already a file with the same name. Please use a different name.";
        return api(400, "filename_exists", message);
    }

    static SigneasyError notConverted() {
        return api(400, "file_conversion_failure", "File could not be converted to PDF.");
    }

    static SigneasyError noAuditTrail() {
        String message = "You do not have permission to view this file.";
        return new SigneasyError(401, "audit_trial_generation_failed", message, Shape.AUDIT_TRAIL);
    }

    static SigneasyError notImplemented(String what) {
        return api(501, "not_implemented", "The sandbox does not implement " + what);
    }
}
