// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A request that SignNow refuses, with the status and body it answers. */
final class SignNowError extends RuntimeException {
    /** Reads bodies and refuses with these errors. */
    static final JsonReader JSON = new JsonReader(SignNowError::invalid);

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

    /** Refuses, if something is so. */
    void when(boolean isWrong) {
        if (isWrong) {
            throw this;
        }
    }

    /** The first that is meant; refuses when there is none. */
    <T> T unless(Stream<T> things, Predicate<? super T> isMeant) {
        return things.filter(isMeant).findFirst().orElseThrow(() -> this);
    }

    static SignNowError api(int status, int code, String message) {
        ObjectNode body = JsonReader.object();
        body.putArray("errors").addObject().put("code", code).put("message", message);
        return new SignNowError(status, message, body);
    }

    static SignNowError oauth(int status, String error) {
        return new SignNowError(status, error, JsonReader.object().put("error", error));
    }

    static SignNowError invalidToken() {
        SignNowError error = oauth(401, "invalid_token");
        error.body.put("code", 1537);
        return error;
    }

    /** SignNow answers 400, not 404, and does not distinguish "not yours" from "not there". */
    static SignNowError notFound(String what) {
        return api(400, 65582, what + " not found");
    }

    static SignNowError groupNotFound() {
        return api(404, 19002010, "Document group not found");
    }

    static SignNowError invalid(String message) {
        return api(400, INVALID_REQUEST, message);
    }

    static void refuseIf(boolean invalid, String message) {
        invalid(message).when(invalid);
    }

    static SignNowError outside(String name, int lowest, int highest) {
        int code = name.equals("per_page") ? 13003002 : INVALID_REQUEST;
        return api(400, code, name + " must be " + lowest + " to " + highest);
    }

    static SignNowError notImplemented(String what) {
        return api(501, 501, "The sandbox does not implement " + what);
    }
}
