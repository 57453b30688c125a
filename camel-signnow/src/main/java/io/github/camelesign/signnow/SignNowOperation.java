// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static io.github.camelesign.spi.Operation.delete;
import static io.github.camelesign.spi.Operation.events;
import static io.github.camelesign.spi.Operation.get;
import static io.github.camelesign.spi.Operation.patch;
import static io.github.camelesign.spi.Operation.post;
import static io.github.camelesign.spi.Operation.put;
import static io.github.camelesign.spi.Operation.raw;
import static io.github.camelesign.spi.ParameterValue.FLAG;
import static io.github.camelesign.spi.ParameterValue.INTEGER;
import static io.github.camelesign.spi.ParameterValue.integer;
import static io.github.camelesign.spi.ParameterValue.oneOf;
import static io.github.camelesign.spi.ParameterValue.someOf;

import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Paging;

/** The operations of SignNow, one row each. */
public enum SignNowOperation implements EsignOperation {
    // spotless:off
    TOKEN_CREATE(post("token/create", "/oauth2/token", "Gets an access token").form().clientCredentials().repeatable("a token that was issued and not received does no harm")),
    TOKEN_VERIFY(get("token/verify", "/oauth2/token", "Returns what the access token is good for")),
    TOKEN_REVOKE(post("token/revoke", "/oauth2/terminate", "Ends the access token").emptyObject()),

    USER_CREATE(post("user/create", "/user", "Registers a user").clientCredentials().creates("userId", "/id")),
    USER_GET(get("user/get", "/user", "Gets the user whose token it is")),
    USER_UPDATE(put("user/update", "/user", "Changes the name or password of the user").notRepeatable("a change of password uses up the old one in the body")),
    USER_SEND_VERIFICATION_EMAIL(post("user/send-verification-email", "/user/verifyemail", "Sends the e-mail that verifies an address").clientCredentials()),
    USER_VERIFY_EMAIL(put("user/verify-email", "/user/email/verify", "Verifies an address with the token of that e-mail").clientCredentials().notRepeatable("the token of the e-mail is good for one call")),
    USER_RESET_PASSWORD(post("user/reset-password", "/user/forgotpassword", "Sends the e-mail to set a new password").clientCredentials()),
    USER_GET_INITIALS(get("user/get-initials", "/user/initial", "Gets the initials that the user signs with")),
    USER_SET_INITIALS(put("user/set-initials", "/user/initial", "Sets the initials that the user signs with, a PNG in base64")),

    CONTACT_LIST(get("contact/list", "/v2/crm/contacts{?page,per_page,filters}", "Lists the contacts of the user").takes(INTEGER, "page", "per_page").paged(Pages.DATA)),

