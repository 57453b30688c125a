// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;

/** A request that DocuSign refuses, with the status and body it answers. */
final class DocuSignError extends RuntimeException {
    /** Reads bodies and refuses with these errors. */
    static final JsonReader JSON = new JsonReader(DocuSignError::invalidBody);

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

    static DocuSignError api(int status, String code, String message) {
        return new DocuSignError(
                status,
                message,
                JsonReader.object().put("errorCode", code).put("message", message));
    }

    static DocuSignError bad(String code, String message) {
        return api(400, code, message);
    }

    static DocuSignError invalidBody(String complaint) {
        return bad(
                "INVALID_REQUEST_BODY",
                "The request body is missing or improperly formatted. " + complaint);
    }

    static DocuSignError invalidParameter(String complaint) {
        return bad(
                "INVALID_REQUEST_PARAMETER",
                "The request contained at least one invalid parameter. " + complaint);
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

    static DocuSignError invalidToken() {
        return api(
                401,
                "AUTHORIZATION_INVALID_TOKEN",
                "The access token provided is expired, revoked or malformed.");
    }

    static DocuSignError unknownIntegration() {
        return api(
                401,
                "PARTNER_AUTHENTICATION_FAILED",
                "The specified Integrator Key was not found or is disabled. An Integrator key was"
                        + " not specified.");
    }

    static DocuSignError unknownUser() {
        return api(
                401,
                "USER_AUTHENTICATION_FAILED",
                "One or both of Username and Password are invalid.");
    }

    static DocuSignError foreignAccount() {
        return api(
                401,
                "USER_DOES_NOT_BELONG_TO_SPECIFIED_ACCOUNT",
                "The specified User is not a member of the specified Account.");
    }

    static DocuSignError noEnvelope() {
        return api(
                404,
                "ENVELOPE_DOES_NOT_EXIST",
                "The envelope specified does not exist, or the user has no rights to it.");
    }

    static DocuSignError noTemplate() {
        return api(404, "TEMPLATE_ID_INVALID", "Invalid template ID.");
    }

    static DocuSignError noDocument() {
        return api(404, "DOCUMENT_DOES_NOT_EXIST", "The document requested does not exist.");
    }

    static DocuSignError noBulkList() {
        return api(404, "BULK_SEND_MAILING_LIST_NOT_FOUND", "The list does not exist.");
    }

    static DocuSignError notFound(String what) {
        return api(404, "RESOURCE_NOT_FOUND", "The " + what + " does not exist.");
    }

    static DocuSignError invalidStatus(String status, String wanted) {
        return bad(
                "ENVELOPE_INVALID_STATUS",
                "Invalid envelope status. Envelope status: " + status + ". " + wanted);
    }

    static DocuSignError incomplete(String missing) {
        return bad(
                "ENVELOPE_IS_INCOMPLETE",
                "The envelope is not complete. It needs documents, recipients and a subject. "
                        + missing);
    }

    static DocuSignError unableToLoad() {
        return bad("UNABLE_TO_LOAD_DOCUMENT", "Unable to load the document.");
    }

    static DocuSignError unknownRecipient() {
        return bad(
                "UNKNOWN_ENVELOPE_RECIPIENT",
                "The recipient you have identified is not a valid recipient of the specified"
                        + " envelope.");
    }

    static DocuSignError notImplemented(String what) {
        return api(501, "NOT_IMPLEMENTED", "The sandbox does not implement " + what);
    }
}
