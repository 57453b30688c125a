// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import static io.github.camelesign.spi.Operation.events;
import static io.github.camelesign.spi.Operation.raw;
import static io.github.camelesign.spi.ParameterValue.FLAG;
import static io.github.camelesign.spi.ParameterValue.INTEGER;
import static io.github.camelesign.spi.ParameterValue.TEXT;
import static io.github.camelesign.spi.ParameterValue.integer;

import io.github.camelesign.jsign.call.JSignPaging;
import io.github.camelesign.jsign.documents.JSignAnswer;
import io.github.camelesign.jsign.documents.JSignBody;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Paging;

/** The operations of jSign, one row each, with its path below the version of the API. */
public enum JSignOperation implements EsignOperation {
    // spotless:off
    TOKEN_CREATE(post("token/create", "/authorization/token", "Gets an access token").clientCredentials().repeatable("a token that was issued and not received does no harm")),
    TOKEN_REFRESH(post("token/refresh", "/authorization/refresh_token", "Gets another access token for one that is over").clientCredentials()),

    ENVELOPE_UPLOAD_FILE(post("envelope/upload-file", "/envelopes/upload_file", "Uploads a document for envelope/create-with-files").multipart("File").answer(JSignAnswer.created("request_id")).creates("requestId", "/request_id")),
    ENVELOPE_CREATE_WITH_FILES(post("envelope/create-with-files", "/envelopes/create_with_files", "Makes an envelope of uploaded documents and sends it").answer(JSignAnswer.created("envelope_id")).creates("envelopeId", "/envelope_id")),
    ENVELOPE_CREATE(post("envelope/create", "/envelopes/create", "Makes an envelope of a document in base64 and sends it").body(JSignBody.DOCUMENT).answer(JSignAnswer.created("envelope_id")).creates("envelopeId", "/envelope_id")),
    ENVELOPE_CREATE_WITH_TEMPLATE(post("envelope/create-with-template", "/envelopes/create_with_template", "Makes an envelope of a template and sends it").answer(JSignAnswer.created("envelope_id")).creates("envelopeId", "/envelope_id")),
    ENVELOPE_GET(get("envelope/get", "/envelopes/{envelopeId}/details", "Gets an envelope with its documents and recipients").promotes("documentId", "/documents/0/documents_id")),
    ENVELOPE_HISTORY(get("envelope/history", "/envelopes/{envelopeId}/history", "Returns what happened to an envelope")),
    ENVELOPE_DOWNLOAD(get("envelope/download", "/envelopes/{envelopeId}/{documentId}/download{?signedCopy}", "Downloads a document as it was sent, or the signed copy").takes(FLAG.required(), "signedCopy").answer(JSignAnswer.DOCUMENT)),
    ENVELOPE_DECLINE(post("envelope/decline", "/envelopes/{envelopeId}/decline", "Declines to sign, with a reason")),
    ENVELOPE_CANCEL(post("envelope/cancel", "/envelopes/{envelopeId}/cancel", "Withdraws an envelope, with a reason")),
    ENVELOPE_REMIND(post("envelope/remind", "/envelopes/{envelopeId}/remind_signer", "Reminds a signer by e-mail")),
    ENVELOPE_AUDIT_LOGS(get("envelope/audit-logs", "/envelopes/{envelopeId}/audit_logs", "Gets what the blockchain holds of a signed envelope")),
    ENVELOPE_EMBEDDED_URL(get("envelope/embedded-url", "/envelopes/{envelopeId}/generate_embedded_url/{signerEmail}", "Gets a URL where a signer signs, good for ten minutes").answer(JSignAnswer.URL)),
    ENVELOPE_UPDATE_METADATA(post("envelope/update-metadata", "/envelopes/{envelopeId}/update_envelope_metadata", "Changes name and description of an envelope, and replaces its categories")),
    ENVELOPE_GET_METADATA(get("envelope/get-metadata", "/envelopes/{envelopeId}/retrieve_metadata", "Gets what the signers have filled in")),
    ENVELOPE_LIST(post("envelope/list", "/envelopes/list", "Lists envelopes by status, categories and day").emptyObject().paged(Pages.ENVELOPES).repeatable("only reads: the filter is in the body")),
    ENVELOPE_DELETE(post("envelope/delete", "/envelopes/{envelopeId}/delete", "Deletes a signed envelope with its documents").noBody()),
    ENVELOPE_EXTEND_DUE_DATE(put("envelope/extend-due-date", "/envelopes/{envelopeId}/extend_signing_due_date{?due_date}", "Opens an expired envelope again until a day, written MM/dd/yyyy").takes(TEXT.required(), "due_date").noBody()),