    DOCUMENT_LIST(get("document/list", "/user/documentsv2{?page,per_page}", "Lists the documents that the user has changed or sent").takes(INTEGER, "page", "per_page").paged(Pages.LIST)),
    DOCUMENT_LIST_UNMODIFIED(get("document/list-unmodified", "/user/documents{?page,per_page}", "Lists the documents that the user has only uploaded").takes(INTEGER, "page", "per_page").paged(Pages.LIST)),
    DOCUMENT_UPLOAD(post("document/upload", "/document", "Uploads a document").multipart("file").creates("documentId", "/id")),
    DOCUMENT_EXTRACT_FIELDS(post("document/extract-fields", "/document/fieldextract", "Uploads a document and makes fields of the text tags in it").multipart("file").creates("documentId", "/id")),
    DOCUMENT_CREATE_FROM_URL(post("document/create-from-url", "/v2/documents/url", "Makes a document of a file at a URL").creates("documentId", "/id")),
    DOCUMENT_GET(get("document/get", "/document/{documentId}", "Gets a document with its fields, invites and signatures").promotes("documentId", "/id")),
    DOCUMENT_UPDATE(put("document/update", "/document/{documentId}", "Changes a document; the fields that are sent replace all that it has").promotes("documentId", "/id")),
    DOCUMENT_DELETE(delete("document/delete", "/document/{documentId}", "Deletes a document")),
    DOCUMENT_DELETE_MANY(delete("document/delete-many", "/documents", "Deletes several documents, named in the body").json()),
    DOCUMENT_DOWNLOAD(get("document/download", "/document/{documentId}/download{?type,with_history}", "Downloads a document: type=collapsed as one PDF, type=zip with its attachments").takes(oneOf("collapsed", "zip").byDefault("collapsed"), "type").takes(oneOf("1", "0", "yes", "no").open(), "with_history").binaryResult()),
    DOCUMENT_DOWNLOAD_WITH_HISTORY(get("document/download-with-history", "/document/{documentId}/download/collapsed?with_history=1", "Downloads a document as one PDF with its history").binaryResult()),
    DOCUMENT_DOWNLOAD_LINK(post("document/download-link", "/document/{documentId}/download/link", "Makes a link that downloads the document once, without login").noBody()),
    DOCUMENT_THUMBNAIL(get("document/thumbnail", "/document/{documentId}/thumbnail{?size,page}", "Gets a picture of a page: size=small, medium or large").takes(oneOf("small", "medium", "large"), "size").takes(INTEGER, "page").binaryResult()),
    DOCUMENT_MOVE(post("document/move", "/document/{documentId}/move", "Moves a document to another folder")),
    DOCUMENT_MERGE(post("document/merge", "/document/merge", "Merges documents into one PDF, or into a new document if upload_document is true").binaryResult().promotes("documentId", "/document_id")),
    DOCUMENT_HISTORY(get("document/history", "/document/{documentId}/historyfull", "Lists what happened to a document, step by step")),
    DOCUMENT_ADD_HISTORY_EVENT(post("document/add-history-event", "/document/{documentId}/custom_history_event", "Adds an event of your own to the history")),
    DOCUMENT_EMAIL_COPY(post("document/email-copy", "/document/{documentId}/email2", "Sends a copy of the document to at most five addresses")),
    DOCUMENT_INVITE(post("document/invite", "/document/{documentId}/invite{?email}", "Sends a document for signature: free-form if to is an address, by roles if it is a list").takes(oneOf("disable").open(), "email").promotes("inviteId", "/id").confirmedBy("/id", "/result", "/status")),
    DOCUMENT_CANCEL_INVITE(put("document/cancel-invite", "/document/{documentId}/fieldinvitecancel", "Cancels all invites to sign the fields of a document").notRepeatable("cancels whatever invites there are by then")),
    DOCUMENT_LIST_FIELDS(get("document/list-fields", "/v2/documents/{documentId}/fields", "Lists what was filled into the fields of a document")),
    DOCUMENT_PREFILL_TEXTS(put("document/prefill-texts", "/v2/documents/{documentId}/prefill-texts", "Fills text fields before the document is sent")),
    DOCUMENT_PREFILL_SMART_FIELDS(post("document/prefill-smart-fields", "/document/{documentId}/integration/object/smartfields", "Fills smart fields before the document is sent")),

    FREEFORM_INVITE_LIST(get("freeform-invite/list", "/v2/documents/{documentId}/free-form-invites{?page,per_page}", "Lists the free-form invites of a document").takes(INTEGER, "page", "per_page").paged(Pages.DATA)),
    FREEFORM_INVITE_CANCEL(put("freeform-invite/cancel", "/invite/{inviteId}/cancel", "Cancels a free-form invite").notRepeatable("whether each call writes to the signer is not documented")),

    FIELD_INVITE_RESEND(put("field-invite/resend", "/fieldinvite/{fieldInviteId}/resend", "Sends the e-mail of an invite again").emptyObject().notRepeatable("each call sends an e-mail")),
    FIELD_INVITE_DELETE(delete("field-invite/delete", "/field_invite/{fieldInviteId}", "Takes back the invite of one signer")),
    FIELD_INVITE_REPLACE(post("field-invite/replace", "/field_invite", "Makes an invite of another signer for a role whose invite was deleted").creates("fieldInviteId", "/id")),
    FIELD_INVITE_TRIGGER(post("field-invite/trigger", "/document/{documentId}/trigger_fieldinvite", "Sends the invites that were replaced").noBody()),
    FIELD_INVITE_REASSIGN(put("field-invite/reassign", "/document/{documentId}/invite/reassign/{fieldInviteId}", "Hands an invite to another signer").notRepeatable("each call invites the new signer")),
    FIELD_INVITE_CHANGE_PASSWORD(put("field-invite/change-password", "/document/{documentId}/invite/changepassword", "Changes the password that a signer has to give")),

