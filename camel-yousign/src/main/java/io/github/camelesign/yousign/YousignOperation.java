// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import static io.github.camelesign.spi.Operation.delete;
import static io.github.camelesign.spi.Operation.events;
import static io.github.camelesign.spi.Operation.get;
import static io.github.camelesign.spi.Operation.patch;
import static io.github.camelesign.spi.Operation.post;
import static io.github.camelesign.spi.Operation.put;
import static io.github.camelesign.spi.Operation.raw;
import static io.github.camelesign.spi.ParameterValue.FLAG;
import static io.github.camelesign.spi.ParameterValue.INTEGER;
import static io.github.camelesign.spi.ParameterValue.TEXT;
import static io.github.camelesign.spi.ParameterValue.integer;
import static io.github.camelesign.spi.ParameterValue.oneOf;
import static io.github.camelesign.spi.ParameterValue.someOf;

import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.yousign.call.YousignIds;
import io.github.camelesign.yousign.call.YousignPaging;
import io.github.camelesign.yousign.documents.YousignAnswer;
import io.github.camelesign.yousign.documents.YousignBody;

/** The operations of Yousign, one row each. Those of the first API that is in use are below v2. */
public enum YousignOperation implements EsignOperation {
    // spotless:off
    ARCHIVE_CREATE(post("archive/create", "/v3/archives", "Archives a file for ten years").multipart("file").creates("archivedFileId", "/id")),
    ARCHIVE_DOWNLOAD(get("archive/download", "/v3/archives/{archivedFileId}/download", "Downloads an archived file").binaryResult()),

    CONSUMPTION_GET(get("consumption/get", "/v3/consumptions{?from,to,authentication_key}", "Gets how much of the plan was used between two days; deprecated by Yousign").takes(TEXT.required(), "from", "to")),
    CONSUMPTION_GET_ADDONS(get("consumption/get-addons", "/v3/consumptions/addons{?addons}", "Gets how much of the add-ons was used")),
    CONSUMPTION_GET_DETAIL(get("consumption/get-detail", "/v3/consumptions/detail{?after,limit,from,to,breakdown_type,workspace_ids}", "Lists what was used between two days, by source and kind").takes(integer(1, 100), "limit").takes(TEXT.required(), "from", "to").takes(oneOf("organization", "workspace"), "breakdown_type").paged(YousignPaging.CURSOR)),
    CONSUMPTION_EXPORT(get("consumption/export", "/v3/consumptions/export{?from,to,authentication_key}", "Exports what was used between two days as CSV").takes(TEXT.required(), "from", "to").binaryResult()),
    CONSUMPTION_LIST_ELECTRONIC_SEALS(get("consumption/list-electronic-seals", "/v3/consumptions/records/electronic_seals{?after,limit,created_at[between],created_at[before],created_at[after]}", "Lists the electronic seals that were counted").takes(integer(1, 100), "limit").paged(YousignPaging.CURSOR)),
    CONSUMPTION_LIST_IDENTIFICATIONS(get("consumption/list-identifications", "/v3/consumptions/records/identifications{?after,limit,created_at[between],created_at[before],created_at[after]}", "Lists the identifications that were counted").takes(integer(1, 100), "limit").paged(YousignPaging.CURSOR)),
    CONSUMPTION_LIST_INVITED_SIGNERS(get("consumption/list-invited-signers", "/v3/consumptions/records/invited_signers{?after,limit,created_at[between],created_at[before],created_at[after]}", "Lists the invited signers that were counted").takes(integer(1, 100), "limit").paged(YousignPaging.CURSOR)),

    CONTACT_LIST(get("contact/list", "/v3/contacts{?after,limit}", "Lists the contacts").takes(integer(1, 100), "limit").paged(YousignPaging.CURSOR)),
    CONTACT_CREATE(post("contact/create", "/v3/contacts", "Adds a contact").creates("contactId", "/id")),
    CONTACT_DELETE(delete("contact/delete", "/v3/contacts/{contactId}", "Deletes a contact")),
    CONTACT_GET(get("contact/get", "/v3/contacts/{contactId}", "Gets a contact")),
    CONTACT_UPDATE(patch("contact/update", "/v3/contacts/{contactId}", "Changes a contact")),

    CUSTOM_EXPERIENCE_LIST(get("custom-experience/list", "/v3/custom_experiences{?after,limit}", "Lists the custom experiences: what signers see, and which mails they get").takes(integer(1, 100), "limit").paged(YousignPaging.CURSOR)),
    CUSTOM_EXPERIENCE_CREATE(post("custom-experience/create", "/v3/custom_experiences", "Makes a custom experience").creates("customExperienceId", "/id")),
    CUSTOM_EXPERIENCE_DELETE(delete("custom-experience/delete", "/v3/custom_experiences/{customExperienceId}", "Deletes a custom experience")),
    CUSTOM_EXPERIENCE_GET(get("custom-experience/get", "/v3/custom_experiences/{customExperienceId}", "Gets a custom experience")),
    CUSTOM_EXPERIENCE_UPDATE(patch("custom-experience/update", "/v3/custom_experiences/{customExperienceId}", "Changes a custom experience")),
    CUSTOM_EXPERIENCE_DELETE_LOGO(delete("custom-experience/delete-logo", "/v3/custom_experiences/{customExperienceId}/logo", "Removes the logo of a custom experience").repeatable("a custom experience has one logo")),
    CUSTOM_EXPERIENCE_UPLOAD_LOGO(post("custom-experience/upload-logo", "/v3/custom_experiences/{customExperienceId}/logo", "Sets the logo of a custom experience").multipart("file")),

    CUSTOM_PROPERTY_LIST(get("custom-property/list", "/v3/custom_properties{?workspace_id,type,limit,after}", "Lists the custom properties of signature requests").takes(oneOf("text", "list"), "type").takes(integer(1, 100), "limit").paged(YousignPaging.TOP_CURSOR)),
    CUSTOM_PROPERTY_CREATE(post("custom-property/create", "/v3/custom_properties", "Makes a custom property").creates("customPropertyId", "/id")),
    CUSTOM_PROPERTY_DELETE(delete("custom-property/delete", "/v3/custom_properties/{customPropertyId}", "Deletes a custom property")),
    CUSTOM_PROPERTY_GET(get("custom-property/get", "/v3/custom_properties/{customPropertyId}", "Gets a custom property")),
    CUSTOM_PROPERTY_UPDATE(patch("custom-property/update", "/v3/custom_properties/{customPropertyId}", "Changes a custom property")),

