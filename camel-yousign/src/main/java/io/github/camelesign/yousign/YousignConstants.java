// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import io.github.camelesign.api.EsignConstants;
import org.apache.camel.spi.Metadata;

/** Headers of the Yousign component, beside those that all components share. */
public final class YousignConstants extends EsignConstants {

    @Metadata(
            description =
                    "The signature request. Set by signature-request/create and by events, used by what follows.",
            javaType = "String",
            important = true)
    public static final String SIGNATURE_REQUEST_ID = "CamelYousignSignatureRequestId";

    @Metadata(
            description = "The document. Set by document/upload, used by what follows.",
            javaType = "String",
            important = true)
    public static final String DOCUMENT_ID = "CamelYousignDocumentId";

    @Metadata(
            description = "The signer. Set by signer/add and by events, used by what follows.",
            javaType = "String")
    public static final String SIGNER_ID = "CamelYousignSignerId";

    @Metadata(
            description =
                    "The procedure of v2, as /procedures/{id}. Set by v2/procedure/create and by events, used by what follows.",
            javaType = "String")
    public static final String PROCEDURE_ID = "CamelYousignProcedureId";

    @Metadata(
            description =
                    "The file of v2, as /files/{id}. Set by v2/file/create, used by what follows.",
            javaType = "String")
    public static final String FILE_ID = "CamelYousignFileId";

    @Metadata(
            label = "producer",
            description = "Query parameters of the operation that are known only at run time.",
            javaType = "java.util.Map<String, Object>")
    public static final String QUERY = "CamelYousignQuery";

    @Metadata(
            label = "producer",
            description = "Form fields that an upload sends beside the document.",
            javaType = "java.util.Map<String, Object>")
    public static final String FORM = "CamelYousignForm";

    @Metadata(
            label = "producer",
            description =
                    "What the option idempotencyKey would say, for one message; used if the option is empty.",
            javaType = "String")
    public static final String IDEMPOTENCY_KEY = "CamelYousignIdempotencyKey";

    @Metadata(
            label = "producer",
            description = "Calls that Yousign allows in an hour",
            javaType = "String")
    public static final String RATE_LIMIT_HOUR = "CamelYousignRateLimitHour";

    @Metadata(
            label = "producer",
            description = "Calls that Yousign allows in a minute",
            javaType = "String")
    public static final String RATE_LIMIT_MINUTE = "CamelYousignRateLimitMinute";

    @Metadata(
            label = "producer",
            description = "Calls that are left in this hour",
            javaType = "String")
    public static final String RATE_LIMIT_REMAINING_HOUR = "CamelYousignRateLimitRemainingHour";

    @Metadata(
            label = "producer",
            description = "Calls that are left in this minute",
            javaType = "String")
    public static final String RATE_LIMIT_REMAINING_MINUTE = "CamelYousignRateLimitRemainingMinute";

    @Metadata(
            label = "consumer",
            description = "Which attempt of a webhook call it is: 0 for the first",
            javaType = "String")
    public static final String RETRY = "CamelYousignRetry";

    @Metadata(
            label = "consumer",
            description = "When Yousign sent a webhook call, as it says so",
            javaType = "String")
    public static final String ISSUED_AT = "CamelYousignIssuedAt";

    @Metadata(
            label = "consumer",
            description = "The external_id that the request was made with, if it was",
            javaType = "String")
    public static final String EXTERNAL_ID = "CamelYousignExternalId";

    @Metadata(
            label = "producer",
            description = "The applicant. Set by applicant/create.",
            javaType = "String")
    public static final String APPLICANT_ID = "CamelYousignApplicantId";

    @Metadata(
            label = "producer",
            description = "The approver. Set by approver/add.",
            javaType = "String")
    public static final String APPROVER_ID = "CamelYousignApproverId";

    @Metadata(
            label = "producer",
            description = "The archived file. Set by archive/create.",
            javaType = "String")
    public static final String ARCHIVED_FILE_ID = "CamelYousignArchivedFileId";

    @Metadata(
            label = "producer",
            description =
                    "The bank account lookup verification. Set by bank-account-lookup-verification/create.",
            javaType = "String")
    public static final String BANK_ACCOUNT_LOOKUP_VERIFICATION_ID =
            "CamelYousignBankAccountLookupVerificationId";

    @Metadata(
            label = "producer",
            description = "The bank account verification. Set by bank-account-verification/create.",
            javaType = "String")
    public static final String BANK_ACCOUNT_VERIFICATION_ID =
            "CamelYousignBankAccountVerificationId";

    @Metadata(
            label = "producer",
            description = "The company verification. Set by company-verification/create.",
            javaType = "String")
    public static final String COMPANY_VERIFICATION_ID = "CamelYousignCompanyVerificationId";

    @Metadata(
            label = "producer",
            description = "The contact. Set by contact/create.",
            javaType = "String")
    public static final String CONTACT_ID = "CamelYousignContactId";

    @Metadata(
            label = "producer",
            description = "The custom experience. Set by custom-experience/create.",
            javaType = "String")
    public static final String CUSTOM_EXPERIENCE_ID = "CamelYousignCustomExperienceId";

    @Metadata(
            label = "producer",
            description = "The custom property. Set by custom-property/create.",
            javaType = "String")
    public static final String CUSTOM_PROPERTY_ID = "CamelYousignCustomPropertyId";

    @Metadata(
            label = "producer",
            description = "The document analysis. Set by document-analysis/create.",
            javaType = "String")
    public static final String DOCUMENT_ANALYSIS_ID = "CamelYousignDocumentAnalysisId";

