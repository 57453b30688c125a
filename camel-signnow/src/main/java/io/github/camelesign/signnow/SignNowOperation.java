package io.github.camelesign.signnow;

import static io.github.camelesign.support.operation.Operation.events;
import static io.github.camelesign.support.operation.Operation.get;
import static io.github.camelesign.support.operation.Operation.post;
import static io.github.camelesign.support.operation.Operation.put;
import static io.github.camelesign.support.operation.Operation.raw;

import io.github.camelesign.support.operation.EsignOperation;
import io.github.camelesign.support.operation.OffsetPaging;
import io.github.camelesign.support.operation.Operation;

/** The operations of SignNow, one row each. */
public enum SignNowOperation implements EsignOperation {
    TOKEN_CREATE(
            post("token/create", "/oauth2/token", "Gets an access token")
                    .form()
                    .clientCredentials()
                    .repeatable()),

    USER_GET(get("user/get", "/user", "Gets the user whose token it is")),

    DOCUMENT_UPLOAD(
            post("document/upload", "/document", "Uploads a document")
                    .multipart("file")
                    .promotes("documentId", "/id")),
    DOCUMENT_GET(
            get(
                            "document/get",
                            "/document/{documentId}",
                            "Gets a document with its fields, invites and signatures")
                    .promotes("documentId", "/id")),
    DOCUMENT_UPDATE(
            put(
                            "document/update",
                            "/document/{documentId}",
                            "Changes a document; the fields that are sent replace all that it has")
                    .promotes("documentId", "/id")),
    DOCUMENT_DOWNLOAD(
            get(
                            "document/download",
                            "/document/{documentId}/download{?type,with_history}",
                            "Downloads a document: type=collapsed as one PDF, type=zip with its attachments")
                    .binaryResult()),
    DOCUMENT_INVITE(
            post(
                            "document/invite",
                            "/document/{documentId}/invite{?email}",
                            "Sends a document for signature: free-form if to is an address, by roles if it is a list")
                    .promotes("inviteId", "/id")),
    DOCUMENT_CANCEL_INVITE(
            put(
                    "document/cancel-invite",
                    "/document/{documentId}/fieldinvitecancel",
                    "Cancels all invites to sign the fields of a document")),
    DOCUMENT_EVENTS(
            events(
                    "document/events",
                    "{?folderId}",
                    "What happens to the documents of a folder, of Documents if no folderId is given")),

    FOLDER_GET(
            get(
                            "folder/get",
                            "/folder/{folderId}{?filters,filter-values,sortby,order,offset,limit,entity_type,entity_labels,"
                                    + "include_documents_subfolders,exclude_documents_relations,with_team_documents,"
                                    + "only_favorites,subfolder-data}",
                            "Lists the documents of a folder")
                    .paged(
                            new OffsetPaging(
                                    "offset", "limit", 100, "documents", "total_documents"))),
    FOLDER_GET_ROOT(get("folder/get-root", "/folder", "Gets the root folder with its folders")),

    RAW_CALL(raw("raw/call", "Calls anything that SignNow offers: method and path say what"));

    private final Operation row;

    SignNowOperation(Operation.Builder row) {
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