    DOCUMENT_ANALYSIS_LIST(get("document-analysis/list", "/v3/document_analyses{?after,limit,status[eq],type[eq],workspace_id[eq],workflow_session_id[eq]}", "Lists the document analyses").takes(integer(1, 100), "limit").takes(oneOf("pending", "awaiting_data", "done", "inconclusive", "failed").open(), "status[eq]").paged(YousignPaging.CURSOR)),
    DOCUMENT_ANALYSIS_CREATE(post("document-analysis/create", "/v3/document_analyses", "Has a document analysed: an uploaded one, or one of an applicant as JSON").body(YousignBody.documentOrJson("file")).creates("documentAnalysisId", "/id")),
    DOCUMENT_ANALYSIS_GET(get("document-analysis/get", "/v3/document_analyses/{documentAnalysisId}", "Gets a document analysis with what it found")),

    DOCUMENT_UPLOAD_UNATTACHED(post("document/upload-unattached", "/v3/documents", "Uploads a document that belongs to no signature request yet; deprecated by Yousign").multipart("file").creates("documentId", "/id")),

    ELECTRONIC_SEAL_DOCUMENT_UPLOAD(post("electronic-seal-document/upload", "/v3/electronic_seal_documents", "Uploads a document to be sealed, or takes one that is there, as JSON").body(YousignBody.documentOrJson("file")).creates("electronicSealDocumentId", "/id")),
    ELECTRONIC_SEAL_DOCUMENT_DELETE(delete("electronic-seal-document/delete", "/v3/electronic_seal_documents/{electronicSealDocumentId}", "Deletes a document to be sealed once its seal is done or has failed")),
    ELECTRONIC_SEAL_DOCUMENT_DOWNLOAD(get("electronic-seal-document/download", "/v3/electronic_seal_documents/{electronicSealDocumentId}/download", "Downloads a document to be sealed").binaryResult()),

    ELECTRONIC_SEAL_IMAGE_LIST(get("electronic-seal-image/list", "/v3/electronic_seal_images{?after,limit}", "Lists the images of electronic seals").takes(integer(1, 100), "limit").paged(YousignPaging.CURSOR)),
    ELECTRONIC_SEAL_IMAGE_UPLOAD(post("electronic-seal-image/upload", "/v3/electronic_seal_images", "Uploads an image for electronic seals").multipart("file").creates("electronicSealImageId", "/id")),
    ELECTRONIC_SEAL_IMAGE_PREVIEW(post("electronic-seal-image/preview", "/v3/electronic_seal_images/preview", "Draws an image as a seal would show it, in the sandbox environment only").binaryResult().repeatable("only draws a preview")),
    ELECTRONIC_SEAL_IMAGE_DELETE(delete("electronic-seal-image/delete", "/v3/electronic_seal_images/{electronicSealImageId}", "Deletes an image of electronic seals")),
    ELECTRONIC_SEAL_IMAGE_DOWNLOAD(get("electronic-seal-image/download", "/v3/electronic_seal_images/{electronicSealImageId}/download", "Downloads an image of electronic seals").binaryResult()),

    ELECTRONIC_SEAL_CREATE(post("electronic-seal/create", "/v3/electronic_seals", "Has a document sealed").creates("electronicSealId", "/id")),
    ELECTRONIC_SEAL_GET(get("electronic-seal/get", "/v3/electronic_seals/{electronicSealId}", "Gets an electronic seal")),

    ELECTRONIC_SEAL_AUDIT_TRAIL_GET(get("electronic-seal-audit-trail/get", "/v3/electronic_seals/{electronicSealId}/audit_trails", "Gets the audit trail of an electronic seal")),
    ELECTRONIC_SEAL_AUDIT_TRAIL_DOWNLOAD(get("electronic-seal-audit-trail/download", "/v3/electronic_seals/{electronicSealId}/audit_trails/download", "Downloads the audit trail of an electronic seal as PDF").binaryResult()),

    LABEL_LIST(get("label/list", "/v3/labels{?after,limit,name[eq],name[in]}", "Lists the labels").takes(integer(1, 100), "limit").paged(YousignPaging.CURSOR)),
    LABEL_CREATE(post("label/create", "/v3/labels", "Makes a label").creates("labelId", "/id")),
    LABEL_DELETE(delete("label/delete", "/v3/labels/{labelId}", "Deletes a label")),
    LABEL_GET(get("label/get", "/v3/labels/{labelId}", "Gets a label")),
    LABEL_UPDATE(patch("label/update", "/v3/labels/{labelId}", "Renames a label")),

    SIGNATURE_REQUEST_LIST(get("signature-request/list", "/v3/signature_requests{?after,limit,status[eq],status[in],created_at[eq],created_at[between],created_at[before],created_at[after],activated_at[eq],activated_at[between],activated_at[before],activated_at[after],completed_at[eq],completed_at[between],completed_at[before],completed_at[after],approved_at[eq],approved_at[between],approved_at[before],approved_at[after],rejected_at[eq],rejected_at[between],rejected_at[before],rejected_at[after],declined_at[eq],declined_at[between],declined_at[before],declined_at[after],workspace_id[eq],external_id[eq],source[eq],source[in],q,label.name[eq],label.name[in]}", "Lists signature requests; those made through the API unless source says otherwise").takes(integer(1, 100), "limit").takes(oneOf("draft", "ongoing", "done", "deleted", "expired", "canceled", "approval", "rejected", "declined", "paused").open(), "status[eq]").takes(someOf("draft", "ongoing", "done", "deleted", "expired", "canceled", "approval", "rejected", "declined", "paused").open(), "status[in]").takes(oneOf("app", "public_api", "hubspot_integration", "connector_salesforce_api", "connector_google_api", "connector_zapier_api").open(), "source[eq]").takes(someOf("app", "public_api", "hubspot_integration", "connector_salesforce_api", "connector_google_api", "connector_zapier_api").open(), "source[in]").paged(YousignPaging.CURSOR)),
    SIGNATURE_REQUEST_CREATE(post("signature-request/create", "/v3/signature_requests", "Makes a signature request as a draft, from scratch, from a template, or as a copy of another").creates("signatureRequestId", "/id").idempotencyKey("external_id")),
    SIGNATURE_REQUEST_DELETE(delete("signature-request/delete", "/v3/signature_requests/{signatureRequestId}{?permanent_delete}", "Deletes a signature request that is not under way, for good with permanent_delete=true").takes(FLAG, "permanent_delete")),
    SIGNATURE_REQUEST_GET(get("signature-request/get", "/v3/signature_requests/{signatureRequestId}", "Gets a signature request")),
    SIGNATURE_REQUEST_UPDATE(patch("signature-request/update", "/v3/signature_requests/{signatureRequestId}", "Changes a signature request")),
    SIGNATURE_REQUEST_ACTIVATE(post("signature-request/activate", "/v3/signature_requests/{signatureRequestId}/activate", "Starts a signature request: those who approve or sign first are notified")),