    @Metadata(
            label = "producer",
            description = "The electronic seal document. Set by electronic-seal-document/upload.",
            javaType = "String")
    public static final String ELECTRONIC_SEAL_DOCUMENT_ID = "CamelYousignElectronicSealDocumentId";

    @Metadata(
            label = "producer",
            description = "The electronic seal image. Set by electronic-seal-image/upload.",
            javaType = "String")
    public static final String ELECTRONIC_SEAL_IMAGE_ID = "CamelYousignElectronicSealImageId";

    @Metadata(
            label = "producer",
            description = "The electronic seal. Set by electronic-seal/create.",
            javaType = "String")
    public static final String ELECTRONIC_SEAL_ID = "CamelYousignElectronicSealId";

    @Metadata(
            label = "producer",
            description = "The field. Set by field/create.",
            javaType = "String")
    public static final String FIELD_ID = "CamelYousignFieldId";

    @Metadata(
            label = "producer",
            description =
                    "The identity document verification. Set by identity-document-verification/create.",
            javaType = "String")
    public static final String IDENTITY_DOCUMENT_VERIFICATION_ID =
            "CamelYousignIdentityDocumentVerificationId";

    @Metadata(
            label = "producer",
            description =
                    "The identity video verification. Set by identity-video-verification/create.",
            javaType = "String")
    public static final String IDENTITY_VIDEO_VERIFICATION_ID =
            "CamelYousignIdentityVideoVerificationId";

    @Metadata(
            label = "producer",
            description = "The label. Set by label/create.",
            javaType = "String")
    public static final String LABEL_ID = "CamelYousignLabelId";

    @Metadata(
            label = "producer",
            description =
                    "The proof of address verification. Set by proof-of-address-verification/create.",
            javaType = "String")
    public static final String PROOF_OF_ADDRESS_VERIFICATION_ID =
            "CamelYousignProofOfAddressVerificationId";

    @Metadata(
            label = "producer",
            description = "The consent request. Set by signer-consent-request/create.",
            javaType = "String")
    public static final String CONSENT_REQUEST_ID = "CamelYousignConsentRequestId";

    @Metadata(
            label = "producer",
            description = "The document request. Set by signer-document-request/create.",
            javaType = "String")
    public static final String DOCUMENT_REQUEST_ID = "CamelYousignDocumentRequestId";

    @Metadata(
            label = "producer",
            description = "The user. Set by user/invite and v2/user/create.",
            javaType = "String")
    public static final String USER_ID = "CamelYousignUserId";

    @Metadata(
            label = "producer",
            description = "The consent process value. Set by v2/consent-process-value/create.",
            javaType = "String")
    public static final String CONSENT_PROCESS_VALUE_ID = "CamelYousignConsentProcessValueId";

    @Metadata(
            label = "producer",
            description = "The consent process. Set by v2/consent-process/create.",
            javaType = "String")
    public static final String CONSENT_PROCESS_ID = "CamelYousignConsentProcessId";

    @Metadata(
            label = "producer",
            description =
                    "The document check. Set by v2/document-check/create-bank-account and v2/document-check/create-identity.",
            javaType = "String")
    public static final String DOCUMENT_CHECK_ID = "CamelYousignDocumentCheckId";

    @Metadata(
            label = "producer",
            description = "The file object. Set by v2/file-object/create.",
            javaType = "String")
    public static final String FILE_OBJECT_ID = "CamelYousignFileObjectId";

    @Metadata(
            label = "producer",
            description = "The member. Set by v2/member/create.",
            javaType = "String")
    public static final String MEMBER_ID = "CamelYousignMemberId";

    @Metadata(
            label = "producer",
            description = "The authentication. Set by v2/operation/create.",
            javaType = "String")
    public static final String AUTHENTICATION_ID = "CamelYousignAuthenticationId";

    @Metadata(
            label = "producer",
            description = "The operation. Set by v2/operation/create.",
            javaType = "String")
    public static final String OPERATION_ID = "CamelYousignOperationId";

    @Metadata(
            label = "producer",
            description = "The server stamp. Set by v2/server-stamp/create.",
            javaType = "String")
    public static final String SERVER_STAMP_ID = "CamelYousignServerStampId";

    @Metadata(
            label = "producer",
            description = "The signature UI label. Set by v2/signature-ui-label/create.",
            javaType = "String")
    public static final String SIGNATURE_UI_LABEL_ID = "CamelYousignSignatureUiLabelId";

    @Metadata(
            label = "producer",
            description = "The signature UI. Set by v2/signature-ui/create.",
            javaType = "String")
    public static final String SIGNATURE_UI_ID = "CamelYousignSignatureUiId";

    @Metadata(
            label = "producer",
            description = "The watchlist verification. Set by watchlist-verification/create.",
            javaType = "String")
    public static final String WATCHLIST_VERIFICATION_ID = "CamelYousignWatchlistVerificationId";

    @Metadata(
            label = "producer",
            description = "The webhook. Set by webhook/create.",
            javaType = "String")
    public static final String WEBHOOK_ID = "CamelYousignWebhookId";

    @Metadata(
            label = "producer",
            description = "The workflow session. Set by workflow-session/create.",
            javaType = "String")
    public static final String WORKFLOW_SESSION_ID = "CamelYousignWorkflowSessionId";

    @Metadata(
            label = "producer",
            description = "The workspace. Set by workspace/create.",
            javaType = "String")
    public static final String WORKSPACE_ID = "CamelYousignWorkspaceId";

    private YousignConstants() {}
}
