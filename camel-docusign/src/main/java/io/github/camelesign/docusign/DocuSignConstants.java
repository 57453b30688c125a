// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import io.github.camelesign.api.EsignConstants;
import org.apache.camel.spi.Metadata;

/** Headers of the DocuSign component, beside those that all components share. */
public final class DocuSignConstants extends EsignConstants {

    @Metadata(
            description =
                    "The envelope. Set by envelopes/create and by events, used by what follows.",
            javaType = "String",
            important = true)
    public static final String ENVELOPE_ID = "CamelDocuSignEnvelopeId";

    @Metadata(
            description = "The template. Set by templates/create, used by what follows.",
            javaType = "String")
    public static final String TEMPLATE_ID = "CamelDocuSignTemplateId";

    @Metadata(
            description =
                    "The document of an envelope or template, by the id that its sender gave it; combined, archive or certificate to download.",
            javaType = "String")
    public static final String DOCUMENT_ID = "CamelDocuSignDocumentId";

    @Metadata(
            description =
                    "The recipient of an envelope or template, by the id that its sender gave them.",
            javaType = "String")
    public static final String RECIPIENT_ID = "CamelDocuSignRecipientId";

    @Metadata(
            description = "The list of recipients of a bulk send. Set by bulk-send/create-list.",
            javaType = "String")
    public static final String BULK_SEND_LIST_ID = "CamelDocuSignBulkSendListId";

    @Metadata(
            description = "The batch of a bulk send. Set by bulk-send/create-request.",
            javaType = "String")
    public static final String BULK_SEND_BATCH_ID = "CamelDocuSignBulkSendBatchId";

    @Metadata(
            description = "The chunked upload. Set by chunked-uploads/create.",
            javaType = "String")
    public static final String CHUNKED_UPLOAD_ID = "CamelDocuSignChunkedUploadId";

    @Metadata(
            description =
                    "Where an envelope finds the chunked upload: the remoteUrl of its document. Set by chunked-uploads/create.",
            javaType = "String")
    public static final String CHUNKED_UPLOAD_URI = "CamelDocuSignChunkedUploadUri";

    @Metadata(
            description =
                    "The lock of an envelope or template. Set by envelope-locks/create; what changes the envelope or template sends it as X-DocuSign-Edit.",
            javaType = "String")
    public static final String LOCK_TOKEN = "CamelDocuSignLockToken";

    @Metadata(
            label = "producer",
            description =
                    "How many seconds the lock is to last from now on, sent with CamelDocuSignLockToken.",
            javaType = "String")
    public static final String LOCK_DURATION = "CamelDocuSignLockDurationInSeconds";

    @Metadata(
            label = "producer",
            description =
                    "Text sent as X-DocuSign-TimeTrack, so that the answer says how long the call took.",
            javaType = "String")
    public static final String TIME_TRACK = "CamelDocuSignTimeTrack";

    @Metadata(
            label = "producer",
            description =
                    "When the call began and ended at DocuSign, as its answer says in X-DocuSign-TimeTrack.",
            javaType = "String")
    public static final String TIME_TRACKED = "CamelDocuSignTimeTracked";

    @Metadata(
            label = "producer",
            description = "Calls that the account may make in 30 seconds, if DocuSign says so.",
            javaType = "String")
    public static final String BURST_LIMIT = "CamelDocuSignBurstLimit";

    @Metadata(
            label = "producer",
            description =
                    "Calls left to the account in the current 30 seconds, if DocuSign says so.",
            javaType = "String")
    public static final String BURST_LIMIT_REMAINING = "CamelDocuSignBurstLimitRemaining";

    @Metadata(
            label = "producer",
            description =
                    "By what envelopes/create recognises what it has created already, when the option idempotencyKey does not say it.",
            javaType = "String")
    public static final String IDEMPOTENCY_KEY = "CamelDocuSignIdempotencyKey";

    @Metadata(
            label = "producer",
            description = "Query parameters of the operation that are known only at run time.",
            javaType = "java.util.Map<String, Object>")
    public static final String QUERY = "CamelDocuSignQuery";

    @Metadata(
            label = "producer",
            description = "Form fields that an upload sends beside the document.",
            javaType = "java.util.Map<String, Object>")
    public static final String FORM = "CamelDocuSignForm";

    @Metadata(
            label = "producer",
            description = "Why envelopes/void voids the envelope, which its recipients read.",
            javaType = "String")
    public static final String VOIDED_REASON = "CamelDocuSignVoidedReason";

    @Metadata(
            label = "producer",
            description =
                    "base64 if the document in the message body is in base64, or if DocuSign is to send the document so.",
            javaType = "String")
    public static final String CONTENT_TRANSFER_ENCODING = "CamelDocuSignContentTransferEncoding";