    APPROVER_ADD(post("approver/add", "/v3/signature_requests/{signatureRequestId}/approvers", "Adds an approver to a signature request").creates("approverId", "/id")),
    APPROVER_DELETE(delete("approver/delete", "/v3/signature_requests/{signatureRequestId}/approvers/{approverId}", "Removes an approver")),
    APPROVER_GET(get("approver/get", "/v3/signature_requests/{signatureRequestId}/approvers/{approverId}", "Gets an approver")),
    APPROVER_UPDATE(patch("approver/update", "/v3/signature_requests/{signatureRequestId}/approvers/{approverId}", "Changes an approver")),
    APPROVER_REMIND(post("approver/remind", "/v3/signature_requests/{signatureRequestId}/approvers/{approverId}/send_reminder", "Reminds an approver").noBody()),

    AUDIT_TRAIL_DOWNLOAD(get("audit-trail/download", "/v3/signature_requests/{signatureRequestId}/audit_trails/download{?merge}", "Downloads the audit trails of all signers as ZIP, or as one PDF with merge=true").takes(FLAG, "merge").binaryResult()),

    SIGNATURE_REQUEST_CANCEL(post("signature-request/cancel", "/v3/signature_requests/{signatureRequestId}/cancel", "Cancels a signature request that is under way")),

    SIGNER_CONSENT_REQUEST_LIST(get("signer-consent-request/list", "/v3/signature_requests/{signatureRequestId}/consent_requests", "Lists what signers have to consent to")),
    SIGNER_CONSENT_REQUEST_CREATE(post("signer-consent-request/create", "/v3/signature_requests/{signatureRequestId}/consent_requests", "Adds something that signers have to consent to").creates("consentRequestId", "/id")),
    SIGNER_CONSENT_REQUEST_DELETE(delete("signer-consent-request/delete", "/v3/signature_requests/{signatureRequestId}/consent_requests/{consentRequestId}", "Removes a consent request")),
    SIGNER_CONSENT_REQUEST_UPDATE(patch("signer-consent-request/update", "/v3/signature_requests/{signatureRequestId}/consent_requests/{consentRequestId}", "Changes a consent request")),
    SIGNER_CONSENT_REQUEST_REMOVE_SIGNER(delete("signer-consent-request/remove-signer", "/v3/signature_requests/{signatureRequestId}/consent_requests/{consentRequestId}/signers/{signerId}", "Spares a signer a consent request")),
    SIGNER_CONSENT_REQUEST_ADD_SIGNER(put("signer-consent-request/add-signer", "/v3/signature_requests/{signatureRequestId}/consent_requests/{consentRequestId}/signers/{signerId}", "Asks one more signer for a consent").noBody().repeatable("a signer in the path is added once at most")),

    SIGNER_DOCUMENT_REQUEST_LIST(get("signer-document-request/list", "/v3/signature_requests/{signatureRequestId}/document_requests", "Lists the documents that signers have to hand in")),
    SIGNER_DOCUMENT_REQUEST_CREATE(post("signer-document-request/create", "/v3/signature_requests/{signatureRequestId}/document_requests", "Adds a document that signers have to hand in").creates("documentRequestId", "/id")),
    SIGNER_DOCUMENT_REQUEST_DELETE(delete("signer-document-request/delete", "/v3/signature_requests/{signatureRequestId}/document_requests/{documentRequestId}", "Removes a document request")),
    SIGNER_DOCUMENT_REQUEST_UPDATE(patch("signer-document-request/update", "/v3/signature_requests/{signatureRequestId}/document_requests/{documentRequestId}", "Changes a document request")),
    SIGNER_DOCUMENT_REQUEST_REMOVE_SIGNER(delete("signer-document-request/remove-signer", "/v3/signature_requests/{signatureRequestId}/document_requests/{documentRequestId}/signers/{signerId}", "Spares a signer a document request")),
    SIGNER_DOCUMENT_REQUEST_ADD_SIGNER(put("signer-document-request/add-signer", "/v3/signature_requests/{signatureRequestId}/document_requests/{documentRequestId}/signers/{signerId}", "Asks one more signer for a document").noBody().repeatable("a signer in the path is added once at most")),

    DOCUMENT_LIST(get("document/list", "/v3/signature_requests/{signatureRequestId}/documents{?nature[eq]}", "Lists the documents of a signature request").takes(oneOf("attachment", "signable_document").open(), "nature[eq]")),
    DOCUMENT_UPLOAD(post("document/upload", "/v3/signature_requests/{signatureRequestId}/documents", "Adds a document to a signature request; the form header says of which nature").body(YousignBody.documentOrJson("file")).creates("documentId", "/id")),
    DOCUMENT_DOWNLOAD_ALL(get("document/download-all", "/v3/signature_requests/{signatureRequestId}/documents/download{?version,archive}", "Downloads the documents of a signature request, as PDF if it is one, else as ZIP").takes(oneOf("current", "completed"), "version").takes(FLAG, "archive").binaryResult()),
    DOCUMENT_DELETE(delete("document/delete", "/v3/signature_requests/{signatureRequestId}/documents/{documentId}", "Removes a document")),
    DOCUMENT_GET(get("document/get", "/v3/signature_requests/{signatureRequestId}/documents/{documentId}", "Gets what is known of a document")),
    DOCUMENT_UPDATE(patch("document/update", "/v3/signature_requests/{signatureRequestId}/documents/{documentId}", "Changes a document's name, nature, place or initials")),
    DOCUMENT_DOWNLOAD(get("document/download", "/v3/signature_requests/{signatureRequestId}/documents/{documentId}/download", "Downloads a document as PDF").binaryResult()),