    SIGNING_LINK_CREATE(post("signing-link/create", "/link", "Makes a link through which anybody can sign a document of one role")),
    SIGNING_LINK_LIST(get("signing-link/list", "/v2/application/signing-links{?page,per_page}", "Lists the signing links of the application").takes(INTEGER, "page", "per_page").clientCredentials().paged(Pages.DATA)),
    SIGNING_LINK_DEACTIVATE(put("signing-link/deactivate", "/v2/application/signing-links", "Ends signing links").clientCredentials().notRepeatable("what the body may say is not documented")),

    EMBEDDED_INVITE_CREATE(post("embedded-invite/create", "/v2/documents/{documentId}/embedded-invites", "Invites signers who sign within your own page").promotes("fieldInviteId", "/data/0/id")),
    EMBEDDED_INVITE_CREATE_LINK(post("embedded-invite/create-link", "/v2/documents/{documentId}/embedded-invites/{fieldInviteId}/link", "Makes the link under which a signer signs within your own page")),
    EMBEDDED_INVITE_DELETE(delete("embedded-invite/delete", "/v2/documents/{documentId}/embedded-invites", "Takes back the embedded invites of a document")),

    EMBEDDED_EDITOR_CREATE_LINK(post("embedded-editor/create-link", "/v2/documents/{documentId}/embedded-editor", "Makes a link to the editor of a document").emptyObject()),

    EMBEDDED_SENDING_CREATE_LINK(post("embedded-sending/create-link", "/v2/documents/{documentId}/embedded-sending", "Makes a link to the page that sends a document")),

    EMBEDDED_VIEW_CREATE_LINK(post("embedded-view/create-link", "/v2/documents/{documentId}/embedded-view", "Makes a link that shows a document").emptyObject()),

    DOCUMENT_GROUP_LIST(get("document-group/list", "/user/documentgroups{?limit,offset}", "Lists the document groups of the user").takes(integer(1, 50).byDefault("50"), "limit").takes(INTEGER.byDefault("0"), "offset").paged(new Paging.ByOffset("offset", "limit", 50, "document_groups"))),
    DOCUMENT_GROUP_CREATE(post("document-group/create", "/documentgroup", "Makes a group of documents that are sent together").creates("documentGroupId", "/id")),
    DOCUMENT_GROUP_GET(get("document-group/get", "/documentgroup/{documentGroupId}", "Gets a document group").promotes("documentGroupId", "/id")),
    V2_DOCUMENT_GROUP_GET(get("v2/document-group/get", "/v2/document-groups/{documentGroupId}", "Gets a document group in the newer form").promotes("documentGroupId", "/data/id")),
    DOCUMENT_GROUP_DELETE(delete("document-group/delete", "/documentgroup/{documentGroupId}", "Deletes a document group; its documents stay")),
    DOCUMENT_GROUP_RENAME(put("document-group/rename", "/v2/document-groups/{documentGroupId}", "Renames a document group")),
    DOCUMENT_GROUP_GET_RECIPIENTS(get("document-group/get-recipients", "/v2/document-groups/{documentGroupId}/recipients", "Gets who is to sign which document of a group")),
    DOCUMENT_GROUP_UPDATE_RECIPIENTS(put("document-group/update-recipients", "/v2/document-groups/{documentGroupId}/recipients", "Sets who is to sign which document of a group")),
    DOCUMENT_GROUP_LIST_DOCUMENTS(get("document-group/list-documents", "/v2/document-groups/{documentGroupId}/documents{?page,per_page}", "Lists the documents of a group").takes(INTEGER, "page", "per_page").paged(Pages.DATA)),
    DOCUMENT_GROUP_DOWNLOAD(post("document-group/download", "/documentgroup/{documentGroupId}/downloadall", "Downloads a group: type=merged as one PDF, type=zip as an archive").emptyBody("{\"type\":\"merged\"}").binaryResult()),
    DOCUMENT_GROUP_SEND_EMAIL(post("document-group/send-email", "/v2/document-groups/{documentGroupId}/send-email", "Sends a group to addresses by e-mail")),
    DOCUMENT_GROUP_CREATE_TEMPLATE(post("document-group/create-template", "/v2/document-groups/{documentGroupId}/document-group-template", "Makes a template of a document group")),