    TEMPLATE_UPLOAD_FILE(post("template/upload-file", "/templates/upload_file", "Uploads a document for template/create-with-files").multipart("File").answer(JSignAnswer.created("request_id")).creates("requestId", "/request_id")),
    TEMPLATE_CREATE_WITH_FILES(post("template/create-with-files", "/templates/create_with_files", "Makes a template of an uploaded document").answer(JSignAnswer.created("template_id")).creates("templateId", "/template_id")),
    TEMPLATE_CREATE(post("template/create", "/template/create", "Makes a template of a document in base64").body(JSignBody.DOCUMENT).answer(JSignAnswer.created("template_id")).creates("templateId", "/template_id")),
    TEMPLATE_LIST(get("template/list", "/templates/list{?page,pageSize}", "Lists the templates").takes(INTEGER, "page").takes(integer(1, 100), "pageSize").paged(Pages.TEMPLATES)),
    TEMPLATE_ACTION(put("template/action", "/templates/{templateId}/action/{action}", "Deletes, activates or deactivates a template").noBody()),

    ATTACHMENT_ADD(post("attachment/add", "/envelopes/{envelopeId}/upload_supporting_document", "Attaches a supporting document to an envelope").multipart("file").answer(JSignAnswer.created("supporting_document_id")).creates("supportingDocumentId", "/supporting_document_id")),
    ATTACHMENT_LIST(get("attachment/list", "/envelopes/{envelopeId}/list_supporting_document", "Lists the supporting documents of an envelope")),
    ATTACHMENT_DOWNLOAD(get("attachment/download", "/envelopes/{envelopeId}/supportingdocuments/{supportingDocumentId}/download", "Downloads a supporting document").answer(JSignAnswer.SUPPORTING_DOCUMENT)),

    ACCOUNT_GET(get("account/get", "/account", "Gets subscription, plan and user")),
    ACCOUNT_STATISTICS(get("account/statistics", "/account/statistics", "Counts the envelopes of the account by status")),

    ENVELOPE_EVENTS(events("envelope/events", "", "What happens to the envelopes of the account")),
    RAW_CALL(raw("raw/call", "Calls anything that jSign offers: method and path say what"));
    // spotless:on

    private static final String API = "/api/v2.0";

    private final Operation row;

    /** In a class of their own, as the constants above need them before the enum's fields exist. */
    private static final class Pages {
        static final Paging ENVELOPES = new JSignPaging("page_size", "envelopes", true);
        static final Paging TEMPLATES = new JSignPaging("pageSize", "templates", false);
    }

    JSignOperation(Operation.Builder row) {
        this.row = row.build();
    }

    private static Operation.Builder get(String name, String template, String description) {
        return Operation.get(name, API + template, description).answer(JSignAnswer.DATA);
    }

    private static Operation.Builder post(String name, String template, String description) {
        return Operation.post(name, API + template, description).answer(JSignAnswer.DATA);
    }

    private static Operation.Builder put(String name, String template, String description) {
        return Operation.put(name, API + template, description).answer(JSignAnswer.DATA);
    }

    @Override
    public Operation row() {
        return row;
    }

    @Override
    public String toString() {
        return row.name();
    }
}