    FIELD_LIST(get("field/list", "/v3/signature_requests/{signatureRequestId}/documents/{documentId}/fields{?after,limit,type[eq],type[in],signer_id[eq],name[eq]}", "Lists the fields of a document").takes(integer(1, 100), "limit").takes(oneOf("signature", "text", "mention", "checkbox", "radio_group", "read_only_text", "signature_date", "signer_name", "signer_email").open(), "type[eq]").takes(someOf("signature", "text", "mention", "checkbox", "radio_group", "read_only_text", "signature_date", "signer_name", "signer_email").open(), "type[in]").paged(YousignPaging.CURSOR)),
    FIELD_CREATE(post("field/create", "/v3/signature_requests/{signatureRequestId}/documents/{documentId}/fields", "Adds a field to a document").creates("fieldId", "/id")),
    FIELD_DELETE(delete("field/delete", "/v3/signature_requests/{signatureRequestId}/documents/{documentId}/fields/{fieldId}", "Removes a field")),
    FIELD_UPDATE(patch("field/update", "/v3/signature_requests/{signatureRequestId}/documents/{documentId}/fields/{fieldId}", "Changes a field")),
    FIELD_ANSWER(post("field/answer", "/v3/signature_requests/{signatureRequestId}/documents/{documentId}/fields/{fieldId}/answer", "Fills in a field for its signer")),

    DOCUMENT_REPLACE(post("document/replace", "/v3/signature_requests/{signatureRequestId}/documents/{documentId}/replace", "Replaces the file of a document and keeps its fields").multipart("file").creates("documentId", "/id")),

    FOLLOWER_LIST(get("follower/list", "/v3/signature_requests/{signatureRequestId}/followers", "Lists the followers of a signature request")),
    FOLLOWER_ADD(post("follower/add", "/v3/signature_requests/{signatureRequestId}/followers", "Adds followers to a signature request")),

    SIGNATURE_REQUEST_LIST_LABELS(get("signature-request/list-labels", "/v3/signature_requests/{signatureRequestId}/labels", "Lists the labels of a signature request")),
    SIGNATURE_REQUEST_REMOVE_LABEL(delete("signature-request/remove-label", "/v3/signature_requests/{signatureRequestId}/labels/{labelId}", "Takes a label off a signature request")),
    SIGNATURE_REQUEST_ADD_LABEL(put("signature-request/add-label", "/v3/signature_requests/{signatureRequestId}/labels/{labelId}", "Puts a label on a signature request").noBody().repeatable("the label in the path is put on once at most")),

    METADATA_DELETE(delete("metadata/delete", "/v3/signature_requests/{signatureRequestId}/metadata", "Deletes the metadata of a signature request").repeatable("a signature request has one set of metadata")),
    METADATA_GET(get("metadata/get", "/v3/signature_requests/{signatureRequestId}/metadata", "Gets the metadata of a signature request")),
    METADATA_CREATE(post("metadata/create", "/v3/signature_requests/{signatureRequestId}/metadata", "Adds metadata to a signature request that has none")),
    METADATA_REPLACE(put("metadata/replace", "/v3/signature_requests/{signatureRequestId}/metadata", "Replaces the metadata of a signature request")),

    SIGNATURE_REQUEST_REACTIVATE(post("signature-request/reactivate", "/v3/signature_requests/{signatureRequestId}/reactivate", "Gives an expired signature request a new end")),

    SIGNER_LIST(get("signer/list", "/v3/signature_requests/{signatureRequestId}/signers", "Lists the signers of a signature request")),
    SIGNER_ADD(post("signer/add", "/v3/signature_requests/{signatureRequestId}/signers", "Adds a signer to a signature request").creates("signerId", "/id")),
    SIGNER_DELETE(delete("signer/delete", "/v3/signature_requests/{signatureRequestId}/signers/{signerId}", "Removes a signer")),
    SIGNER_GET(get("signer/get", "/v3/signature_requests/{signatureRequestId}/signers/{signerId}", "Gets a signer, with a link to sign that is valid now")),
    SIGNER_UPDATE(patch("signer/update", "/v3/signature_requests/{signatureRequestId}/signers/{signerId}", "Changes a signer")),

    AUDIT_TRAIL_GET_SIGNER(get("audit-trail/get-signer", "/v3/signature_requests/{signatureRequestId}/signers/{signerId}/audit_trails", "Gets the audit trail of a signer")),
    AUDIT_TRAIL_DOWNLOAD_SIGNER(get("audit-trail/download-signer", "/v3/signature_requests/{signatureRequestId}/signers/{signerId}/audit_trails/download", "Downloads the audit trail of a signer as PDF").binaryResult()),

    SIGNER_DOCUMENT_DELETE(delete("signer-document/delete", "/v3/signature_requests/{signatureRequestId}/signers/{signerId}/documents", "Deletes the documents that a signer has handed in")),
    SIGNER_DOCUMENT_LIST(get("signer-document/list", "/v3/signature_requests/{signatureRequestId}/signers/{signerId}/documents", "Lists the documents that a signer has handed in")),
    SIGNER_DOCUMENT_DOWNLOAD(get("signer-document/download", "/v3/signature_requests/{signatureRequestId}/signers/{signerId}/documents/{signerDocumentId}/download", "Downloads a document that a signer has handed in").binaryResult()),

    SIGNER_SUBMIT_IDENTITY_VERIFICATION(post("signer/submit-identity-verification", "/v3/signature_requests/{signatureRequestId}/signers/{signerId}/identity_verification", "Hands in a signer's identity document; the back of it as the attachment verso").body(YousignBody.documents("recto", "verso"))),
    SIGNER_SEND_OTP(post("signer/send-otp", "/v3/signature_requests/{signatureRequestId}/signers/{signerId}/send_otp", "Sends a signer the code that signing asks for").noBody()),
    SIGNER_REMIND(post("signer/remind", "/v3/signature_requests/{signatureRequestId}/signers/{signerId}/send_reminder", "Reminds a signer").noBody()),
    SIGNER_SIGN(post("signer/sign", "/v3/signature_requests/{signatureRequestId}/signers/{signerId}/sign", "Signs for a signer in a signing flow of one's own, as JSON, or with an image of the signature").body(YousignBody.documentOrJson("signature_image"))),
    SIGNER_UNBLOCK_IDENTIFICATION(post("signer/unblock-identification", "/v3/signature_requests/{signatureRequestId}/signers/{signerId}/unblock_identification", "Lets a signer whose identification was blocked try again").noBody()),
    SIGNER_DOWNLOAD_IDENTITY_PROOF(get("signer/download-identity-proof", "/v3/signature_requests/{signatureRequestId}/signers/{signerId}/verified_identity_proof/download", "Downloads the proof of a signer's identity").binaryResult()),