    GROUP_INVITE_CREATE(post("group-invite/create", "/documentgroup/{documentGroupId}/groupinvite", "Sends a document group for signature, step by step").creates("inviteId", "/id")),
    GROUP_INVITE_GET(get("group-invite/get", "/documentgroup/{documentGroupId}/groupinvite/{inviteId}", "Gets the state of a group invite").promotes("inviteId", "/invite/id")),
    GROUP_INVITE_CANCEL(post("group-invite/cancel", "/documentgroup/{documentGroupId}/groupinvite/{inviteId}/cancelinvite", "Cancels a group invite; signatures so far stay").noBody()),
    GROUP_INVITE_LIST_PENDING(get("group-invite/list-pending", "/documentgroup/{documentGroupId}/groupinvite/{inviteId}/pendinginvites", "Lists what is to be signed, and what has been")),
    GROUP_INVITE_RESEND(post("group-invite/resend", "/documentgroup/{documentGroupId}/groupinvite/{inviteId}/resendinvites", "Sends the e-mails of pending invites again").emptyObject()),
    GROUP_INVITE_UPDATE_STEP(post("group-invite/update-step", "/documentgroup/{documentGroupId}/groupinvite/{inviteId}/invitestep/{stepId}/update", "Changes or replaces a signer of a step")),

    GROUP_EMBEDDED_INVITE_CREATE(post("group-embedded-invite/create", "/v2/document-groups/{documentGroupId}/embedded-invites", "Invites signers of a group who sign within your own page").creates("embeddedInviteId", "/data/id")),
    GROUP_EMBEDDED_INVITE_CREATE_LINK(post("group-embedded-invite/create-link", "/v2/document-groups/{documentGroupId}/embedded-invites/{embeddedInviteId}/link", "Makes the link under which a signer of a group signs within your own page")),
    GROUP_EMBEDDED_INVITE_DELETE(delete("group-embedded-invite/delete", "/v2/document-groups/{documentGroupId}/embedded-invites", "Takes back the embedded invites of a group")),

    GROUP_EMBEDDED_EDITOR_CREATE_LINK(post("group-embedded-editor/create-link", "/v2/document-groups/{documentGroupId}/embedded-editor", "Makes a link to the editor of a group").emptyObject()),

    GROUP_EMBEDDED_SENDING_CREATE_LINK(post("group-embedded-sending/create-link", "/v2/document-groups/{documentGroupId}/embedded-sending", "Makes a link to the page that sends a group").emptyObject()),

    GROUP_EMBEDDED_VIEW_CREATE_LINK(post("group-embedded-view/create-link", "/v2/document-groups/{documentGroupId}/embedded-view", "Makes a link that shows a group").emptyObject()),

    GROUP_FREEFORM_INVITE_CREATE(post("group-freeform-invite/create", "/v2/document-groups/{documentGroupId}/free-form-invites", "Sends a document group without fields for signature").promotes("inviteId", "/data/id")),
    GROUP_FREEFORM_INVITE_CANCEL(post("group-freeform-invite/cancel", "/v2/document-groups/{documentGroupId}/free-form-invites/{inviteId}/cancel", "Cancels a free-form invite of a group")),

