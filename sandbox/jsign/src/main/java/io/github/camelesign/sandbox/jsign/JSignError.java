// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;

/** A request that jSign refuses, with the status and body it answers. */
final class JSignError extends RuntimeException {
    private final int status;
    private final String code;

    private JSignError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        ObjectNode body = JsonReader.object();
        body.putArray("errors")
                .addObject()
                .put("error_code", code)
                .put("developer_message", getMessage());
        return body;
    }

    /** Nearly everything is a 400, also what is not there. */
    static JSignError of(String code, String message) {
        return new JSignError(400, code, message);
    }

    static JSignError withStatus(int status, String code, String message) {
        return new JSignError(status, code, message);
    }

    /** jSign publishes no code for what is merely wrong. */
    static JSignError invalid(String message) {
        return of("INVALID_REQUEST", message);
    }

    static JSignError unauthorized() {
        return withStatus(401, "UNAUTHORIZED", "Client credentials are required.");
    }

    static JSignError tokenExpired() {
        return withStatus(401, "TOKEN_EXPIRED", "The access token has expired.");
    }

    static JSignError noEnvelope() {
        return of(
                "ENVELOPE_NOT_FOUND_OR_RECIPIENT_NO_ACCESS",
                "The envelope does not exist or you have no access to it.");
    }

    static JSignError noDocument() {
        return of(
                "DOCUMENT_NOT_FOUND_OR_RECIPIENT_NO_ACCESS",
                "The document does not exist or you have no access to it.");
    }

    static JSignError notSigned() {
        return of("DOCUMENT_IS_NOT_SIGNED", "The document is not signed yet.");
    }

    static JSignError notPossible(String message) {
        return of("ENVELOPE_UPDATE_FAILED", message);
    }

    static JSignError strangerToEnvelope() {
        return of("EMAIL_DOES_NOT_BELONG_TO_ENVELOPE", "The e-mail is no signer of the envelope.");
    }

    static JSignError fileRequired() {
        return of("FILE_REQUIRED", "A file is required.");
    }

    static JSignError fileType() {
        return of("FILE_TYPE_NOT_SUPPORTED", "Files of this type are not supported.");
    }

    static JSignError fileSize() {
        return of("FILE_SIZE_LIMIT_EXCEEDED", "The file is too large.");
    }

    static JSignError pageSize() {
        return of("PAGE_SIZE_EXCEEDED", "The page size must be 1 to 100.");
    }

    /** Also what jSign answers where the request does not fit the state. */
    static JSignError system(String message) {
        return withStatus(500, "SYSTEM_ERROR", message);
    }

    static JSignError notImplemented(String what) {
        return withStatus(501, "NOT_IMPLEMENTED", "The sandbox does not implement " + what);
    }
}