    TEMPLATE_LIST(get("template/list", "/v3/templates{?after,limit}", "Lists the templates").takes(integer(1, 10), "limit").paged(YousignPaging.TEMPLATES)),

    USER_LIST(get("user/list", "/v3/users{?after,limit,email[eq]}", "Lists the users").takes(integer(1, 100), "limit").paged(YousignPaging.CURSOR)),
    USER_INVITE(post("user/invite", "/v3/users", "Invites a user").creates("userId", "/id")),

    USER_INVITATION_LIST(get("user-invitation/list", "/v3/users/invitations{?after,limit,email[eq]}", "Lists the invitations of users").takes(integer(1, 100), "limit").paged(YousignPaging.CURSOR)),
    USER_INVITATION_GET(get("user-invitation/get", "/v3/users/invitations/{invitationId}", "Gets an invitation")),

    USER_DELETE(delete("user/delete", "/v3/users/{userId}", "Deletes a user who has not accepted the invitation")),
    USER_GET(get("user/get", "/v3/users/{userId}", "Gets a user")),
    USER_UPDATE(patch("user/update", "/v3/users/{userId}", "Changes a user's role, or locks the user out")),
    USER_GET_INVITATION(get("user/get-invitation", "/v3/users/{userId}/invitation", "Gets the invitation of a user")),

    BANK_ACCOUNT_LOOKUP_VERIFICATION_LIST(get("bank-account-lookup-verification/list", "/v3/verifications/bank_account_lookups{?after,limit,status[eq],workspace_id[eq]}", "Lists the look-ups of bank accounts").takes(integer(1, 100), "limit").takes(oneOf("pending", "awaiting_data", "verified", "failed", "inconclusive").open(), "status[eq]").paged(YousignPaging.CURSOR)),
    BANK_ACCOUNT_LOOKUP_VERIFICATION_CREATE(post("bank-account-lookup-verification/create", "/v3/verifications/bank_account_lookups", "Looks up who owns a bank account, from its data as JSON or from an uploaded document").body(YousignBody.documentOrJson("file")).creates("bankAccountLookupVerificationId", "/id")),
    BANK_ACCOUNT_LOOKUP_VERIFICATION_GET(get("bank-account-lookup-verification/get", "/v3/verifications/bank_account_lookups/{bankAccountLookupVerificationId}", "Gets a look-up of a bank account")),

    BANK_ACCOUNT_VERIFICATION_LIST(get("bank-account-verification/list", "/v3/verifications/bank_accounts{?after,limit,status[eq],workspace_id[eq]}", "Lists the verifications of bank accounts").takes(integer(1, 100), "limit").takes(oneOf("pending", "awaiting_data", "verified", "failed", "inconclusive").open(), "status[eq]").paged(YousignPaging.CURSOR)),
    BANK_ACCOUNT_VERIFICATION_CREATE(post("bank-account-verification/create", "/v3/verifications/bank_accounts", "Verifies a bank account from an uploaded document, or from an applicant's as JSON").body(YousignBody.documentOrJson("file")).creates("bankAccountVerificationId", "/id")),
    BANK_ACCOUNT_VERIFICATION_GET(get("bank-account-verification/get", "/v3/verifications/bank_accounts/{bankAccountVerificationId}", "Gets a verification of a bank account")),

    COMPANY_VERIFICATION_LIST(get("company-verification/list", "/v3/verifications/companies{?after,limit,status[eq],workspace_id[eq]}", "Lists the verifications of companies").takes(integer(1, 100), "limit").takes(oneOf("pending", "awaiting_data", "verified", "failed", "inconclusive").open(), "status[eq]").paged(YousignPaging.CURSOR)),
    COMPANY_VERIFICATION_CREATE(post("company-verification/create", "/v3/verifications/companies", "Verifies a company from its data as JSON or from an uploaded document").body(YousignBody.documentOrJson("file")).creates("companyVerificationId", "/id")),
    COMPANY_VERIFICATION_GET(get("company-verification/get", "/v3/verifications/companies/{companyVerificationId}", "Gets a verification of a company")),

    IDENTITY_DOCUMENT_VERIFICATION_LIST(get("identity-document-verification/list", "/v3/verifications/identity_documents{?after,limit,status[eq],workspace_id[eq]}", "Lists the verifications of identity documents").takes(integer(1, 100), "limit").takes(oneOf("pending", "awaiting_data", "verified", "failed", "inconclusive").open(), "status[eq]").paged(YousignPaging.CURSOR)),
    IDENTITY_DOCUMENT_VERIFICATION_CREATE(post("identity-document-verification/create", "/v3/verifications/identity_documents", "Verifies an identity document; its back as the attachment additional_file; an applicant's as JSON").body(YousignBody.documentOrJson("file", "additional_file")).creates("identityDocumentVerificationId", "/id")),
    IDENTITY_DOCUMENT_VERIFICATION_GET(get("identity-document-verification/get", "/v3/verifications/identity_documents/{identityDocumentVerificationId}", "Gets a verification of an identity document")),

    IDENTITY_VIDEO_VERIFICATION_LIST(get("identity-video-verification/list", "/v3/verifications/identity_videos{?after,limit,status[eq],workspace_id[eq],face_recognition[eq],pvid[eq]}", "Lists the verifications of identity by video").takes(integer(1, 100), "limit").takes(oneOf("pending", "verified", "failed", "inconclusive").open(), "status[eq]").paged(YousignPaging.CURSOR)),
    IDENTITY_VIDEO_VERIFICATION_CREATE(post("identity-video-verification/create", "/v3/verifications/identity_videos", "Starts a verification of identity by video").creates("identityVideoVerificationId", "/id")),
    IDENTITY_VIDEO_VERIFICATION_GET(get("identity-video-verification/get", "/v3/verifications/identity_videos/{identityVideoVerificationId}", "Gets a verification of identity by video")),