    DOCUMENT_GROUP_TEMPLATE_LIST(get("document-group-template/list", "/user/documentgroup/templates{?limit,offset}", "Lists the templates of document groups").takes(integer(1, 50), "limit").takes(INTEGER, "offset").paged(new Paging.ByOffset("offset", "limit", 50, "document_group_templates"))),
    DOCUMENT_GROUP_TEMPLATE_GET(get("document-group-template/get", "/documentgroup/template/{documentGroupTemplateId}", "Gets a template of a document group")),
    DOCUMENT_GROUP_TEMPLATE_UPDATE(put("document-group-template/update", "/documentgroup/template/{documentGroupTemplateId}", "Changes a template of a document group").notRepeatable("adds templates to the group")),
    DOCUMENT_GROUP_TEMPLATE_CREATE(post("document-group-template/create", "/v2/document-group-templates", "Makes an empty template of a document group").promotes("documentGroupTemplateId", "/data/id")),
    DOCUMENT_GROUP_TEMPLATE_RENAME(patch("document-group-template/rename", "/v2/document-group-templates/{documentGroupTemplateId}", "Renames a template of a document group").repeatable("sets the name and nothing else")),
    DOCUMENT_GROUP_TEMPLATE_ADD_TEMPLATE(post("document-group-template/add-template", "/v2/document-group-templates/{documentGroupTemplateId}/templates", "Adds a template to the template of a document group")),
    DOCUMENT_GROUP_TEMPLATE_CREATE_GROUP(post("document-group-template/create-group", "/v2/document-group-templates/{documentGroupTemplateId}/document-group", "Makes a document group of a template").creates("documentGroupId", "/data/unique_id")),
    DOCUMENT_GROUP_TEMPLATE_GET_RECIPIENTS(get("document-group-template/get-recipients", "/v2/document-group-templates/{documentGroupTemplateId}/recipients", "Gets who is to sign what, by the template")),
    DOCUMENT_GROUP_TEMPLATE_UPDATE_RECIPIENTS(put("document-group-template/update-recipients", "/v2/document-group-templates/{documentGroupTemplateId}/recipients", "Sets who is to sign what, by the template")),

    TEMPLATE_CREATE(post("template/create", "/template", "Makes a template of a document").creates("templateId", "/id")),
    TEMPLATE_COPY(post("template/copy", "/template/{templateId}/copy", "Makes a document of a template").emptyObject().creates("documentId", "/id")),
    TEMPLATE_BULK_INVITE(post("template/bulk-invite", "/template/{templateId}/bulkinvite", "Sends one document for each row of a CSV file").multipart("file")),
    TEMPLATE_GET_ROUTING(get("template/get-routing", "/document/{templateId}/template/routing/detail", "Gets in which order the roles of a template sign")),
    TEMPLATE_CREATE_ROUTING(post("template/create-routing", "/document/{templateId}/template/routing/detail", "Gives a template a signing order").noBody()),
    TEMPLATE_UPDATE_ROUTING(put("template/update-routing", "/document/{templateId}/template/routing/detail", "Sets in which order the roles of a template sign")),

    FOLDER_GET(get("folder/get", "/folder/{folderId}{?filters,filter-values,sortby,order,offset,limit,entity_type,entity_labels,include_documents_subfolders,exclude_documents_relations,with_team_documents,only_favorites,subfolder-data}", "Lists the documents of a folder").takes(oneOf("updated", "created", "document-name").open(), "sortby").takes(oneOf("asc", "desc"), "order").takes(INTEGER, "offset", "limit").takes(oneOf("document-all", "all", "document", "document-group", "dgt", "template").open(), "entity_type").takes(someOf("declined", "undelivered").open(), "entity_labels").takes(oneOf("0", "1"), "subfolder-data").paged(Pages.FOLDER)),
    FOLDER_GET_ROOT(get("folder/get-root", "/folder", "Gets the root folder with its folders")),
    FOLDER_LIST(get("folder/list", "/user/folder{?entity_type}", "Lists the folders of the user")),
    FOLDER_GET_OWN(get("folder/get-own", "/user/folder/{folderId}{?filters,filter-values,sortby,order,offset,limit,entity_type,entity_labels,include_documents_subfolders,exclude_documents_relations,with_team_documents,only_favorites,subfolder-data}", "Lists the documents of a folder of the user").takes(oneOf("updated", "created", "document-name").open(), "sortby").takes(oneOf("asc", "desc"), "order").takes(INTEGER, "offset", "limit").takes(oneOf("document-all", "all", "document", "document-group", "dgt", "template").open(), "entity_type").takes(someOf("declined", "undelivered").open(), "entity_labels").takes(oneOf("0", "1"), "subfolder-data").paged(Pages.FOLDER)),
    FOLDER_CREATE(post("folder/create", "/user/folder", "Makes a folder").creates("folderId", "/id")),
    FOLDER_RENAME(put("folder/rename", "/user/folder/{folderId}", "Renames a folder")),
    FOLDER_DELETE(delete("folder/delete", "/user/folder/{folderId}", "Deletes a folder")),

