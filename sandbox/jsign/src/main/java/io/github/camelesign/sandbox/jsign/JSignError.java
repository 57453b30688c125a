// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.function.Predicate;

/** A request that jSign refuses, with the status and body it answers. */
final class JSignError extends RuntimeException {
    final int status;
    private final Code code;

    /**
     * What can be wrong, by jSign's own word; nearly everything is a 400, also what is not there.
     */
    enum Code {
        /** jSign publishes no code for what is merely wrong. */
        INVALID_REQUEST(400, "Invalid request"),
        UNAUTHORIZED(401, "Client credentials are required."),
        TOKEN_EXPIRED(401, "The access token has expired."),
        REFRESH_TOKEN_REQUIRED(400, "The refresh token is required."),
        ENVELOPE_NOT_FOUND_OR_RECIPIENT_NO_ACCESS(400, "You have no access to such an envelope."),
        DOCUMENT_NOT_FOUND_OR_RECIPIENT_NO_ACCESS(400, "You have no access to such a document."),
        SUPPORTING_DOCUMENT_NOT_FOUND(400, "The supporting document does not exist."),
        TEMPLATE_NOT_FOUND(400, "The template does not exist or is not active."),
        DOCUMENT_IS_NOT_SIGNED(400, "The document is not signed yet."),
        ENVELOPE_UPDATE_FAILED(400, "The envelope is not pending."),
        ENVELOPE_CREATOR_CANNOT_DECLINE(400, "The creator cannot decline the envelope."),
        ENVELOPE_CANCEL_REASON_REQUIRED(400, "A reason is required."),
        EMAIL_DOES_NOT_BELONG_TO_ENVELOPE(400, "The e-mail is no signer of the envelope."),
        APPLY_TO_ALL_PAGES_INVALID(400, "With element tags nothing can be applied to all pages."),
        CATEGORIES_EMPTY(400, "A category must not be empty."),
        ATTACHMENT_LIMIT_EXCEEDED(400, "There can be 10 attachments only."),
        FILE_REQUIRED(400, "A file is required."),
        FILE_TYPE_NOT_SUPPORTED(400, "Files of this type are not supported."),
        FILE_SIZE_LIMIT_EXCEEDED(400, "The file is too large."),
        PAGE_SIZE_EXCEEDED(400, "The page size must be 1 to 100."),
        /** Also what jSign answers where the request does not fit the state. */
        SYSTEM_ERROR(500, "The sandbox failed"),
        NOT_IMPLEMENTED(501, "The sandbox does not implement this");

        private final int status;
        private final String message;

        Code(int status, String message) {
            this.status = status;
            this.message = message;
        }

        JSignError error() {
            return error(message);
        }

        JSignError error(String otherMessage) {
            return new JSignError(this, status, otherMessage);
        }

        /** What is refused unless that holds. */
        <T> T require(T value, Predicate<T> holds) {
            refuseIf(!holds.test(value));
            return value;
        }

        /** Refuses a request of which that holds. */
        void refuseIf(boolean wrong) {
            refuseIf(wrong, message);
        }

        void refuseIf(boolean wrong, String otherMessage) {
            if (wrong) {
                throw error(otherMessage);
            }
        }

        JSignError error(int otherStatus) {
            return new JSignError(this, otherStatus, message);
        }
    }

    private JSignError(Code code, int status, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    ObjectNode body() {
        ObjectNode body = JsonReader.object();
        body.putArray("errors")
                .addObject()
                .put("error_code", code.name())
                .put("developer_message", getMessage());
        return body;
    }

    static void refuseIf(boolean wrong, String message) {
        Code.INVALID_REQUEST.refuseIf(wrong, message);
    }

    static JSignError invalid(String message) {
        return Code.INVALID_REQUEST.error(message);
    }
}