    PROOF_OF_ADDRESS_VERIFICATION_LIST(get("proof-of-address-verification/list", "/v3/verifications/proofs_of_address{?after,limit,status[eq],workspace_id[eq]}", "Lists the verifications of proofs of address").takes(integer(1, 100), "limit").takes(oneOf("pending", "awaiting_data", "verified", "failed", "inconclusive").open(), "status[eq]").paged(YousignPaging.CURSOR)),
    PROOF_OF_ADDRESS_VERIFICATION_CREATE(post("proof-of-address-verification/create", "/v3/verifications/proofs_of_address", "Verifies a proof of address from an uploaded document, or from an applicant's as JSON").body(YousignBody.documentOrJson("file")).creates("proofOfAddressVerificationId", "/id")),
    PROOF_OF_ADDRESS_VERIFICATION_GET(get("proof-of-address-verification/get", "/v3/verifications/proofs_of_address/{proofOfAddressVerificationId}", "Gets a verification of a proof of address")),

    WATCHLIST_VERIFICATION_LIST(get("watchlist-verification/list", "/v3/verifications/watchlists{?after,limit,status[eq],workspace_id[eq]}", "Lists the checks against watch lists").takes(integer(1, 100), "limit").takes(oneOf("pending", "verified", "failed", "inconclusive").open(), "status[eq]").paged(YousignPaging.CURSOR)),
    WATCHLIST_VERIFICATION_CREATE(post("watchlist-verification/create", "/v3/verifications/watchlists", "Checks somebody against watch lists").creates("watchlistVerificationId", "/id")),
    WATCHLIST_VERIFICATION_GET(get("watchlist-verification/get", "/v3/verifications/watchlists/{watchlistVerificationId}", "Gets a check against watch lists")),

    VERIFICATION_AUDIT_TRAIL_DOWNLOAD(get("verification-audit-trail/download", "/v3/verifications/{verificationType}/{verificationId}/audit_trail", "Downloads the audit trail of a verification as PDF: verificationType=companies, identity_documents, identity_videos, bank_accounts, bank_account_connections, bank_account_lookups, proofs_of_address or watchlists").binaryResult()),

    WEBHOOK_LIST(get("webhook/list", "/v3/webhooks", "Lists the webhook subscriptions")),
    WEBHOOK_CREATE(post("webhook/create", "/v3/webhooks", "Subscribes a URL to events").creates("webhookId", "/id")),
    WEBHOOK_DELETE(delete("webhook/delete", "/v3/webhooks/{webhookId}", "Ends a webhook subscription")),
    WEBHOOK_GET(get("webhook/get", "/v3/webhooks/{webhookId}", "Gets a webhook subscription")),
    WEBHOOK_UPDATE(patch("webhook/update", "/v3/webhooks/{webhookId}", "Changes a webhook subscription")),

    WORKFLOW_SESSION_LIST(get("workflow-session/list", "/v3/workflow_sessions", "Lists the workflow sessions")),
    WORKFLOW_SESSION_CREATE(post("workflow-session/create", "/v3/workflow_sessions", "Starts a workflow session").creates("workflowSessionId", "/id")),
    WORKFLOW_SESSION_GET(get("workflow-session/get", "/v3/workflow_sessions/{workflowSessionId}", "Gets a workflow session")),

    APPLICANT_LIST(get("applicant/list", "/v3/workflow_sessions/{workflowSessionId}/applicants{?after,limit,status}", "Lists the applicants of a workflow session").takes(integer(1, 100), "limit").takes(oneOf("initiated", "notified", "processed"), "status").paged(YousignPaging.CURSOR)),
    APPLICANT_CREATE(post("applicant/create", "/v3/workflow_sessions/{workflowSessionId}/applicants", "Adds an applicant to a workflow session").creates("applicantId", "/id")),
    APPLICANT_GET(get("applicant/get", "/v3/workflow_sessions/{workflowSessionId}/applicants/{applicantId}", "Gets an applicant")),
    APPLICANT_UPDATE(patch("applicant/update", "/v3/workflow_sessions/{workflowSessionId}/applicants/{applicantId}", "Changes an applicant")),

    WORKFLOW_SESSION_GET_LINKS(get("workflow-session/get-links", "/v3/workflow_sessions/{workflowSessionId}/links", "Gets the links under which applicants go through a workflow session")),
    WORKFLOW_SESSION_RESOLVE_ACTION(post("workflow-session/resolve-action", "/v3/workflow_sessions/{workflowSessionId}/resolve_action", "Decides an action that a workflow session waits for")),

    WORKFLOW_TEMPLATE_LIST(get("workflow-template/list", "/v3/workflow_templates", "Lists the templates of workflows")),

    WORKSPACE_LIST(get("workspace/list", "/v3/workspaces{?after,limit}", "Lists the workspaces").takes(integer(1, 100), "limit").paged(YousignPaging.CURSOR)),
    WORKSPACE_CREATE(post("workspace/create", "/v3/workspaces", "Makes a workspace").creates("workspaceId", "/id")),
    WORKSPACE_GET_DEFAULT(get("workspace/get-default", "/v3/workspaces/default", "Gets the default workspace")),
    WORKSPACE_SET_DEFAULT(post("workspace/set-default", "/v3/workspaces/default", "Makes a workspace the default one").repeatable("the default workspace stays the same")),
    WORKSPACE_DELETE(delete("workspace/delete", "/v3/workspaces/{workspaceId}", "Deletes a workspace; the body names the one that takes what is in it").json()),
    WORKSPACE_GET(get("workspace/get", "/v3/workspaces/{workspaceId}", "Gets a workspace")),
    WORKSPACE_UPDATE(patch("workspace/update", "/v3/workspaces/{workspaceId}", "Renames a workspace")),
    WORKSPACE_REMOVE_USER(delete("workspace/remove-user", "/v3/workspaces/{workspaceId}/users/{userId}", "Takes a user out of a workspace")),
    WORKSPACE_ADD_USER(put("workspace/add-user", "/v3/workspaces/{workspaceId}/users/{userId}", "Puts a user into a workspace").noBody().repeatable("the user in the path is added once at most")),

    V2_ORGANIZATION_LIST(get("v2/organization/list", "/organizations", "Lists the organisation of the API key")),

