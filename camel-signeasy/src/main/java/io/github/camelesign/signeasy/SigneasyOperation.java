// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import static io.github.camelesign.spi.Operation.delete;
import static io.github.camelesign.spi.Operation.events;
import static io.github.camelesign.spi.Operation.get;
import static io.github.camelesign.spi.Operation.post;
import static io.github.camelesign.spi.Operation.put;
import static io.github.camelesign.spi.Operation.raw;
import static io.github.camelesign.spi.ParameterValue.FLAG;
import static io.github.camelesign.spi.ParameterValue.INTEGER;
import static io.github.camelesign.spi.ParameterValue.oneOf;

import io.github.camelesign.signeasy.call.SigneasyPaging;
import io.github.camelesign.signeasy.documents.SigneasyBody;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.Operation;

/** The operations of Signeasy, one row each: those of v1, and those of v3 with that prefix. */
public enum SigneasyOperation implements EsignOperation {
    // spotless:off
    USER_GET(get("user/get", "/v1/user/", "Gets the user whose token it is")),
    ORIGINAL_GET(get("original/get", "/v1/files/original/{originalId}/", "Gets a document").promotes("originalId", "/id")),
    ORIGINAL_LIST(get("original/list", "/v1/files/original/", "Lists the documents")),
    ORIGINAL_UPLOAD(post("original/upload", "/v1/files/original/", "Uploads a document").body(SigneasyBody.UPLOAD).creates("originalId", "/id")),
    ORIGINAL_DOWNLOAD(get("original/download", "/v1/files/original/{originalId}/download/", "Downloads a document as it was uploaded").binaryResult()),
    ORIGINAL_DELETE(delete("original/delete", "/v1/files/original/{originalId}/", "Deletes a document")),
    SIGNED_GET(get("signed/get", "/v1/files/signed/{signedId}/", "Gets a signed document").promotes("signedId", "/id")),
    SIGNED_LIST(get("signed/list", "/v1/files/signed/", "Lists the signed documents")),
    SIGNED_RENAME(put("signed/rename", "/v1/files/signed/{signedId}/", "Renames a signed document").body(SigneasyBody.FORM)),
    SIGNED_DOWNLOAD(get("signed/download", "/v1/files/signed/{signedId}/download/", "Downloads a signed document").binaryResult()),
    SIGNED_DELETE(delete("signed/delete", "/v1/files/signed/{signedId}/", "Deletes a signed document")),
    SIGNED_AUDIT_TRAIL(get("signed/audit-trail", "/v1/audit-trail/{signedId}", "Downloads the audit trail of a signed document").binaryResult()),
    PENDING_CREATE(post("pending/create", "/v1/files/pending/", "Sends a document for signature, anywhere on it").creates("pendingId", "/pending_file_id")),
    PENDING_CREATE_WITH_FIELDS(post("pending/create-with-fields", "/v1/files/pending/fields/", "Sends a document for signature in its fields").creates("pendingId", "/pending_file_id")),
    PENDING_CREATE_FROM_TEMPLATE(post("pending/create-from-template", "/v1/files/pending/template/", "Sends a template for signature").creates("pendingId", "/pending_file_id")),
    PENDING_GET(get("pending/get", "/v1/files/pending/{pendingId}/", "Gets a signature request").promotes("pendingId", "/id")),
    PENDING_LIST(get("pending/list", "/v1/files/pending/", "Lists the signature requests, sent and received")),
    PENDING_REMIND(post("pending/remind", "/v1/files/pending/{pendingId}/remind/", "Reminds those who are to sign").body(SigneasyBody.FORM)),
    PENDING_CANCEL(post("pending/cancel", "/v1/files/pending/{pendingId}/cancel/", "Withdraws a signature request").body(SigneasyBody.FORM)),
    PENDING_SIGNING_URL(post("pending/signing-url", "/v1/files/pending/{pendingId}/signing/url/", "Gets a URL where a recipient signs")),
    ORIGINAL_SENDING_URL(post("original/sending-url", "/v2/signing/url/", "Gets a URL where the user places fields and sends")),
    TEMPLATE_LIST(get("template/list", "/v1/library/template/", "Lists the templates")),
    TEMPLATE_GET(get("template/get", "/v1/library/template/{templateId}/", "Gets a template")),
    TEMPLATE_RENAME(put("template/rename", "/v1/library/template/{templateId}/", "Renames a template").body(SigneasyBody.FORM)),
    TEMPLATE_DELETE(delete("template/delete", "/v1/library/template/{templateId}/", "Deletes a template")),
    WEBHOOK_LIST(get("webhook/list", "/v1/callback/urls/", "Lists the URLs that Signeasy calls")),
    WEBHOOK_CREATE(post("webhook/create", "/v1/callback/urls/", "Adds URLs that Signeasy calls").body(SigneasyBody.FORM)),
    WEBHOOK_DELETE(delete("webhook/delete", "/v1/callback/urls/", "Removes URLs that Signeasy calls").body(SigneasyBody.FORM)),
    V3_USER_GET(get("v3/user/get", "/v3/me/", "Gets the user whose token it is")),
    V3_ORIGINAL_UPLOAD(post("v3/original/upload", "/v3/original/", "Uploads a document").body(SigneasyBody.UPLOAD).creates("originalId", "/id")),
    V3_ORIGINAL_LIST(get("v3/original/list", "/v3/original/{?limit,offset}", "Lists the documents").takes(INTEGER, "limit", "offset").paged(SigneasyPaging.FILES)),
    V3_ORIGINAL_GET(get("v3/original/get", "/v3/original/{originalId}/", "Gets a document").promotes("originalId", "/id")),
    V3_ORIGINAL_DOWNLOAD(get("v3/original/download", "/v3/original/{originalId}/download", "Downloads a document as it was uploaded").binaryResult()),
    V3_ORIGINAL_DELETE(delete("v3/original/delete", "/v3/original/{originalId}", "Deletes a document")),
    V3_ENVELOPE_CREATE(post("v3/envelope/create", "/v3/rs/envelope/", "Sends documents and templates for signature").creates("envelopeId", "/id")),
    V3_ENVELOPE_LIST(get("v3/envelope/list", "/v3/rs/envelope/{?limit,offset}", "Lists the envelopes").takes(INTEGER, "limit", "offset").paged(SigneasyPaging.FILES)),
    V3_ENVELOPE_GET(get("v3/envelope/get", "/v3/rs/envelope/{envelopeId}", "Gets an envelope").promotes("envelopeId", "/id")),
    V3_ENVELOPE_DOWNLOAD_MERGED(get("v3/envelope/download-merged", "/v3/rs/envelope/{envelopeId}/download/merged", "Downloads the documents of an envelope as one PDF").binaryResult()),
    V3_ENVELOPE_DOWNLOAD_SPLIT(get("v3/envelope/download-split", "/v3/rs/envelope/{envelopeId}/download/split", "Downloads the documents of an envelope as a ZIP archive").binaryResult()),
    V3_ENVELOPE_REMIND(post("v3/envelope/remind", "/v3/rs/envelope/{envelopeId}/remind/", "Reminds those who are to sign an envelope").noBody()),
    V3_ENVELOPE_CANCEL(post("v3/envelope/cancel", "/v3/rs/envelope/{envelopeId}/cancel", "Withdraws an envelope")),
    V3_ENVELOPE_SIGNING_URL(post("v3/envelope/signing-url", "/v3/rs/envelope/{envelopeId}/signing/url/", "Gets a URL where a recipient signs")),
    V3_ENVELOPE_GET_SIGNED_BY_PENDING(get("v3/envelope/get-signed-by-pending", "/v3/rs/envelope/signed/pending/{envelopeId}", "Gets the signed envelope that an envelope became").promotes("signedEnvelopeId", "/id").promotes("signedId", "/id")),
    V3_SIGNED_ENVELOPE_LIST(get("v3/signed-envelope/list", "/v3/rs/envelope/signed/{?limit,offset}", "Lists the signed envelopes").takes(INTEGER, "limit", "offset").paged(SigneasyPaging.FILES)),
    V3_SIGNED_ENVELOPE_GET(get("v3/signed-envelope/get", "/v3/rs/envelope/signed/{signedEnvelopeId}", "Gets a signed envelope")),
    V3_SIGNED_ENVELOPE_DOWNLOAD(get("v3/signed-envelope/download", "/v3/rs/envelope/signed/{signedEnvelopeId}/download/{type}", "Downloads a signed envelope: merged is one PDF, split a ZIP archive").binaryResult()),
    V3_SIGNED_ENVELOPE_DOWNLOAD_SOURCE(get("v3/signed-envelope/download-source", "/v3/rs/envelope/signed/{signedEnvelopeId}/{sourceId}/download", "Downloads one document of a signed envelope").binaryResult()),
    V3_SIGNED_ENVELOPE_CERTIFICATE(get("v3/signed-envelope/certificate", "/v3/rs/envelope/signed/{signedEnvelopeId}/certificate", "Downloads the certificate of a signed envelope").binaryResult()),
    V3_SIGNED_ENVELOPE_DELETE(delete("v3/signed-envelope/delete", "/v3/rs/envelope/signed/{signedEnvelopeId}", "Deletes a signed envelope")),
    V3_SIGNED_DOWNLOAD(get("v3/signed/download", "/v3/signed/{signedId}/download{?type,include_certificate}", "Downloads whatever was signed, with its certificate if that is wanted").takes(oneOf("merged", "split"), "type").takes(FLAG, "include_certificate").binaryResult()),
    V3_REQUEST_CREATE(post("v3/request/create", "/v3/rs/", "Sends a document for signature, anywhere on it").creates("requestId", "/pending_file_id")),
    V3_REQUEST_LIST(get("v3/request/list", "/v3/rs/{?limit,offset}", "Lists the requests without fields").takes(INTEGER, "limit", "offset").paged(SigneasyPaging.FILES)),
    V3_REQUEST_GET(get("v3/request/get", "/v3/rs/{requestId}", "Gets a request without fields")),
    V3_REQUEST_DOWNLOAD(get("v3/request/download", "/v3/rs/{requestId}/download", "Downloads the document of a request").binaryResult()),
    V3_REQUEST_REMIND(post("v3/request/remind", "/v3/rs/{requestId}/remind", "Reminds those who are to sign a request").noBody()),
    V3_REQUEST_CANCEL(post("v3/request/cancel", "/v3/rs/{requestId}/cancel", "Withdraws a request")),
    V3_SIGNED_REQUEST_LIST(get("v3/signed-request/list", "/v3/rs/signed{?limit,offset}", "Lists the signed requests").takes(INTEGER, "limit", "offset").paged(SigneasyPaging.FILES)),
    V3_SIGNED_REQUEST_GET(get("v3/signed-request/get", "/v3/rs/signed/{signedRequestId}", "Gets a signed request")),
    V3_SIGNED_REQUEST_DOWNLOAD(get("v3/signed-request/download", "/v3/rs/signed/{signedRequestId}/download", "Downloads a signed request").binaryResult()),
    V3_SIGNED_REQUEST_CERTIFICATE(get("v3/signed-request/certificate", "/v3/rs/signed/{signedRequestId}/certificate", "Downloads the certificate of a signed request").binaryResult()),
    V3_SIGNED_REQUEST_DELETE(delete("v3/signed-request/delete", "/v3/rs/signed/{signedRequestId}", "Deletes a signed request")),
    V3_EMBEDDED_SENDING_URL(post("v3/embedded/sending-url", "/v3/rs/embedded/url/", "Gets a URL where the user places fields and sends")),
    V3_EMBEDDED_LIST(get("v3/embedded/list", "/v3/rs/embedded/{?limit,offset}", "Lists the requests that were sent so").takes(INTEGER, "limit", "offset").paged(SigneasyPaging.FILES)),
    V3_EMBEDDED_GET(get("v3/embedded/get", "/v3/rs/embedded/{embeddedId}", "Gets a request that was sent so")),
    V3_EMBEDDED_DOWNLOAD(get("v3/embedded/download", "/v3/rs/embedded/{embeddedId}/download/", "Downloads the document of a request that was sent so").binaryResult()),
    V3_EMBEDDED_REMIND(post("v3/embedded/remind", "/v3/rs/embedded/{embeddedId}/remind", "Reminds those who are to sign a request that was sent so").noBody()),
    V3_EMBEDDED_CANCEL(post("v3/embedded/cancel", "/v3/rs/embedded/{embeddedId}/cancel/", "Withdraws a request that was sent so")),
    V3_EMBEDDED_SIGNING_URL(post("v3/embedded/signing-url", "/v3/rs/embedded/{embeddedId}/signing/url", "Gets a URL where a recipient signs")),
    V3_SELF_SIGN_URL(post("v3/self-sign/url", "/v3/me/embedded/url/", "Gets a URL where the user signs a document alone")),
    V3_SELF_SIGN_LIST(get("v3/self-sign/list", "/v3/me/signed/{?limit,offset}", "Lists what the user has signed alone").takes(INTEGER, "limit", "offset").paged(SigneasyPaging.FILES)),
    V3_SELF_SIGN_GET(get("v3/self-sign/get", "/v3/me/signed/{signedId}", "Gets what the user has signed alone")),
    V3_SELF_SIGN_DOWNLOAD(get("v3/self-sign/download", "/v3/me/signed/{signedId}/download", "Downloads what the user has signed alone").binaryResult()),
    V3_SELF_SIGN_CERTIFICATE(get("v3/self-sign/certificate", "/v3/me/signed/{signedId}/certificate", "Downloads the certificate of what the user has signed alone").binaryResult()),
    V3_SELF_SIGN_DELETE(delete("v3/self-sign/delete", "/v3/me/signed/{signedId}", "Deletes what the user has signed alone")),
    V3_TEMPLATE_LIST(get("v3/template/list", "/v3/template/", "Lists the templates")),
    V3_TEMPLATE_GET(get("v3/template/get", "/v3/template/{templateId}", "Gets a template")),
    V3_TEMPLATE_UPDATE(put("v3/template/update", "/v3/template/{templateId}", "Changes a template")),
    V3_TEMPLATE_DELETE(delete("v3/template/delete", "/v3/template/{templateId}", "Deletes a template")),
    V3_TEMPLATE_EMBEDDED_URL(post("v3/template/embedded-url", "/v3/template/{templateId}/embed", "Gets a URL where the user edits a template")),
    V3_TEMPLATE_CREATE_REQUEST(post("v3/template/create-request", "/v3/template/{templateId}/rs", "Sends a template for signature").creates("requestId", "/pending_file_id")),

    PENDING_EVENTS(events("pending/events", "", "What happens to the signature requests")),
    V3_ENVELOPE_EVENTS(events("v3/envelope/events", "", "What happens to the envelopes")),
    RAW_CALL(raw("raw/call", "Calls anything that Signeasy offers: method and path say what"));
    // spotless:on

    private final Operation row;

    SigneasyOperation(Operation.Builder row) {
        this.row = row.build();
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
