// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;

/** A request that SignNow refuses, with the status and body it answers. */
final class SignNowError extends RuntimeException {
    /** Reads bodies and refuses with these errors. */
    static final JsonReader JSON = new JsonReader(SignNowError::invalid);

    private static final int NOT_FOUND = 65582;
    private static final int INVALID_FILE_TYPE = 65578;
    private static final int INVALID_TOKEN = 1537;
    private static final int SENDER_NOT_ALLOWED = 22200;
    private static final int UNVERIFIED_EMAIL = 66396;
    private static final int GROUP_NOT_FOUND = 19002010;
    // SignNow publishes no code for these
    private static final int INVALID_REQUEST = 65536;

    private final int status;
    private final transient ObjectNode body;

    private SignNowError(int status, String message, ObjectNode body) {
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

    static SignNowError api(int status, int code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("errors").addObject().put("code", code).put("message", message);
        return new SignNowError(status, message, body);
    }

    static SignNowError oauth(int status, String error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("error", error);
        return new SignNowError(status, error, body);
    }

    static SignNowError invalidToken() {
        SignNowError error = oauth(401, "invalid_token");
        error.body.put("code", INVALID_TOKEN);
        return error;
    }

    /** SignNow answers 400, not 404, and does not distinguish "not yours" from "not there". */
    static SignNowError notFound(String what) {
        return api(400, NOT_FOUND, what + " not found");
    }

    static SignNowError groupNotFound() {
        return api(404, GROUP_NOT_FOUND, "Document group not found");
    }

    static SignNowError unverified() {
        return api(400, UNVERIFIED_EMAIL, "The sender has not verified their e-mail");
    }

    static SignNowError tooLarge() {
        return api(413, 413, "The file is too large");
    }

    static SignNowError invalid(String message) {
        return api(400, INVALID_REQUEST, message);
    }

    static SignNowError invalidFileType() {
        return api(400, INVALID_FILE_TYPE, "Invalid file type.");
    }

    static SignNowError senderNotAllowed() {
        return api(400, SENDER_NOT_ALLOWED, "The sender must be the owner of the access token");
    }

    static SignNowError notImplemented(String what) {
        return api(501, 501, "The sandbox does not implement " + what);
    }
}