    V2_WORKSPACE_LIST(get("v2/workspace/list", "/workspaces", "Lists the workspaces")),

    V2_USER_LIST(get("v2/user/list", "/users", "Lists the users")),
    V2_USER_CREATE(post("v2/user/create", "/users", "Adds a user").creates("userId", "/id")),
    V2_USER_GET(get("v2/user/get", "/users/{userId}", "Gets a user")),
    V2_USER_UPDATE(put("v2/user/update", "/users/{userId}", "Changes a user")),
    V2_USER_DELETE(delete("v2/user/delete", "/users/{userId}", "Deletes a user")),

    V2_USER_GROUP_LIST(get("v2/user-group/list", "/user_groups", "Lists the groups of users")),
    V2_USER_GROUP_GET(get("v2/user-group/get", "/user_groups/{userGroupId}", "Gets a group of users")),

    V2_FILE_CREATE(post("v2/file/create", "/files", "Uploads a file, as base64 in JSON; the form header holds the other fields").body(YousignBody.BASE64_FILE).creates("fileId", "/id")),
    V2_FILE_GET(get("v2/file/get", "/files/{fileId}", "Gets what is known of a file")),
    V2_FILE_DOWNLOAD(get("v2/file/download", "/files/{fileId}/download", "Downloads a file").answer(YousignAnswer.BASE64_FILE)),
    V2_FILE_DUPLICATE(post("v2/file/duplicate", "/files/{fileId}/duplicate", "Copies a file").noBody().creates("fileId", "/id")),

    V2_PROCEDURE_LIST(get("v2/procedure/list", "/procedures{?status,template,members,itemsPerPage,pagination,page,name,members.firstname,members.lastname,members.phone,members.email,files.name,createdAt[after],createdAt[before],createdAt[strictly_after],createdAt[strictly_before],updatedAt[after],updatedAt[before],updatedAt[strictly_after],updatedAt[strictly_before],expiresAt[after],expiresAt[before],expiresAt[strictly_after],expiresAt[strictly_before],deletedAt[after],deletedAt[before],deletedAt[strictly_after],deletedAt[strictly_before],order[createdAt]}", "Lists procedures").takes(oneOf("active", "finished", "expired", "refused", "draft"), "status").takes(FLAG, "template", "pagination").takes(INTEGER, "itemsPerPage", "page").takes(oneOf("asc", "desc"), "order[createdAt]").paged(YousignPaging.PROCEDURES)),
    V2_PROCEDURE_CREATE(post("v2/procedure/create", "/procedures", "Makes a procedure and starts it, unless start is false").body(YousignBody.PROCEDURE).creates("procedureId", "/id")),
    V2_PROCEDURE_GET(get("v2/procedure/get", "/procedures/{procedureId}", "Gets a procedure")),
    V2_PROCEDURE_UPDATE(put("v2/procedure/update", "/procedures/{procedureId}", "Changes a procedure; a draft starts with start=true").notRepeatable("start=true starts a draft and invites its members")),
    V2_PROCEDURE_DELETE(delete("v2/procedure/delete", "/procedures/{procedureId}", "Deletes a procedure")),
    V2_PROCEDURE_DUPLICATE(post("v2/procedure/duplicate", "/procedures/{procedureId}/duplicate", "Copies a procedure, or makes one from a template").creates("procedureId", "/id")),
    V2_PROCEDURE_EXPORT(get("v2/procedure/export", "/export/procedures{?status,name,members.firstname,members.lastname,members.phone,members.email,files.name,createdAt[after],createdAt[before],createdAt[strictly_after],createdAt[strictly_before],updatedAt[after],updatedAt[before],updatedAt[strictly_after],updatedAt[strictly_before],expiresAt[after],expiresAt[before],expiresAt[strictly_after],expiresAt[strictly_before],deletedAt[after],deletedAt[before],deletedAt[strictly_after],deletedAt[strictly_before],order[createdAt]}", "Exports a list of procedures as CSV").takes(oneOf("active", "finished", "expired", "refused", "draft"), "status").takes(oneOf("asc", "desc"), "order[createdAt]").binaryResult()),
    V2_PROCEDURE_REMIND(post("v2/procedure/remind", "/procedures/{procedureId}/remind", "Mails once more to the members whose turn it is")),
    V2_PROCEDURE_DOWNLOAD_PROOF(get("v2/procedure/download-proof", "/procedures/{procedureId}/proof", "Downloads the proofs of all members as ZIP").answer(YousignAnswer.BASE64_ZIP)),

    V2_MEMBER_LIST(get("v2/member/list", "/members{?procedure}", "Lists the members of a procedure")),
    V2_MEMBER_CREATE(post("v2/member/create", "/members", "Adds a member to a procedure").creates("memberId", "/id")),
    V2_MEMBER_UPDATE(put("v2/member/update", "/members/{memberId}", "Changes a member")),
    V2_MEMBER_DELETE(delete("v2/member/delete", "/members/{memberId}", "Removes a member")),
    V2_MEMBER_DOWNLOAD_PROOF(get("v2/member/download-proof", "/members/{memberId}/proof", "Downloads the proof of a member who has signed").answer(YousignAnswer.BASE64_FILE)),

    V2_FILE_OBJECT_CREATE(post("v2/file-object/create", "/file_objects", "Adds a field to a file").creates("fileObjectId", "/id")),
    V2_FILE_OBJECT_GET(get("v2/file-object/get", "/file_objects/{fileObjectId}", "Gets a field of a file")),
    V2_FILE_OBJECT_UPDATE(put("v2/file-object/update", "/file_objects/{fileObjectId}", "Changes a field of a file")),
    V2_FILE_OBJECT_DELETE(delete("v2/file-object/delete", "/file_objects/{fileObjectId}", "Removes a field from a file")),

    V2_OPERATION_CREATE(post("v2/operation/create", "/operations", "Starts signing or refusing for members in a signing page of one's own").creates("operationId", "/id").promotes("authenticationId", "/authentication/id")),
    V2_OPERATION_GET(get("v2/operation/get", "/operations/{operationId}", "Gets an operation")),