    EVENT_SUBSCRIPTION_LIST(get("event-subscription/list", "/event_subscription", "Lists the first generation of webhook subscriptions")),
    EVENT_SUBSCRIPTION_CREATE(post("event-subscription/create", "/event_subscription", "Subscribes a URL to an event, first generation: calls are not signed").creates("subscriptionId", "/id")),
    EVENT_SUBSCRIPTION_DELETE(delete("event-subscription/delete", "/event_subscription/{subscriptionId}", "Ends a subscription of the first generation")),

    V2_EVENT_CREATE(post("v2/event/create", "/api/v2/events", "Subscribes a URL to an event").promotesHeader("eventId", "id")),
    V2_EVENT_LIST(get("v2/event/list", "/api/v2/events{?page,per_page,filters,sort[created],sort[event],sort[application]}", "Lists the subscriptions of the application").takes(INTEGER, "page", "per_page").takes(oneOf("asc", "desc"), "sort[created]", "sort[event]", "sort[application]").clientCredentials().paged(Pages.DATA)),
    V2_EVENT_UPDATE(put("v2/event/update", "/api/v2/events/{eventId}", "Changes a subscription").clientCredentials()),
    V2_EVENT_DELETE(delete("v2/event/delete", "/api/v2/events/{eventId}", "Ends a subscription").clientCredentials()),

    V2_EVENT_SUBSCRIPTION_LIST(get("v2/event-subscription/list", "/v2/event-subscriptions{?page,per_page,filters,sort[created],sort[event],sort[application],include_event_count}", "Lists the subscriptions of the user").takes(INTEGER, "page", "per_page").takes(oneOf("asc", "desc"), "sort[created]", "sort[event]", "sort[application]").takes(FLAG.open(), "include_event_count").paged(Pages.DATA)),
    V2_EVENT_SUBSCRIPTION_GET(get("v2/event-subscription/get", "/v2/event-subscriptions/{subscriptionId}", "Gets a subscription")),
    V2_EVENT_SUBSCRIPTION_UPDATE(put("v2/event-subscription/update", "/v2/event-subscriptions/{subscriptionId}", "Changes a subscription of the user")),
    V2_EVENT_SUBSCRIPTION_DELETE(delete("v2/event-subscription/delete", "/v2/event-subscriptions/{subscriptionId}", "Ends a subscription of the user")),
    V2_EVENT_SUBSCRIPTION_LIST_CALLBACKS(get("v2/event-subscription/list-callbacks", "/v2/event-subscriptions/{subscriptionId}/callbacks{?page,per_page,filters,sort[created],sort[event],sort[application]}", "Lists the calls that a subscription has made").takes(INTEGER, "page", "per_page").takes(oneOf("asc", "desc"), "sort[created]", "sort[event]", "sort[application]").paged(Pages.DATA)),
    V2_EVENT_SUBSCRIPTION_GET_CALLBACK(get("v2/event-subscription/get-callback", "/v2/event-subscriptions/{subscriptionId}/callbacks/{callbackId}", "Gets one call that a subscription has made")),
    V2_EVENT_SUBSCRIPTION_LIST_ALL_CALLBACKS(get("v2/event-subscription/list-all-callbacks", "/v2/event-subscriptions/callbacks{?page,per_page,filters,sort[created],sort[event],sort[application]}", "Lists the calls that all subscriptions have made").takes(INTEGER, "page", "per_page").takes(oneOf("asc", "desc"), "sort[created]", "sort[event]", "sort[application]").paged(Pages.DATA)),

    DOCUMENT_EVENTS(events("document/events", "{?folderId}", "What happens to the documents of a folder, of Documents if no folderId is given")),
    RAW_CALL(raw("raw/call", "Calls anything that SignNow offers: method and path say what"));
    // spotless:on

    private final Operation row;

    /** In a class of their own, as the constants above need them before the enum's fields exist. */
    private static final class Pages {
        static final Paging DATA = new Paging.ByPage("page", "per_page", 100, "data");
        static final Paging LIST = new Paging.ByPage("page", "per_page", 100, null);
        static final Paging FOLDER = new Paging.ByOffset("offset", "limit", 100, "documents");
    }

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