    @Metadata(
            label = "producer",
            description = "The group of custom settings that user-custom-settings works on.",
            javaType = "String")
    public static final String USER_SETTINGS_KEY = "CamelDocuSignUserSettingsKey";

    @Metadata(
            label = "consumer",
            description = "How often Connect has sent the message before, if it did.",
            javaType = "String")
    public static final String RETRY_COUNT = "CamelDocuSignRetryCount";

    @Metadata(
            label = "consumer",
            description =
                    "By what envelopes/create recognises the envelope, if the event shows it.",
            javaType = "String")
    public static final String TRANSACTION_ID = "CamelDocuSignTransactionId";

    @Metadata(
            label = "consumer",
            description = "The envelope's id in another system, if the event shows it.",
            javaType = "String")
    public static final String EXTERNAL_ENVELOPE_ID = "CamelDocuSignExternalEnvelopeId";

    @Metadata(
            label = "producer",
            description = "The brand. Set by account-brands/create.",
            javaType = "String")
    public static final String BRAND_ID = "CamelDocuSignBrandId";

    @Metadata(
            label = "producer",
            description = "The permission profile. Set by account-permission-profiles/create.",
            javaType = "String")
    public static final String PERMISSION_PROFILE_ID = "CamelDocuSignPermissionProfileId";

    @Metadata(
            label = "producer",
            description =
                    "The signature. Set by account-signatures/create and user-signatures/create.",
            javaType = "String")
    public static final String SIGNATURE_ID = "CamelDocuSignSignatureId";

    @Metadata(
            label = "producer",
            description = "The user. Set by accounts/create and users/create.",
            javaType = "String")
    public static final String USER_ID = "CamelDocuSignUserId";

    @Metadata(
            label = "producer",
            description = "The authorization. Set by accounts/create-user-authorization.",
            javaType = "String")
    public static final String AUTHORIZATION_ID = "CamelDocuSignAuthorizationId";

    @Metadata(
            label = "producer",
            description = "The BCC e-mail archive. Set by bcc-email-archive/create.",
            javaType = "String")
    public static final String BCC_EMAIL_ARCHIVE_ID = "CamelDocuSignBccEmailArchiveId";

    @Metadata(
            label = "producer",
            description = "The service. Set by cloud-storage-providers/create.",
            javaType = "String")
    public static final String SERVICE_ID = "CamelDocuSignServiceId";

    @Metadata(
            label = "producer",
            description =
                    "The connect. Set by connect-configurations/create and connect-configurations/update.",
            javaType = "String")
    public static final String CONNECT_ID = "CamelDocuSignConnectId";

    @Metadata(
            label = "producer",
            description = "The contact. Set by contacts/create.",
            javaType = "String")
    public static final String CONTACT_ID = "CamelDocuSignContactId";

    @Metadata(
            label = "producer",
            description = "The custom tab. Set by custom-tabs/create.",
            javaType = "String")
    public static final String CUSTOM_TAB_ID = "CamelDocuSignCustomTabId";

    @Metadata(
            label = "producer",
            description = "The envelope transfer rule. Set by envelope-transfer-rules/create.",
            javaType = "String")
    public static final String ENVELOPE_TRANSFER_RULE_ID = "CamelDocuSignEnvelopeTransferRuleId";

    @Metadata(
            label = "producer",
            description =
                    "The workflow step. Set by envelopes/create-workflow-step-definition and templates/create-workflow-step-definition.",
            javaType = "String")
    public static final String WORKFLOW_STEP_ID = "CamelDocuSignWorkflowStepId";

    @Metadata(
            label = "producer",
            description = "The group. Set by groups/create.",
            javaType = "String")
    public static final String GROUP_ID = "CamelDocuSignGroupId";

    @Metadata(
            label = "producer",
            description = "The jurisdiction. Set by notary-jurisdiction/create.",
            javaType = "String")
    public static final String JURISDICTION_ID = "CamelDocuSignJurisdictionId";

    @Metadata(
            label = "producer",
            description = "The payment. Set by payments/create.",
            javaType = "String")
    public static final String PAYMENT_ID = "CamelDocuSignPaymentId";

    @Metadata(
            label = "producer",
            description = "The power form. Set by power-forms/create.",
            javaType = "String")
    public static final String POWER_FORM_ID = "CamelDocuSignPowerFormId";

    @Metadata(
            label = "producer",
            description = "The signing group. Set by signing-groups/create.",
            javaType = "String")
    public static final String SIGNING_GROUP_ID = "CamelDocuSignSigningGroupId";

    @Metadata(
            label = "producer",
            description = "The file. Set by workspace-items/create-file.",
            javaType = "String")
    public static final String FILE_ID = "CamelDocuSignFileId";

    @Metadata(
            label = "producer",
            description = "The workspace. Set by workspaces/create.",
            javaType = "String")
    public static final String WORKSPACE_ID = "CamelDocuSignWorkspaceId";

    private DocuSignConstants() {}
}