    V2_AUTHENTICATION_GET_INWEBO(get("v2/authentication/get-inwebo", "/authentications/inwebo/{authenticationId}", "Gets an authentication by Inwebo")),
    V2_AUTHENTICATION_SUBMIT_INWEBO(put("v2/authentication/submit-inwebo", "/authentications/inwebo/{authenticationId}", "Completes an authentication by Inwebo").notRepeatable("an authentication is completed once")),
    V2_AUTHENTICATION_GET_SMS(get("v2/authentication/get-sms", "/authentications/sms/{authenticationId}", "Gets an authentication by SMS")),
    V2_AUTHENTICATION_SUBMIT_SMS(put("v2/authentication/submit-sms", "/authentications/sms/{authenticationId}", "Completes an authentication with the code of the SMS").notRepeatable("the code is good for one attempt")),
    V2_AUTHENTICATION_GET_EMAIL(get("v2/authentication/get-email", "/authentications/email/{authenticationId}", "Gets an authentication by e-mail")),
    V2_AUTHENTICATION_SUBMIT_EMAIL(put("v2/authentication/submit-email", "/authentications/email/{authenticationId}", "Completes an authentication with the code of the e-mail").notRepeatable("the code is good for one attempt")),

    V2_CONSENT_PROCESS_LIST(get("v2/consent-process/list", "/consent_processes{?member,procedure}", "Lists what members have to consent to")),
    V2_CONSENT_PROCESS_CREATE(post("v2/consent-process/create", "/consent_processes", "Adds something that members have to consent to").creates("consentProcessId", "/id")),
    V2_CONSENT_PROCESS_GET(get("v2/consent-process/get", "/consent_processes/{consentProcessId}{?member}", "Gets a consent process")),
    V2_CONSENT_PROCESS_UPDATE(put("v2/consent-process/update", "/consent_processes/{consentProcessId}", "Changes a consent process")),
    V2_CONSENT_PROCESS_DELETE(delete("v2/consent-process/delete", "/consent_processes/{consentProcessId}", "Removes a consent process")),

    V2_CONSENT_PROCESS_VALUE_GET(get("v2/consent-process-value/get", "/consent_process_values/{consentProcessValueId}{?member}", "Gets what a member has answered")),
    V2_CONSENT_PROCESS_VALUE_LIST(get("v2/consent-process-value/list", "/consent_process_values{?member}", "Lists what a member has answered").takes(TEXT.required(), "member")),
    V2_CONSENT_PROCESS_VALUE_CREATE(post("v2/consent-process-value/create", "/consent_process_values", "Answers for a member").creates("consentProcessValueId", "/id")),

    V2_SIGNATURE_UI_LIST(get("v2/signature-ui/list", "/signature_uis", "Lists the designs of the signing page")),
    V2_SIGNATURE_UI_CREATE(post("v2/signature-ui/create", "/signature_uis", "Makes a design of the signing page").creates("signatureUiId", "/id")),
    V2_SIGNATURE_UI_GET(get("v2/signature-ui/get", "/signature_uis/{signatureUiId}", "Gets a design of the signing page")),
    V2_SIGNATURE_UI_UPDATE(put("v2/signature-ui/update", "/signature_uis/{signatureUiId}", "Changes a design of the signing page")),
    V2_SIGNATURE_UI_DELETE(delete("v2/signature-ui/delete", "/signature_uis/{signatureUiId}", "Deletes a design of the signing page")),

    V2_SIGNATURE_UI_LABEL_LIST(get("v2/signature-ui-label/list", "/signature_ui_labels{?name,signatureUi}", "Lists the texts of the signing page")),
    V2_SIGNATURE_UI_LABEL_CREATE(post("v2/signature-ui-label/create", "/signature_ui_labels", "Adds a text of the signing page").creates("signatureUiLabelId", "/id")),
    V2_SIGNATURE_UI_LABEL_GET(get("v2/signature-ui-label/get", "/signature_ui_labels/{signatureUiLabelId}", "Gets a text of the signing page")),
    V2_SIGNATURE_UI_LABEL_UPDATE(put("v2/signature-ui-label/update", "/signature_ui_labels/{signatureUiLabelId}", "Changes a text of the signing page")),
    V2_SIGNATURE_UI_LABEL_DELETE(delete("v2/signature-ui-label/delete", "/signature_ui_labels/{signatureUiLabelId}", "Deletes a text of the signing page")),

    V2_SERVER_STAMP_CREATE(post("v2/server-stamp/create", "/server_stamps", "Has a file stamped by the server").creates("serverStampId", "/id")),
    V2_SERVER_STAMP_GET(get("v2/server-stamp/get", "/server_stamps/{serverStampId}", "Gets a server stamp")),

    V2_DOCUMENT_CHECK_CREATE_IDENTITY(post("v2/document-check/create-identity", "/check-document/identities", "Has an identity document checked").creates("documentCheckId", "/id")),
    V2_DOCUMENT_CHECK_GET_IDENTITY(get("v2/document-check/get-identity", "/check-document/identities/{documentCheckId}", "Gets the check of an identity document")),
    V2_DOCUMENT_CHECK_CREATE_BANK_ACCOUNT(post("v2/document-check/create-bank-account", "/check-document/bank_accounts", "Has a proof of a bank account checked").creates("documentCheckId", "/id")),
    V2_DOCUMENT_CHECK_GET_BANK_ACCOUNT(get("v2/document-check/get-bank-account", "/check-document/bank_accounts/{documentCheckId}", "Gets the check of a proof of a bank account")),

    SIGNATURE_REQUEST_EVENTS(events("signature-request/events", "{?source[in],workspace_id[eq],label.name[in]}", "What happens to signature requests; those made through the API unless source says otherwise").takes(someOf("app", "public_api", "hubspot_integration", "connector_salesforce_api", "connector_google_api", "connector_zapier_api").open(), "source[in]")),
    V2_PROCEDURE_EVENTS(events("v2/procedure/events", "", "What happens to procedures")),
    RAW_CALL(raw("raw/call", "Calls anything that v3 offers: method and path say what")),
    V2_RAW_CALL(raw("v2/raw/call", "Calls anything that v2 offers: method and path say what"));
    // spotless:on

    private static final String OF_V2 = "v2/";

    private final Operation row;

    YousignOperation(Operation.Builder row) {
        this.row = row.pathFormat(YousignIds::write).build();
    }

    /** The version of the API that it belongs to. */
    YousignVersion version() {
        return row.name().startsWith(OF_V2) ? YousignVersion.V2 : YousignVersion.V3;
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
