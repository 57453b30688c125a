// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import static io.github.camelesign.spi.Operation.events;
import static io.github.camelesign.spi.Operation.raw;
import static io.github.camelesign.spi.ParameterValue.FLAG;
import static io.github.camelesign.spi.ParameterValue.INTEGER;
import static io.github.camelesign.spi.ParameterValue.TEXT;
import static io.github.camelesign.spi.ParameterValue.oneOf;
import static io.github.camelesign.spi.ParameterValue.someOf;

import io.github.camelesign.docusign.call.DocuSignPaging;
import io.github.camelesign.docusign.documents.DocuSignAnswer;
import io.github.camelesign.docusign.documents.DocuSignBody;
import io.github.camelesign.docusign.documents.EnvelopeChange;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.Operation;

/**
 * The operations of DocuSign's eSignature API, one row each. A row's path stands below the API's
 * version, as in DocuSign's reference; the two without a version say so.
 */
public enum DocuSignOperation implements EsignOperation {
    // spotless:off
    ACCOUNT_BRANDS_CREATE(post("account-brands/create", "/accounts/{accountId}/brands", "Makes a brand").promotes("brandId", "/brands/0/brandId")),
    ACCOUNT_BRANDS_DELETE(delete("account-brands/delete", "/accounts/{accountId}/brands/{brandId}", "Deletes a brand")),
    ACCOUNT_BRANDS_DELETE_LIST(delete("account-brands/delete-list", "/accounts/{accountId}/brands", "Deletes the brands that the body names").json()),
    ACCOUNT_BRANDS_DELETE_LOGO(delete("account-brands/delete-logo", "/accounts/{accountId}/brands/{brandId}/logos/{logoType}", "Removes a logo of a brand: logoType=primary, secondary or email")),
    ACCOUNT_BRANDS_GET(get("account-brands/get", "/accounts/{accountId}/brands/{brandId}{?include_external_references,include_logos}", "Gets a brand").takes(FLAG.open(), "include_external_references", "include_logos")),
    ACCOUNT_BRANDS_GET_EXPORT_FILE(get("account-brands/get-export-file", "/accounts/{accountId}/brands/{brandId}/file", "Exports a brand as an XML file").answer(DocuSignAnswer.FILE)),
    ACCOUNT_BRANDS_GET_LOGO(get("account-brands/get-logo", "/accounts/{accountId}/brands/{brandId}/logos/{logoType}", "Gets a logo of a brand as an image: logoType=primary, secondary or email").answer(DocuSignAnswer.FILE)),
    ACCOUNT_BRANDS_GET_RESOURCE(get("account-brands/get-resource", "/accounts/{accountId}/brands/{brandId}/resources/{resourceContentType}{?langcode,return_master}", "Gets the XML file with the texts of a brand: resourceContentType=email, sending, signing or signing_captive").answer(DocuSignAnswer.FILE)),
    ACCOUNT_BRANDS_LIST(get("account-brands/list", "/accounts/{accountId}/brands{?exclude_distributor_brand,include_logos}", "Lists the brands of the account").takes(FLAG.open(), "exclude_distributor_brand", "include_logos")),
    ACCOUNT_BRANDS_LIST_RESOURCES(get("account-brands/list-resources", "/accounts/{accountId}/brands/{brandId}/resources", "Lists the files with the texts of a brand")),
    ACCOUNT_BRANDS_UPDATE(put("account-brands/update", "/accounts/{accountId}/brands/{brandId}{?replace_brand}", "Changes a brand")),
    ACCOUNT_BRANDS_UPDATE_LOGO(put("account-brands/update-logo", "/accounts/{accountId}/brands/{brandId}/logos/{logoType}", "Sets a logo of a brand; the body is the image").body(DocuSignBody.FILE)),
    ACCOUNT_BRANDS_UPDATE_RESOURCE(put("account-brands/update-resource", "/accounts/{accountId}/brands/{brandId}/resources/{resourceContentType}", "Replaces the file with the texts of a brand; the body is the XML file").multipart("file.xml")),

    ACCOUNT_CONSUMER_DISCLOSURES_GET(get("account-consumer-disclosures/get", "/accounts/{accountId}/consumer_disclosure/{langCode}", "Gets the consent text for electronic records in one language")),
    ACCOUNT_CONSUMER_DISCLOSURES_GET_DEFAULT(get("account-consumer-disclosures/get-default", "/accounts/{accountId}/consumer_disclosure{?langCode}", "Gets the consent text for electronic records in the default language")),
    ACCOUNT_CONSUMER_DISCLOSURES_UPDATE(put("account-consumer-disclosures/update", "/accounts/{accountId}/consumer_disclosure/{langCode}{?include_metadata}", "Changes the consent text for electronic records in one language").takes(FLAG.open(), "include_metadata")),

    ACCOUNT_CUSTOM_FIELDS_CREATE(post("account-custom-fields/create", "/accounts/{accountId}/custom_fields{?apply_to_templates}", "Makes a custom field that every envelope of the account can carry").takes(FLAG.open(), "apply_to_templates")),
    ACCOUNT_CUSTOM_FIELDS_DELETE(delete("account-custom-fields/delete", "/accounts/{accountId}/custom_fields/{customFieldId}{?apply_to_templates}", "Deletes a custom field of the account")),
    ACCOUNT_CUSTOM_FIELDS_LIST(get("account-custom-fields/list", "/accounts/{accountId}/custom_fields", "Lists the custom fields of the account")),
    ACCOUNT_CUSTOM_FIELDS_UPDATE(put("account-custom-fields/update", "/accounts/{accountId}/custom_fields/{customFieldId}{?apply_to_templates}", "Changes a custom field of the account")),

    ACCOUNT_PASSWORD_RULES_GET(get("account-password-rules/get", "/accounts/{accountId}/settings/password_rules", "Gets the password rules of the account")),
    ACCOUNT_PASSWORD_RULES_GET_FOR_USER(get("account-password-rules/get-for-user", "/current_user/password_rules", "Gets the password rules that hold for the user")),
    ACCOUNT_PASSWORD_RULES_UPDATE(put("account-password-rules/update", "/accounts/{accountId}/settings/password_rules", "Changes the password rules of the account")),

    ACCOUNT_PERMISSION_PROFILES_CREATE(post("account-permission-profiles/create", "/accounts/{accountId}/permission_profiles{?include}", "Makes a permission profile").takes(someOf("metadata").open(), "include").creates("permissionProfileId", "/permissionProfileId")),
    ACCOUNT_PERMISSION_PROFILES_DELETE(delete("account-permission-profiles/delete", "/accounts/{accountId}/permission_profiles/{permissionProfileId}{?move_users_to}", "Deletes a permission profile; move_users_to names the one for its users")),
    ACCOUNT_PERMISSION_PROFILES_GET(get("account-permission-profiles/get", "/accounts/{accountId}/permission_profiles/{permissionProfileId}{?include}", "Gets a permission profile").takes(someOf("metadata").open(), "include")),
    ACCOUNT_PERMISSION_PROFILES_LIST(get("account-permission-profiles/list", "/accounts/{accountId}/permission_profiles{?include}", "Lists the permission profiles of the account").takes(someOf("user_count", "closed_users", "account_management", "metadata").open(), "include")),
    ACCOUNT_PERMISSION_PROFILES_UPDATE(put("account-permission-profiles/update", "/accounts/{accountId}/permission_profiles/{permissionProfileId}{?include}", "Changes a permission profile").takes(someOf("metadata").open(), "include")),

    ACCOUNT_SEAL_PROVIDERS_LIST(get("account-seal-providers/list", "/accounts/{accountId}/seals", "Lists the electronic seals that the account may use")),

    ACCOUNT_SIGNATURE_PROVIDERS_LIST(get("account-signature-providers/list", "/accounts/{accountId}/signatureProviders", "Lists the providers of digital signatures that the account may use")),

    ACCOUNT_SIGNATURES_CREATE(post("account-signatures/create", "/accounts/{accountId}/signatures{?decode_only}", "Adds signatures or stamps to the account").promotes("signatureId", "/accountSignatures/0/signatureId")),
    ACCOUNT_SIGNATURES_DELETE(delete("account-signatures/delete", "/accounts/{accountId}/signatures/{signatureId}", "Closes a signature or stamp of the account")),
    ACCOUNT_SIGNATURES_DELETE_IMAGE(delete("account-signatures/delete-image", "/accounts/{accountId}/signatures/{signatureId}/{imageType}", "Removes the image of a signature, of its initials or of a stamp")),
    ACCOUNT_SIGNATURES_GET(get("account-signatures/get", "/accounts/{accountId}/signatures/{signatureId}", "Gets a signature or stamp of the account")),
    ACCOUNT_SIGNATURES_GET_IMAGE(get("account-signatures/get-image", "/accounts/{accountId}/signatures/{signatureId}/{imageType}{?include_chrome}", "Gets the image of a signature, of its initials or of a stamp").takes(FLAG.open(), "include_chrome").answer(DocuSignAnswer.FILE)),
    ACCOUNT_SIGNATURES_LIST(get("account-signatures/list", "/accounts/{accountId}/signatures{?stamp_format,stamp_name,stamp_type}", "Lists the signatures and stamps of the account")),
    ACCOUNT_SIGNATURES_UPDATE(put("account-signatures/update", "/accounts/{accountId}/signatures", "Changes signatures or stamps of the account").notRepeatable("an entry without an id adds a signature")),
    ACCOUNT_SIGNATURES_UPDATE_BY_ID(put("account-signatures/update-by-id", "/accounts/{accountId}/signatures/{signatureId}{?close_existing_signature}", "Changes a signature or stamp of the account").takes(FLAG.open(), "close_existing_signature").notRepeatable("close_existing_signature=true closes one signature and makes another")),
    ACCOUNT_SIGNATURES_UPDATE_IMAGE(put("account-signatures/update-image", "/accounts/{accountId}/signatures/{signatureId}/{imageType}{?transparent_png}", "Sets the image of a signature, of its initials or of a stamp; the body is the image").body(DocuSignBody.FILE)),

    ACCOUNT_TAB_SETTINGS_GET(get("account-tab-settings/get", "/accounts/{accountId}/settings/tabs", "Gets which kinds of tabs the account may use")),
    ACCOUNT_TAB_SETTINGS_UPDATE(put("account-tab-settings/update", "/accounts/{accountId}/settings/tabs", "Changes which kinds of tabs the account may use")),

    ACCOUNT_WATERMARKS_GET(get("account-watermarks/get", "/accounts/{accountId}/watermark", "Gets the watermark of the account")),
    ACCOUNT_WATERMARKS_PREVIEW(put("account-watermarks/preview", "/accounts/{accountId}/watermark/preview", "Shows what a watermark would look like, without setting it")),
    ACCOUNT_WATERMARKS_UPDATE(put("account-watermarks/update", "/accounts/{accountId}/watermark", "Changes the watermark of the account")),

    ACCOUNTS_CREATE(post("accounts/create", "/accounts{?preview_billing_plan}", "Makes an account").promotes("userId", "/userId")),
    ACCOUNTS_CREATE_USER_AUTHORIZATION(post("accounts/create-user-authorization", "/accounts/{accountId}/users/{userId}/authorization", "Lets another user act for a user").promotes("authorizationId", "/authorizationId")),
    ACCOUNTS_CREATE_USER_AUTHORIZATIONS(post("accounts/create-user-authorizations", "/accounts/{accountId}/users/{userId}/authorizations", "Lets several other users act for a user")),
    ACCOUNTS_DELETE(delete("accounts/delete", "/accounts/{accountId}{?redact_user_data}", "Closes the account")),
    ACCOUNTS_DELETE_CAPTIVE_RECIPIENT(delete("accounts/delete-captive-recipient", "/accounts/{accountId}/captive_recipients/{recipientPart}", "Forgets the signatures of embedded signers, who have no account: recipientPart=signature").json()),
    ACCOUNTS_DELETE_USER_AUTHORIZATION(delete("accounts/delete-user-authorization", "/accounts/{accountId}/users/{userId}/authorization/{authorizationId}", "Ends the right of another user to act for a user")),
    ACCOUNTS_DELETE_USER_AUTHORIZATIONS(delete("accounts/delete-user-authorizations", "/accounts/{accountId}/users/{userId}/authorizations", "Ends the rights of several other users to act for a user").json()),
    ACCOUNTS_GET(get("accounts/get", "/accounts/{accountId}{?include_account_settings,include_trial_eligibility}", "Gets the account").takes(FLAG.open(), "include_account_settings")),
    ACCOUNTS_GET_AGENT_USER_AUTHORIZATIONS(get("accounts/get-agent-user-authorizations", "/accounts/{accountId}/users/{userId}/authorizations/agent{?active_only,count,email_substring,include_closed_users,permissions,start_position,user_name_substring}", "Lists for whom a user may act").paged(DocuSignPaging.of("authorizations"))),
    ACCOUNTS_GET_BILLING_CHARGES(get("accounts/get-billing-charges", "/accounts/{accountId}/billing_charges{?include_charges}", "Lists what the account has been charged for").takes(oneOf("envelopes", "seats").open(), "include_charges")),
    ACCOUNTS_GET_ENVELOPE_PURGE_CONFIGURATION(get("accounts/get-envelope-purge-configuration", "/accounts/{accountId}/settings/envelope_purge_configuration", "Gets how soon documents are purged")),
    ACCOUNTS_GET_NOTIFICATION_DEFAULTS(get("accounts/get-notification-defaults", "/accounts/{accountId}/settings/notification_defaults", "Gets the default e-mail notifications of the account")),
    ACCOUNTS_GET_PRINCIPAL_USER_AUTHORIZATIONS(get("accounts/get-principal-user-authorizations", "/accounts/{accountId}/users/{userId}/authorizations{?active_only,count,email_substring,include_closed_users,permissions,start_position,user_name_substring}", "Lists who may act for a user").paged(DocuSignPaging.of("authorizations"))),
    ACCOUNTS_GET_PROVISIONING(get("accounts/get-provisioning", "/accounts/provisioning", "Gets how accounts are made for the application")),
    ACCOUNTS_GET_USER_AUTHORIZATION(get("accounts/get-user-authorization", "/accounts/{accountId}/users/{userId}/authorization/{authorizationId}", "Gets what another user may do for a user")),
    ACCOUNTS_LIST_RECIPIENT_NAMES_BY_EMAIL(get("accounts/list-recipient-names-by-email", "/accounts/{accountId}/recipient_names{?email}", "Lists the names that were used with an e-mail address")),
    ACCOUNTS_LIST_SETTINGS(get("accounts/list-settings", "/accounts/{accountId}/settings", "Gets the settings of the account")),
    ACCOUNTS_LIST_SHARED_ACCESS(get("accounts/list-shared-access", "/accounts/{accountId}/shared_access{?count,envelopes_not_shared_user_status,folder_ids,item_type,search_text,shared,start_position,user_ids}", "Lists which envelopes and templates users share with each other").takes(INTEGER.open(), "count", "start_position").takes(oneOf("envelopes", "templates", "folders").open(), "item_type").paged(DocuSignPaging.of("sharedAccess"))),
    ACCOUNTS_LIST_SUPPORTED_LANGUAGES(get("accounts/list-supported-languages", "/accounts/{accountId}/supported_languages", "Lists the languages that recipients can be addressed in")),
    ACCOUNTS_LIST_UNSUPPORTED_FILE_TYPES(get("accounts/list-unsupported-file-types", "/accounts/{accountId}/unsupported_file_types", "Lists the types of files that cannot be sent")),
    ACCOUNTS_UPDATE_ENVELOPE_PURGE_CONFIGURATION(put("accounts/update-envelope-purge-configuration", "/accounts/{accountId}/settings/envelope_purge_configuration", "Changes how soon documents are purged")),
    ACCOUNTS_UPDATE_NOTIFICATION_DEFAULTS(put("accounts/update-notification-defaults", "/accounts/{accountId}/settings/notification_defaults", "Changes the default e-mail notifications of the account")),
    ACCOUNTS_UPDATE_SETTINGS(put("accounts/update-settings", "/accounts/{accountId}/settings", "Changes settings of the account")),
    ACCOUNTS_UPDATE_SHARED_ACCESS(put("accounts/update-shared-access", "/accounts/{accountId}/shared_access{?item_type,preserve_existing_shared_access,user_ids}", "Changes what users share with each other").takes(FLAG.open(), "preserve_existing_shared_access")),
    ACCOUNTS_UPDATE_USER_AUTHORIZATION(put("accounts/update-user-authorization", "/accounts/{accountId}/users/{userId}/authorization/{authorizationId}", "Changes what another user may do for a user")),

    AUTHENTICATION_DELETE_SOCIAL_LOGIN(delete("authentication/delete-social-login", "/accounts/{accountId}/users/{userId}/social", "Takes a social login from a user").json()),
    AUTHENTICATION_GET_OAUTH_TOKEN(post("authentication/get-oauth-token", "/oauth2/token", "Gets an access token in the way before OAuth with consent, by name and password").form().repeatable("a token that was issued and not received does no harm")),
    AUTHENTICATION_LIST_SOCIAL_LOGINS(get("authentication/list-social-logins", "/accounts/{accountId}/users/{userId}/social", "Lists the social logins of a user")),
    AUTHENTICATION_LOGIN(get("authentication/login", "/login_information{?api_password,embed_account_id_guid,include_account_id_guid,login_settings}", "Lists the accounts of the user with their base URLs, in the way before OAuth")),
    AUTHENTICATION_REVOKE_OAUTH_TOKEN(post("authentication/revoke-oauth-token", "/oauth2/revoke", "Ends an access token that get-oauth-token has given").form().repeatable("a token that has ended stays ended")),
    AUTHENTICATION_UPDATE_PASSWORD(put("authentication/update-password", "/login_information/{loginPart}", "Changes the password of the user: loginPart=password").notRepeatable("uses up the old password in the body")),
    AUTHENTICATION_UPDATE_SOCIAL_LOGIN(put("authentication/update-social-login", "/accounts/{accountId}/users/{userId}/social", "Gives a user a social login")),

    BCC_EMAIL_ARCHIVE_CREATE(post("bcc-email-archive/create", "/accounts/{accountId}/settings/bcc_email_archives", "Adds an address to which every e-mail of the account is copied").creates("bccEmailArchiveId", "/bccEmailArchiveId")),
    BCC_EMAIL_ARCHIVE_DELETE(delete("bcc-email-archive/delete", "/accounts/{accountId}/settings/bcc_email_archives/{bccEmailArchiveId}", "Ends the copies to an address")),
    BCC_EMAIL_ARCHIVE_GET(get("bcc-email-archive/get", "/accounts/{accountId}/settings/bcc_email_archives/{bccEmailArchiveId}{?count,start_position}", "Lists the changes of an address that gets copies").takes(INTEGER.open(), "count", "start_position").paged(DocuSignPaging.of("bccEmailArchiveHistory"))),
    BCC_EMAIL_ARCHIVE_LIST(get("bcc-email-archive/list", "/accounts/{accountId}/settings/bcc_email_archives{?count,start_position}", "Lists the addresses that get copies of every e-mail").takes(INTEGER.open(), "count", "start_position").paged(DocuSignPaging.of("bccEmailArchives"))),

    BILLING_PLANS_GET(get("billing-plans/get", "/billing_plans/{billingPlanId}", "Gets a billing plan that DocuSign offers")),
    BILLING_PLANS_GET_ACCOUNT(get("billing-plans/get-account", "/accounts/{accountId}/billing_plan{?include_credit_card_information,include_downgrade_information,include_metadata,include_successor_plans,include_tax_exempt_id}", "Gets the billing plan of the account").takes(FLAG.open(), "include_credit_card_information", "include_metadata", "include_successor_plans")),
    BILLING_PLANS_GET_CREDIT_CARD(get("billing-plans/get-credit-card", "/accounts/{accountId}/billing_plan/credit_card", "Gets the credit card of the account")),
    BILLING_PLANS_GET_DOWNGRADE_REQUEST_INFO(get("billing-plans/get-downgrade-request-info", "/accounts/{accountId}/billing_plan/downgrade", "Gets to which plan the account is about to be downgraded")),
    BILLING_PLANS_LIST(get("billing-plans/list", "/billing_plans", "Lists the billing plans that DocuSign offers")),
    BILLING_PLANS_PURCHASE_ENVELOPES(put("billing-plans/purchase-envelopes", "/accounts/{accountId}/billing_plan/purchased_envelopes", "Buys envelopes").notRepeatable("each call buys envelopes")),
    BILLING_PLANS_UPDATE(put("billing-plans/update", "/accounts/{accountId}/billing_plan{?preview_billing_plan}", "Changes the billing plan of the account").takes(FLAG.open(), "preview_billing_plan").notRepeatable("each call may charge the account")),
    BILLING_PLANS_UPDATE_DOWNGRADE_ACCOUNT(put("billing-plans/update-downgrade-account", "/accounts/{accountId}/billing_plan/downgrade", "Asks to downgrade the account to another plan").notRepeatable("each call queues a request")),

    BULK_PROCESS_DATA_SEND_CREATE_REQUEST_TO_QUEUE(post("bulk-process-data-send/create-request-to-queue", "/accounts/{accountId}/bulk_process_data/actions/{processAction}/{bulkProcessListId}/send", "Queues the sending of a bulk process list")),
    BULK_PROCESS_DATA_SEND_DELETE_LIST(delete("bulk-process-data-send/delete-list", "/accounts/{accountId}/bulk_process_data/actions/{processAction}/{bulkProcessListId}/send", "Takes a bulk process list back from sending")),
    BULK_PROCESS_DATA_SEND_GET_LIST(get("bulk-process-data-send/get-list", "/accounts/{accountId}/bulk_process_data/actions/{processAction}/{bulkProcessListId}/send", "Gets a bulk process list that is to be sent")),
    BULK_PROCESS_DATA_SEND_UPDATE_LIST(put("bulk-process-data-send/update-list", "/accounts/{accountId}/bulk_process_data/actions/{processAction}/{bulkProcessListId}/send", "Changes a bulk process list that is to be sent").notRepeatable("what it does is not documented")),

    BULK_PROCESS_DATA_CREATE_REQUEST(post("bulk-process-data/create-request", "/accounts/{accountId}/bulk_process_data/actions/{processAction}", "Makes a bulk process list for an action")),
    BULK_PROCESS_DATA_CREATE_REQUEST_TO_QUEUE(post("bulk-process-data/create-request-to-queue", "/accounts/{accountId}/bulk_process_data/actions/{processAction}/{bulkProcessListId}", "Queues a bulk process list for its action")),
    BULK_PROCESS_DATA_DELETE_LIST(delete("bulk-process-data/delete-list", "/accounts/{accountId}/bulk_process_data/actions/{processAction}/{bulkProcessListId}", "Deletes a bulk process list")),
    BULK_PROCESS_DATA_DELETE_LISTS(delete("bulk-process-data/delete-lists", "/accounts/{accountId}/bulk_process_data/actions/{processAction}", "Deletes the bulk process lists that the body names").json()),
    BULK_PROCESS_DATA_GET_LIST(get("bulk-process-data/get-list", "/accounts/{accountId}/bulk_process_data/actions/{processAction}/{bulkProcessListId}", "Gets a bulk process list")),
    BULK_PROCESS_DATA_GET_LISTS(get("bulk-process-data/get-lists", "/accounts/{accountId}/bulk_process_data/actions/{processAction}", "Lists the bulk process lists of an action")),
    BULK_PROCESS_DATA_UPDATE_LIST(put("bulk-process-data/update-list", "/accounts/{accountId}/bulk_process_data/actions/{processAction}/{bulkProcessListId}", "Changes a bulk process list").notRepeatable("what it does is not documented")),

    BULK_SEND_CREATE_LIST(post("bulk-send/create-list", "/accounts/{accountId}/bulk_send_lists", "Makes a list of recipients, each of whom gets a copy of an envelope").creates("bulkSendListId", "/listId")),
    BULK_SEND_CREATE_REQUEST(post("bulk-send/create-request", "/accounts/{accountId}/bulk_send_lists/{bulkSendListId}/send", "Sends an envelope or template to every recipient of a list").promotes("bulkSendBatchId", "/batchId")),
    BULK_SEND_CREATE_TEST_REQUEST(post("bulk-send/create-test-request", "/accounts/{accountId}/bulk_send_lists/{bulkSendListId}/test", "Checks whether a list fits an envelope or template, without sending").repeatable("only checks: nothing is sent")),
    BULK_SEND_DELETE_LIST(delete("bulk-send/delete-list", "/accounts/{accountId}/bulk_send_lists/{bulkSendListId}", "Deletes a list of recipients")),
    BULK_SEND_GET_BATCH_ENVELOPES(get("bulk-send/get-batch-envelopes", "/accounts/{accountId}/bulk_send_batch/{bulkSendBatchId}/envelopes{?count,include,order,order_by,search_text,start_position,status}", "Lists the envelopes of a batch").takes(INTEGER.open(), "count", "start_position").takes(oneOf("asc", "desc").open(), "order").takes(oneOf("created", "completed", "last_modified", "sent", "status", "subject", "status_changed").open(), "order_by").paged(DocuSignPaging.of("envelopes"))),
    BULK_SEND_GET_BATCH_STATUS(get("bulk-send/get-batch-status", "/accounts/{accountId}/bulk_send_batch/{bulkSendBatchId}", "Gets how far a batch has come")),
    BULK_SEND_GET_BATCHES(get("bulk-send/get-batches", "/accounts/{accountId}/bulk_send_batch{?batch_ids,count,search_text,start_position,status,from_date,to_date,user_id}", "Lists the batches that were sent").takes(INTEGER.open(), "count", "start_position").takes(oneOf("all", "failed", "sent", "queued").open(), "status").paged(DocuSignPaging.of("bulkBatchSummaries"))),
    BULK_SEND_GET_LIST(get("bulk-send/get-list", "/accounts/{accountId}/bulk_send_lists/{bulkSendListId}", "Gets a list of recipients")),
    BULK_SEND_GET_LISTS(get("bulk-send/get-lists", "/accounts/{accountId}/bulk_send_lists", "Lists the lists of recipients")),
    BULK_SEND_UPDATE_BATCH_ACTION(put("bulk-send/update-batch-action", "/accounts/{accountId}/bulk_send_batch/{bulkSendBatchId}/{bulkAction}", "Carries out bulkAction on all envelopes of a batch").notRepeatable("each call carries the action out once more")),
    BULK_SEND_UPDATE_BATCH_STATUS(put("bulk-send/update-batch-status", "/accounts/{accountId}/bulk_send_batch/{bulkSendBatchId}", "Renames a batch")),
    BULK_SEND_UPDATE_LIST(put("bulk-send/update-list", "/accounts/{accountId}/bulk_send_lists/{bulkSendListId}", "Replaces a list of recipients")),

    CHUNKED_UPLOADS_COMMIT(put("chunked-uploads/commit", "/accounts/{accountId}/chunked_uploads/{chunkedUploadId}?action=commit", "Ends a chunked upload, so that envelopes can use it").noBody().repeatable("a committed upload stays committed")),
    CHUNKED_UPLOADS_CREATE(post("chunked-uploads/create", "/accounts/{accountId}/chunked_uploads", "Begins a chunked upload with the first part of the file, in base64").body(DocuSignBody.PART).creates("chunkedUploadId", "/chunkedUploadId").promotes("chunkedUploadUri", "/chunkedUploadUri")),
    CHUNKED_UPLOADS_DELETE(delete("chunked-uploads/delete", "/accounts/{accountId}/chunked_uploads/{chunkedUploadId}", "Deletes a chunked upload")),
    CHUNKED_UPLOADS_GET(get("chunked-uploads/get", "/accounts/{accountId}/chunked_uploads/{chunkedUploadId}{?include}", "Gets how far a chunked upload has come").takes(oneOf("checksum").open(), "include")),
    CHUNKED_UPLOADS_UPDATE(put("chunked-uploads/update", "/accounts/{accountId}/chunked_uploads/{chunkedUploadId}/{chunkedUploadPartSeq}", "Adds a part, in base64, to a chunked upload; chunkedUploadPartSeq counts from 1").body(DocuSignBody.PART)),

    CLOUD_STORAGE_PROVIDERS_CREATE(post("cloud-storage-providers/create", "/accounts/{accountId}/users/{userId}/cloud_storage", "Connects a user with cloud storages").promotes("serviceId", "/storageProviders/0/serviceId")),
    CLOUD_STORAGE_PROVIDERS_DELETE(delete("cloud-storage-providers/delete", "/accounts/{accountId}/users/{userId}/cloud_storage/{serviceId}", "Disconnects a user from a cloud storage")),
    CLOUD_STORAGE_PROVIDERS_DELETE_LIST(delete("cloud-storage-providers/delete-list", "/accounts/{accountId}/users/{userId}/cloud_storage", "Disconnects a user from the cloud storages that the body names").json()),
    CLOUD_STORAGE_PROVIDERS_GET(get("cloud-storage-providers/get", "/accounts/{accountId}/users/{userId}/cloud_storage/{serviceId}{?redirectUrl}", "Gets a cloud storage of a user, with the page to log in there")),
    CLOUD_STORAGE_PROVIDERS_LIST(get("cloud-storage-providers/list", "/accounts/{accountId}/users/{userId}/cloud_storage{?redirectUrl}", "Lists the cloud storages of a user, with the pages to log in there")),

    CLOUD_STORAGE_LIST(get("cloud-storage/list", "/accounts/{accountId}/users/{userId}/cloud_storage/{serviceId}/folders/{folderId}{?cloud_storage_folder_path,cloud_storage_folderid_plain,count,order,order_by,search_text,start_position,sky_drive_skip_token}", "Lists the files of a folder in a cloud storage").takes(INTEGER.open(), "count", "start_position").takes(oneOf("asc", "desc").open(), "order").takes(oneOf("modified", "name").open(), "order_by").paged(DocuSignPaging.of("items"))),
    CLOUD_STORAGE_LIST_FOLDERS(get("cloud-storage/list-folders", "/accounts/{accountId}/users/{userId}/cloud_storage/{serviceId}/folders{?cloud_storage_folder_path,count,order,order_by,search_text,start_position}", "Lists the folders in a cloud storage").takes(INTEGER.open(), "count", "start_position").takes(oneOf("asc", "desc").open(), "order").takes(oneOf("modified", "name").open(), "order_by").paged(DocuSignPaging.of("items"))),

    COMMENTS_GET(get("comments/get", "/accounts/{accountId}/envelopes/{envelopeId}/comments/transcript{?encoding}", "Gets the comments of an envelope as a PDF").answer(DocuSignAnswer.FILE)),

    CONNECT_CONFIGURATIONS_CREATE(post("connect-configurations/create", "/accounts/{accountId}/connect", "Makes a Connect configuration: a URL that DocuSign calls with events").creates("connectId", "/connectId")),
    CONNECT_CONFIGURATIONS_DELETE(delete("connect-configurations/delete", "/accounts/{accountId}/connect/{connectId}", "Deletes a Connect configuration")),
    CONNECT_CONFIGURATIONS_GET(get("connect-configurations/get", "/accounts/{accountId}/connect/{connectId}", "Gets a Connect configuration")),
    CONNECT_CONFIGURATIONS_GET_ALL_USERS(get("connect-configurations/get-all-users", "/accounts/{accountId}/connect/{connectId}/all/users{?count,domain_users_only,email_substring,start_position,status,user_name_substring}", "Lists the users of the account and whether a Connect configuration covers them").takes(INTEGER.open(), "count", "start_position").paged(DocuSignPaging.of("users"))),
    CONNECT_CONFIGURATIONS_LIST(get("connect-configurations/list", "/accounts/{accountId}/connect", "Lists the Connect configurations of the account")),
    CONNECT_CONFIGURATIONS_LIST_USERS(get("connect-configurations/list-users", "/accounts/{accountId}/connect/{connectId}/users{?count,email_substring,list_included_users,start_position,status,user_name_substring}", "Lists the users that a Connect configuration covers").takes(INTEGER.open(), "count", "start_position").takes(someOf("ActivationRequired", "ActivationSent", "Active", "Closed", "Disabled").open(), "status").paged(DocuSignPaging.of("users"))),
    CONNECT_CONFIGURATIONS_UPDATE(put("connect-configurations/update", "/accounts/{accountId}/connect", "Changes the Connect configuration whose connectId is in the body").promotes("connectId", "/connectId")),

    CONNECT_EVENTS_DELETE(delete("connect-events/delete", "/accounts/{accountId}/connect/logs/{logId}", "Deletes an entry of the Connect log")),
    CONNECT_EVENTS_DELETE_FAILURE(delete("connect-events/delete-failure", "/accounts/{accountId}/connect/failures/{failureId}", "Deletes an entry of the Connect failures")),
    CONNECT_EVENTS_DELETE_LIST(delete("connect-events/delete-list", "/accounts/{accountId}/connect/logs", "Empties the Connect log")),
    CONNECT_EVENTS_GET(get("connect-events/get", "/accounts/{accountId}/connect/logs/{logId}{?additional_info}", "Gets an entry of the Connect log").takes(FLAG.open(), "additional_info")),
    CONNECT_EVENTS_LIST(get("connect-events/list", "/accounts/{accountId}/connect/logs{?from_date,to_date}", "Lists the latest entries of the Connect log")),
    CONNECT_EVENTS_LIST_FAILURES(get("connect-events/list-failures", "/accounts/{accountId}/connect/failures{?from_date,to_date}", "Lists the events that Connect could not deliver")),
    CONNECT_EVENTS_RETRY_FOR_ENVELOPE(put("connect-events/retry-for-envelope", "/accounts/{accountId}/connect/envelopes/{envelopeId}/retry_queue", "Delivers the failed events of an envelope again").noBody()),
    CONNECT_EVENTS_RETRY_FOR_ENVELOPES(put("connect-events/retry-for-envelopes", "/accounts/{accountId}/connect/envelopes/retry_queue", "Delivers the failed events of several envelopes again").notRepeatable("each call delivers the events once more")),

    CONNECT_OAUTH_CREATE(post("connect-oauth/create", "/accounts/{accountId}/connect/oauth", "Sets how Connect gets the token that it calls your URL with")),
    CONNECT_OAUTH_DELETE(delete("connect-oauth/delete", "/accounts/{accountId}/connect/oauth", "Lets Connect call your URL without a token").repeatable("the account has one such setting")),
    CONNECT_OAUTH_GET(get("connect-oauth/get", "/accounts/{accountId}/connect/oauth", "Gets how Connect gets the token that it calls your URL with")),
    CONNECT_OAUTH_UPDATE(put("connect-oauth/update", "/accounts/{accountId}/connect/oauth", "Changes how Connect gets the token that it calls your URL with")),

    CONNECT_DELETE_MOBILE_NOTIFIERS(delete("connect/delete-mobile-notifiers", "/accounts/{accountId}/connect/mobile_notifiers", "Takes phones from those that get notifications").json()),
    CONNECT_LIST_MOBILE_NOTIFIERS(get("connect/list-mobile-notifiers", "/accounts/{accountId}/connect/mobile_notifiers", "Lists the phones that get notifications")),
    CONNECT_UPDATE_MOBILE_NOTIFIERS(put("connect/update-mobile-notifiers", "/accounts/{accountId}/connect/mobile_notifiers", "Changes which phones get notifications")),

    CONTACTS_CREATE(post("contacts/create", "/accounts/{accountId}/contacts", "Adds contacts to the address book").promotes("contactId", "/contacts/0/contactId")),
    CONTACTS_DELETE(delete("contacts/delete", "/accounts/{accountId}/contacts/{contactId}", "Deletes a contact")),
    CONTACTS_DELETE_LIST(delete("contacts/delete-list", "/accounts/{accountId}/contacts", "Deletes the contacts that the body names").json()),
    CONTACTS_GET(get("contacts/get", "/accounts/{accountId}/contacts/{contactId}{?cloud_provider}", "Gets a contact").takes(oneOf("rooms", "docusignCore").open(), "cloud_provider")),
    CONTACTS_UPDATE(put("contacts/update", "/accounts/{accountId}/contacts", "Replaces contacts of the address book")),

    CUSTOM_TABS_CREATE(post("custom-tabs/create", "/accounts/{accountId}/tab_definitions", "Makes a custom tab").creates("customTabId", "/customTabId")),
    CUSTOM_TABS_DELETE(delete("custom-tabs/delete", "/accounts/{accountId}/tab_definitions/{customTabId}", "Deletes a custom tab")),
    CUSTOM_TABS_GET(get("custom-tabs/get", "/accounts/{accountId}/tab_definitions/{customTabId}", "Gets a custom tab")),
    CUSTOM_TABS_LIST(get("custom-tabs/list", "/accounts/{accountId}/tab_definitions{?custom_tab_only}", "Lists the custom tabs of the account").takes(FLAG.open(), "custom_tab_only")),
    CUSTOM_TABS_UPDATE(put("custom-tabs/update", "/accounts/{accountId}/tab_definitions/{customTabId}", "Changes a custom tab")),

    DOCUMENT_RESPONSIVE_HTML_PREVIEW_CREATE(post("document-responsive-html-preview/create", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/responsive_html_preview", "Shows what a document of an envelope looks like on small screens").repeatable("only draws a preview")),

    DOCUMENT_RESPONSIVE_HTML_GET(get("document-responsive-html/get", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/responsive_html{?include_anchor_tab_locations}", "Gets a document of an envelope as HTML for small screens").takes(FLAG.open(), "include_anchor_tab_locations")),

    E_NOTE_CONFIGURATIONS_DELETE(delete("e-note-configurations/delete", "/accounts/{accountId}/settings/enote_configuration", "Removes the eNote settings of the account").repeatable("the account has one such setting")),
    E_NOTE_CONFIGURATIONS_GET(get("e-note-configurations/get", "/accounts/{accountId}/settings/enote_configuration", "Gets the eNote settings of the account")),
    E_NOTE_CONFIGURATIONS_UPDATE(put("e-note-configurations/update", "/accounts/{accountId}/settings/enote_configuration", "Changes the eNote settings of the account")),

    ENVELOPE_ATTACHMENTS_CREATE(put("envelope-attachments/create", "/accounts/{accountId}/envelopes/{envelopeId}/attachments", "Adds attachments, in base64, to an envelope").notRepeatable("adds attachments")),
    ENVELOPE_ATTACHMENTS_DELETE(delete("envelope-attachments/delete", "/accounts/{accountId}/envelopes/{envelopeId}/attachments", "Deletes the attachments of an envelope that the body names").json()),
    ENVELOPE_ATTACHMENTS_GET(get("envelope-attachments/get", "/accounts/{accountId}/envelopes/{envelopeId}/attachments/{attachmentId}", "Downloads an attachment of an envelope").answer(DocuSignAnswer.FILE)),
    ENVELOPE_ATTACHMENTS_LIST(get("envelope-attachments/list", "/accounts/{accountId}/envelopes/{envelopeId}/attachments", "Lists the attachments of an envelope")),
    ENVELOPE_ATTACHMENTS_UPDATE(put("envelope-attachments/update", "/accounts/{accountId}/envelopes/{envelopeId}/attachments/{attachmentId}", "Adds or replaces an attachment, in base64, of an envelope")),

    ENVELOPE_CONSUMER_DISCLOSURES_GET(get("envelope-consumer-disclosures/get", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/consumer_disclosure/{langCode}", "Gets the consent text that a recipient has to accept, in one language")),
    ENVELOPE_CONSUMER_DISCLOSURES_GET_DEFAULT(get("envelope-consumer-disclosures/get-default", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/consumer_disclosure{?langCode}", "Gets the consent text that a recipient has to accept, in the default language")),

    ENVELOPE_CUSTOM_FIELDS_CREATE(post("envelope-custom-fields/create", "/accounts/{accountId}/envelopes/{envelopeId}/custom_fields", "Adds custom fields to an envelope")),
    ENVELOPE_CUSTOM_FIELDS_DELETE(delete("envelope-custom-fields/delete", "/accounts/{accountId}/envelopes/{envelopeId}/custom_fields", "Deletes the custom fields of an envelope that the body names").json()),
    ENVELOPE_CUSTOM_FIELDS_LIST(get("envelope-custom-fields/list", "/accounts/{accountId}/envelopes/{envelopeId}/custom_fields", "Lists the custom fields of an envelope")),
    ENVELOPE_CUSTOM_FIELDS_UPDATE(put("envelope-custom-fields/update", "/accounts/{accountId}/envelopes/{envelopeId}/custom_fields", "Changes custom fields of an envelope")),

    ENVELOPE_DOCUMENT_FIELDS_CREATE(post("envelope-document-fields/create", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/fields", "Adds fields of your own to a document of an envelope")),
    ENVELOPE_DOCUMENT_FIELDS_DELETE(delete("envelope-document-fields/delete", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/fields", "Deletes the fields of your own of a document that the body names").json()),
    ENVELOPE_DOCUMENT_FIELDS_LIST(get("envelope-document-fields/list", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/fields", "Lists the fields of your own of a document of an envelope")),
    ENVELOPE_DOCUMENT_FIELDS_UPDATE(put("envelope-document-fields/update", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/fields", "Changes fields of your own of a document of an envelope")),

    ENVELOPE_DOCUMENT_HTML_DEFINITIONS_GET(get("envelope-document-html-definitions/get", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/html_definitions", "Gets how a document of an envelope is turned into HTML")),

    ENVELOPE_DOCUMENT_TABS_CREATE(post("envelope-document-tabs/create", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/tabs", "Adds tabs to a document of an envelope")),
    ENVELOPE_DOCUMENT_TABS_DELETE(delete("envelope-document-tabs/delete", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/tabs", "Deletes the tabs of a document that the body names").json()),
    ENVELOPE_DOCUMENT_TABS_GET(get("envelope-document-tabs/get", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/tabs{?include_metadata,page_numbers}", "Lists the tabs on a document of an envelope").takes(FLAG.open(), "include_metadata")),
    ENVELOPE_DOCUMENT_TABS_GET_BY_PAGE(get("envelope-document-tabs/get-by-page", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/pages/{pageNumber}/tabs", "Lists the tabs on a page of a document")),
    ENVELOPE_DOCUMENT_TABS_UPDATE(put("envelope-document-tabs/update", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/tabs", "Changes tabs of a document of an envelope")),

    ENVELOPE_DOCUMENT_VISIBILITY_GET(get("envelope-document-visibility/get", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/document_visibility", "Gets which documents a recipient can see")),
    ENVELOPE_DOCUMENT_VISIBILITY_UPDATE(put("envelope-document-visibility/update", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/document_visibility", "Changes which documents a recipient can see")),
    ENVELOPE_DOCUMENT_VISIBILITY_UPDATE_RECIPIENTS(put("envelope-document-visibility/update-recipients", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/document_visibility", "Changes which documents the recipients can see")),

    ENVELOPE_DOCUMENTS_DELETE(delete("envelope-documents/delete", "/accounts/{accountId}/envelopes/{envelopeId}/documents", "Deletes the documents of an envelope that the body names").json()),
    ENVELOPE_DOCUMENTS_GET(get("envelope-documents/get", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}{?certificate,documents_by_userid,encoding,encrypt,language,recipient_id,shared_user_id,show_changes,watermark}", "Downloads a document of an envelope, all as one PDF (documentId=combined), all as a zip (archive), or the certificate").takes(FLAG.open(), "certificate", "documents_by_userid", "encrypt", "show_changes", "watermark").answer(DocuSignAnswer.FILE)),
    ENVELOPE_DOCUMENTS_LIST(get("envelope-documents/list", "/accounts/{accountId}/envelopes/{envelopeId}/documents{?documents_by_userid,include_metadata,include_tabs,recipient_id,shared_user_id,include_agreement_type,include_docgen_formfields,include_document_size}", "Lists the documents of an envelope").takes(FLAG.open(), "documents_by_userid", "include_metadata", "include_tabs")),
    ENVELOPE_DOCUMENTS_UPDATE(put("envelope-documents/update", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}{?apply_document_fields}", "Adds or replaces a document of an envelope; the body is the file").body(DocuSignBody.DOCUMENT)),
    ENVELOPE_DOCUMENTS_UPDATE_LIST(put("envelope-documents/update-list", "/accounts/{accountId}/envelopes/{envelopeId}/documents{?apply_document_fields,persist_tabs}", "Adds or replaces documents of an envelope").body(DocuSignBody.WITH_DOCUMENTS)),

    ENVELOPE_EMAIL_SETTINGS_CREATE(post("envelope-email-settings/create", "/accounts/{accountId}/envelopes/{envelopeId}/email_settings", "Sets the e-mail address for answers to an envelope, and who gets copies")),
    ENVELOPE_EMAIL_SETTINGS_DELETE(delete("envelope-email-settings/delete", "/accounts/{accountId}/envelopes/{envelopeId}/email_settings", "Goes back to the e-mail settings of the account for an envelope").repeatable("an envelope has one set of them")),
    ENVELOPE_EMAIL_SETTINGS_GET(get("envelope-email-settings/get", "/accounts/{accountId}/envelopes/{envelopeId}/email_settings", "Gets the e-mail address for answers to an envelope, and who gets copies")),
    ENVELOPE_EMAIL_SETTINGS_UPDATE(put("envelope-email-settings/update", "/accounts/{accountId}/envelopes/{envelopeId}/email_settings", "Changes the e-mail address for answers to an envelope, and who gets copies")),

    ENVELOPE_FORM_DATA_GET(get("envelope-form-data/get", "/accounts/{accountId}/envelopes/{envelopeId}/form_data", "Gets what recipients have filled in")),

    ENVELOPE_HTML_DEFINITIONS_LIST(get("envelope-html-definitions/list", "/accounts/{accountId}/envelopes/{envelopeId}/html_definitions", "Gets how the documents of an envelope are turned into HTML")),

    ENVELOPE_LOCKS_CREATE(post("envelope-locks/create", "/accounts/{accountId}/envelopes/{envelopeId}/lock", "Locks an envelope, so that nobody else changes it").creates("lockToken", "/lockToken")),
    ENVELOPE_LOCKS_DELETE(delete("envelope-locks/delete", "/accounts/{accountId}/envelopes/{envelopeId}/lock{?save_changes}", "Unlocks an envelope; save_changes=false drops what was changed meanwhile").repeatable("an envelope has one lock, which only its owner ends")),
    ENVELOPE_LOCKS_GET(get("envelope-locks/get", "/accounts/{accountId}/envelopes/{envelopeId}/lock", "Gets who has locked an envelope").promotes("lockToken", "/lockToken")),
    ENVELOPE_LOCKS_UPDATE(put("envelope-locks/update", "/accounts/{accountId}/envelopes/{envelopeId}/lock", "Makes the lock of an envelope last longer").promotes("lockToken", "/lockToken")),

    ENVELOPE_RECIPIENT_TABS_CREATE(post("envelope-recipient-tabs/create", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/tabs", "Adds tabs for a recipient")),
    ENVELOPE_RECIPIENT_TABS_DELETE(delete("envelope-recipient-tabs/delete", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/tabs", "Deletes the tabs of a recipient that the body names").json()),
    ENVELOPE_RECIPIENT_TABS_LIST(get("envelope-recipient-tabs/list", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/tabs{?include_anchor_tab_locations,include_metadata}", "Lists the tabs of a recipient").takes(FLAG.open(), "include_anchor_tab_locations", "include_metadata")),
    ENVELOPE_RECIPIENT_TABS_UPDATE(put("envelope-recipient-tabs/update", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/tabs", "Changes tabs of a recipient")),

    ENVELOPE_RECIPIENTS_CREATE(post("envelope-recipients/create", "/accounts/{accountId}/envelopes/{envelopeId}/recipients{?resend_envelope}", "Adds recipients to an envelope").takes(FLAG.open(), "resend_envelope")),
    ENVELOPE_RECIPIENTS_CREATE_MANUAL_REVIEW_VIEW(post("envelope-recipients/create-manual-review-view", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/views/identity_manual_review", "Makes the URL of the page to review a recipient's identity by hand").noBody()),
    ENVELOPE_RECIPIENTS_CREATE_PREVIEW(post("envelope-recipients/create-preview", "/accounts/{accountId}/envelopes/{envelopeId}/views/recipient_preview", "Makes the URL of a preview of what a recipient will see")),
    ENVELOPE_RECIPIENTS_CREATE_PROOF_FILE_RESOURCE_TOKEN(post("envelope-recipients/create-proof-file-resource-token", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/identity_proof_token{?token_scopes}", "Gets the token to fetch how a recipient has proved their identity").noBody()),
    ENVELOPE_RECIPIENTS_DELETE(delete("envelope-recipients/delete", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}", "Removes a recipient from an envelope")),
    ENVELOPE_RECIPIENTS_DELETE_LIST(delete("envelope-recipients/delete-list", "/accounts/{accountId}/envelopes/{envelopeId}/recipients", "Removes the recipients that the body names from an envelope").json()),
    ENVELOPE_RECIPIENTS_LIST(get("envelope-recipients/list", "/accounts/{accountId}/envelopes/{envelopeId}/recipients{?include_anchor_tab_locations,include_extended,include_metadata,include_tabs}", "Lists the recipients of an envelope with their states").takes(FLAG.open(), "include_anchor_tab_locations", "include_extended", "include_metadata", "include_tabs")),
    ENVELOPE_RECIPIENTS_UPDATE(put("envelope-recipients/update", "/accounts/{accountId}/envelopes/{envelopeId}/recipients{?combine_same_order_recipients,offline_signing,resend_envelope}", "Changes recipients of an envelope; resend_envelope=true sends their e-mails again").takes(FLAG.open(), "combine_same_order_recipients", "resend_envelope").notRepeatable("resend_envelope=true sends e-mails at each call")),

    ENVELOPE_TEMPLATES_APPLY(post("envelope-templates/apply", "/accounts/{accountId}/envelopes/{envelopeId}/templates{?preserve_template_recipient}", "Applies templates to an envelope")),
    ENVELOPE_TEMPLATES_APPLY_TO_DOCUMENT(post("envelope-templates/apply-to-document", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/templates{?preserve_template_recipient}", "Applies templates to a document of an envelope")),
    ENVELOPE_TEMPLATES_DELETE(delete("envelope-templates/delete", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/templates/{templateId}", "Takes a template from a document of an envelope")),
    ENVELOPE_TEMPLATES_LIST(get("envelope-templates/list", "/accounts/{accountId}/envelopes/{envelopeId}/templates{?include}", "Lists the templates that an envelope uses").takes(oneOf("matching_applied").open(), "include")),
    ENVELOPE_TEMPLATES_LIST_BY_DOCUMENT(get("envelope-templates/list-by-document", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/templates{?include}", "Lists the templates that a document of an envelope uses").takes(someOf("applied", "matched").open(), "include")),

    ENVELOPE_TRANSFER_RULES_CREATE(post("envelope-transfer-rules/create", "/accounts/{accountId}/envelopes/transfer_rules", "Makes a rule that hands envelopes to another user").promotes("envelopeTransferRuleId", "/envelopeTransferRules/0/envelopeTransferRuleId")),
    ENVELOPE_TRANSFER_RULES_DELETE(delete("envelope-transfer-rules/delete", "/accounts/{accountId}/envelopes/transfer_rules/{envelopeTransferRuleId}", "Deletes a rule that hands envelopes to another user")),
    ENVELOPE_TRANSFER_RULES_LIST(get("envelope-transfer-rules/list", "/accounts/{accountId}/envelopes/transfer_rules{?count,start_position}", "Lists the rules that hand envelopes to other users").takes(INTEGER.open(), "count", "start_position").paged(DocuSignPaging.of("envelopeTransferRules"))),
    ENVELOPE_TRANSFER_RULES_UPDATE(put("envelope-transfer-rules/update", "/accounts/{accountId}/envelopes/transfer_rules/{envelopeTransferRuleId}", "Switches a rule that hands envelopes to another user on or off")),
    ENVELOPE_TRANSFER_RULES_UPDATE_LIST(put("envelope-transfer-rules/update-list", "/accounts/{accountId}/envelopes/transfer_rules", "Switches several such rules on or off")),

    ENVELOPE_VIEWS_CREATE_CONSOLE(post("envelope-views/create-console", "/accounts/{accountId}/views/console", "Makes the URL of DocuSign's own page, for an envelope or the account").emptyObject()),
    ENVELOPE_VIEWS_CREATE_CORRECT(post("envelope-views/create-correct", "/accounts/{accountId}/envelopes/{envelopeId}/views/correct", "Makes the URL of the page to correct an envelope that was sent")),
    ENVELOPE_VIEWS_CREATE_EDIT(post("envelope-views/create-edit", "/accounts/{accountId}/envelopes/{envelopeId}/views/edit", "Makes the URL of the page to edit an envelope")),
    ENVELOPE_VIEWS_CREATE_RECIPIENT(post("envelope-views/create-recipient", "/accounts/{accountId}/envelopes/{envelopeId}/views/recipient", "Makes the URL under which a recipient signs within your own page")),
    ENVELOPE_VIEWS_CREATE_SENDER(post("envelope-views/create-sender", "/accounts/{accountId}/envelopes/{envelopeId}/views/sender", "Makes the URL of the page to finish and send a draft")),
    ENVELOPE_VIEWS_CREATE_SHARED_RECIPIENT(post("envelope-views/create-shared-recipient", "/accounts/{accountId}/envelopes/{envelopeId}/views/shared", "Makes the URL under which somebody sees an envelope that is shared with them")),
    ENVELOPE_VIEWS_DELETE_CORRECT(delete("envelope-views/delete-correct", "/accounts/{accountId}/envelopes/{envelopeId}/views/correct", "Ends a URL of the page to correct an envelope").json()),

    ENVELOPE_WORKFLOW_DEFINITION_DELETE(delete("envelope-workflow-definition/delete", "/accounts/{accountId}/envelopes/{envelopeId}/workflow", "Removes the workflow of an envelope").repeatable("an envelope has one workflow")),
    ENVELOPE_WORKFLOW_DEFINITION_GET(get("envelope-workflow-definition/get", "/accounts/{accountId}/envelopes/{envelopeId}/workflow", "Gets the workflow of an envelope")),
    ENVELOPE_WORKFLOW_DEFINITION_UPDATE(put("envelope-workflow-definition/update", "/accounts/{accountId}/envelopes/{envelopeId}/workflow", "Changes the workflow of an envelope, or lets it go on").notRepeatable("workflowStatus=in_progress ends one pause at each call")),

    ENVELOPES_CREATE(post("envelopes/create", "/accounts/{accountId}/envelopes{?cdse_mode,change_routing_order,completed_documents_only,merge_roles_on_draft,tab_label_exact_matches}", "Makes an envelope of documents or a template: status=sent sends it, status=created keeps it as a draft").takes(FLAG.open(), "change_routing_order", "merge_roles_on_draft").body(DocuSignBody.WITH_DOCUMENTS).idempotencyKey("transactionId").creates("envelopeId", "/envelopeId")),
    ENVELOPES_CREATE_COMMENTS(post("envelopes/create-comments", "/accounts/{accountId}/envelopes/{envelopeId}/comments", "Adds comments to an envelope")),
    ENVELOPES_CREATE_HISTORICAL_PUBLISH_TRANSACTION(post("envelopes/create-historical-publish-transaction", "/accounts/{accountId}/connect/envelopes/publish/historical", "Has Connect deliver the events of past envelopes")),
    ENVELOPES_CREATE_RECIPIENT_PROOF_FILE_LINK(post("envelopes/create-recipient-proof-file-link", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/identity_proof", "Makes the URL under which the proof of a recipient's identity is seen").noBody()),
    ENVELOPES_CREATE_WORKFLOW_STEP_DEFINITION(post("envelopes/create-workflow-step-definition", "/accounts/{accountId}/envelopes/{envelopeId}/workflow/steps", "Adds a step to the workflow of an envelope").promotes("workflowStepId", "/workflowStepId")),
    ENVELOPES_DELETE_DELAYED_ROUTING_DEFINITION(delete("envelopes/delete-delayed-routing-definition", "/accounts/{accountId}/envelopes/{envelopeId}/workflow/steps/{workflowStepId}/delayedRouting", "Removes the delay of a step of the workflow").repeatable("a step has one delay")),
    ENVELOPES_DELETE_DOCUMENT_PAGE(delete("envelopes/delete-document-page", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/pages/{pageNumber}", "Deletes a page of a document of an envelope").notRepeatable("the pages after it move up")),
    ENVELOPES_DELETE_SCHEDULED_SENDING_DEFINITION(delete("envelopes/delete-scheduled-sending-definition", "/accounts/{accountId}/envelopes/{envelopeId}/workflow/scheduledSending", "Removes the date at which an envelope is to be sent").repeatable("an envelope has one such date")),
    ENVELOPES_DELETE_WORKFLOW_STEP_DEFINITION(delete("envelopes/delete-workflow-step-definition", "/accounts/{accountId}/envelopes/{envelopeId}/workflow/steps/{workflowStepId}", "Deletes a step of the workflow of an envelope")),
    ENVELOPES_GET(get("envelopes/get", "/accounts/{accountId}/envelopes/{envelopeId}{?advanced_update,include,include_anchor_tab_locations,user_id}", "Gets an envelope; include=recipients,documents and more says what comes with it").takes(FLAG.open(), "advanced_update").takes(someOf("custom_fields", "documents", "attachments", "extensions", "folders", "recipients", "powerform", "tabs", "payment_tabs").open(), "include").promotes("envelopeId", "/envelopeId")),
    ENVELOPES_GET_DELAYED_ROUTING_DEFINITION(get("envelopes/get-delayed-routing-definition", "/accounts/{accountId}/envelopes/{envelopeId}/workflow/steps/{workflowStepId}/delayedRouting", "Gets the delay of a step of the workflow")),
    ENVELOPES_GET_DOC_GEN_FORM_FIELDS(get("envelopes/get-doc-gen-form-fields", "/accounts/{accountId}/envelopes/{envelopeId}/docGenFormFields", "Lists the fields by which an envelope's documents are generated")),
    ENVELOPES_GET_NOTIFICATION_SETTINGS(get("envelopes/get-notification-settings", "/accounts/{accountId}/envelopes/{envelopeId}/notification", "Gets when recipients are reminded and when an envelope expires")),
    ENVELOPES_GET_PAGE_IMAGE(get("envelopes/get-page-image", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/pages/{pageNumber}/page_image{?dpi,max_height,max_width,show_changes}", "Gets a page of a document of an envelope as a PNG").takes(INTEGER.open(), "dpi", "max_height", "max_width").takes(FLAG.open(), "show_changes").answer(DocuSignAnswer.FILE)),
    ENVELOPES_GET_PAGE_IMAGES(get("envelopes/get-page-images", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/pages{?count,dpi,max_height,max_width,nocache,show_changes,start_position}", "Lists the pages of a document of an envelope, with their images in base64").takes(INTEGER.open(), "count", "dpi", "max_height", "max_width", "start_position").takes(FLAG.open(), "nocache", "show_changes").paged(DocuSignPaging.of("pages"))),
    ENVELOPES_GET_RECIPIENT_INITIALS_IMAGE(get("envelopes/get-recipient-initials-image", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/initials_image{?include_chrome}", "Gets the initials of a recipient as an image").answer(DocuSignAnswer.FILE)),
    ENVELOPES_GET_RECIPIENT_SIGNATURE(get("envelopes/get-recipient-signature", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/signature", "Gets the signature of a recipient")),
    ENVELOPES_GET_RECIPIENT_SIGNATURE_IMAGE(get("envelopes/get-recipient-signature-image", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/signature_image{?include_chrome}", "Gets the signature of a recipient as an image").takes(FLAG.open(), "include_chrome").answer(DocuSignAnswer.FILE)),
    ENVELOPES_GET_SCHEDULED_SENDING_DEFINITION(get("envelopes/get-scheduled-sending-definition", "/accounts/{accountId}/envelopes/{envelopeId}/workflow/scheduledSending", "Gets the date at which an envelope is to be sent")),
    ENVELOPES_GET_WORKFLOW_STEP_DEFINITION(get("envelopes/get-workflow-step-definition", "/accounts/{accountId}/envelopes/{envelopeId}/workflow/steps/{workflowStepId}", "Gets a step of the workflow of an envelope")),
    ENVELOPES_LIST_AUDIT_EVENTS(get("envelopes/list-audit-events", "/accounts/{accountId}/envelopes/{envelopeId}/audit_events{?locale}", "Lists who did what with an envelope, and when")),
    ENVELOPES_LIST_STATUS(put("envelopes/list-status", "/accounts/{accountId}/envelopes/status{?ac_status,block,count,email,envelope_ids,from_date,from_to_status,start_position,status,to_date,transaction_ids,user_name}", "Gets the states of many envelopes: envelope_ids=request_body reads their ids from the body").takes(oneOf("Unknown", "Original", "Transferred", "AuthoritativeCopy", "AuthoritativeCopyExportPending", "AuthoritativeCopyExported", "DepositPending", "Deposited", "DepositedEO", "DepositFailed").open(), "ac_status").takes(FLAG.open(), "block").takes(INTEGER.open(), "count", "start_position").takes(someOf("completed", "created", "declined", "deleted", "delivered", "processing", "sent", "signed", "template", "voided").open(), "status").emptyObject()),
    ENVELOPES_LIST_STATUS_CHANGES(get("envelopes/list-status-changes", "/accounts/{accountId}/envelopes{?ac_status,block,cdse_mode,continuation_token,count,custom_field,email,envelope_ids,exclude,folder_ids,folder_types,from_date,from_to_status,include,include_purge_information,intersecting_folder_ids,last_queried_date,order,order_by,powerformids,query_budget,requester_date_format,search_text,start_position,status,to_date,transaction_ids,user_filter,user_id,user_name,search_mode}", "Lists envelopes; needs from_date, envelope_ids or transaction_ids").takes(INTEGER.open(), "count", "start_position").takes(someOf("recipients", "powerforms", "folders").open(), "exclude").takes(someOf("normal", "inbox", "sentitems", "draft", "templates").open(), "folder_types").takes(someOf("custom_fields", "documents", "attachments", "extensions", "folders", "recipients", "powerform", "payment_tabs").open(), "include").takes(FLAG.open(), "include_purge_information").takes(oneOf("asc", "desc").open(), "order").takes(oneOf("last_modified", "action_required", "created", "completed", "envelope_name", "expire", "sent", "signer_list", "status", "subject", "user_name", "status_changed").open(), "order_by").takes(someOf("completed", "created", "declined", "deleted", "delivered", "processing", "sent", "signed", "timedout", "voided", "any").open(), "status").takes(oneOf("sender", "recipient", "recipient_only").open(), "user_filter").paged(DocuSignPaging.of("envelopes"))),
    ENVELOPES_ROTATE_DOCUMENT_PAGE(put("envelopes/rotate-document-page", "/accounts/{accountId}/envelopes/{envelopeId}/documents/{documentId}/pages/{pageNumber}/page_image", "Rotates a page of a document of an envelope").notRepeatable("each call turns the page further")),
    ENVELOPES_UPDATE(put("envelopes/update", "/accounts/{accountId}/envelopes/{envelopeId}{?advanced_update,resend_envelope,recycle_on_void}", "Changes an envelope: status=sent sends a draft, status=voided with voidedReason voids it; resend_envelope=true sends the e-mails again").takes(FLAG.open(), "advanced_update", "resend_envelope").emptyObject().promotes("envelopeId", "/envelopeId").notRepeatable("resend_envelope=true sends e-mails at each call")),
    ENVELOPES_UPDATE_DELAYED_ROUTING_DEFINITION(put("envelopes/update-delayed-routing-definition", "/accounts/{accountId}/envelopes/{envelopeId}/workflow/steps/{workflowStepId}/delayedRouting", "Changes the delay of a step of the workflow")),
    ENVELOPES_UPDATE_DOC_GEN_FORM_FIELDS(put("envelopes/update-doc-gen-form-fields", "/accounts/{accountId}/envelopes/{envelopeId}/docGenFormFields{?update_docgen_formfields_only}", "Fills the fields by which an envelope's documents are generated")),
    ENVELOPES_UPDATE_NOTIFICATION_SETTINGS(put("envelopes/update-notification-settings", "/accounts/{accountId}/envelopes/{envelopeId}/notification", "Changes when recipients are reminded and when an envelope expires")),
    ENVELOPES_UPDATE_RECIPIENT_INITIALS_IMAGE(put("envelopes/update-recipient-initials-image", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/initials_image", "Sets the initials of a recipient; the body is the image").body(DocuSignBody.FILE)),
    ENVELOPES_UPDATE_RECIPIENT_SIGNATURE_IMAGE(put("envelopes/update-recipient-signature-image", "/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/signature_image", "Sets the signature of a recipient; the body is the image").body(DocuSignBody.FILE)),
    ENVELOPES_UPDATE_SCHEDULED_SENDING_DEFINITION(put("envelopes/update-scheduled-sending-definition", "/accounts/{accountId}/envelopes/{envelopeId}/workflow/scheduledSending", "Changes the date at which an envelope is to be sent")),
    ENVELOPES_UPDATE_WORKFLOW_STEP_DEFINITION(put("envelopes/update-workflow-step-definition", "/accounts/{accountId}/envelopes/{envelopeId}/workflow/steps/{workflowStepId}", "Changes a step of the workflow of an envelope")),

    FAVORITE_TEMPLATES_ADD(put("favorite-templates/add", "/accounts/{accountId}/favorite_templates", "Makes a template a favourite")),
    FAVORITE_TEMPLATES_LIST(get("favorite-templates/list", "/accounts/{accountId}/favorite_templates", "Lists the favourite templates")),
    FAVORITE_TEMPLATES_REMOVE(delete("favorite-templates/remove", "/accounts/{accountId}/favorite_templates", "Makes a template no favourite any more").json()),

    FOLDERS_LIST(get("folders/list", "/accounts/{accountId}/folders{?include,include_items,start_position,template,user_filter,count,sub_folder_depth}", "Lists the folders of the account").takes(someOf("envelope_folders", "template_folders", "shared_template_folders").open(), "include").takes(FLAG.open(), "include_items").takes(INTEGER.open(), "start_position").takes(oneOf("all", "owned_by_me", "shared_with_me").open(), "user_filter").paged(DocuSignPaging.of("folders"))),
    FOLDERS_LIST_ITEMS(get("folders/list-items", "/accounts/{accountId}/folders/{folderId}{?from_date,include_items,owner_email,owner_name,search_text,start_position,status,to_date}", "Lists the envelopes of a folder").takes(FLAG.open(), "include_items").paged(DocuSignPaging.unsized("envelopes", "folderItems"))),
    FOLDERS_MOVE_ENVELOPES(put("folders/move-envelopes", "/accounts/{accountId}/folders/{folderId}", "Moves envelopes to a folder; folderId=recyclebin deletes them, and voids those in progress")),
    FOLDERS_SEARCH(get("folders/search", "/accounts/{accountId}/search_folders/{searchFolderId}{?all,count,from_date,include_recipients,order,order_by,start_position,to_date}", "Lists the envelopes that are drafts, completed, out_for_signature or awaiting_my_signature").takes(INTEGER.open(), "count", "start_position").takes(FLAG.open(), "include_recipients").takes(oneOf("asc", "desc").open(), "order").takes(oneOf("action_required", "created", "completed", "sent", "signer_list", "status", "subject").open(), "order_by").paged(DocuSignPaging.of("folderItems"))),

    GROUP_BRANDS_DELETE(delete("group-brands/delete", "/accounts/{accountId}/groups/{groupId}/brands", "Takes brands from a group of users").json()),
    GROUP_BRANDS_LIST(get("group-brands/list", "/accounts/{accountId}/groups/{groupId}/brands", "Lists the brands of a group of users")),
    GROUP_BRANDS_UPDATE(put("group-brands/update", "/accounts/{accountId}/groups/{groupId}/brands", "Gives brands to a group of users")),

    GROUP_USERS_DELETE(delete("group-users/delete", "/accounts/{accountId}/groups/{groupId}/users", "Removes users from a group").json()),
    GROUP_USERS_LIST(get("group-users/list", "/accounts/{accountId}/groups/{groupId}/users{?count,start_position}", "Lists the users of a group").takes(INTEGER.open(), "count", "start_position").paged(DocuSignPaging.of("users"))),
    GROUP_USERS_UPDATE(put("group-users/update", "/accounts/{accountId}/groups/{groupId}/users", "Adds users to a group")),

    GROUPS_CREATE(post("groups/create", "/accounts/{accountId}/groups", "Makes groups of users").promotes("groupId", "/groups/0/groupId")),
    GROUPS_DELETE(delete("groups/delete", "/accounts/{accountId}/groups", "Deletes the groups that the body names").json()),
    GROUPS_LIST(get("groups/list", "/accounts/{accountId}/groups{?count,group_type,include_usercount,search_text,start_position}", "Lists the groups of the account").takes(INTEGER.open(), "count", "start_position").takes(FLAG.open(), "include_usercount").paged(DocuSignPaging.of("groups"))),
    GROUPS_UPDATE(put("groups/update", "/accounts/{accountId}/groups", "Changes groups of users")),

    IDENTITY_VERIFICATIONS_LIST(get("identity-verifications/list", "/accounts/{accountId}/identity_verification{?identity_verification_workflow_status}", "Lists the ways to verify identities that the account may use")),

    INVOICES_GET(get("invoices/get", "/accounts/{accountId}/billing_invoices/{invoiceId}", "Gets an invoice")),
    INVOICES_LIST(get("invoices/list", "/accounts/{accountId}/billing_invoices{?from_date,to_date}", "Lists the invoices of the account")),
    INVOICES_LIST_PAST_DUE(get("invoices/list-past-due", "/accounts/{accountId}/billing_invoices_past_due", "Lists the invoices that are overdue")),

    NOTARY_JOURNALS_LIST(get("notary-journals/list", "/current_user/notary/journals{?count,search_text,start_position}", "Lists what the user has notarized").takes(INTEGER.open(), "count", "start_position").paged(DocuSignPaging.of("notaryJournals"))),

    NOTARY_JURISDICTION_CREATE(post("notary-jurisdiction/create", "/current_user/notary/jurisdictions", "Adds a jurisdiction to the user as a notary").promotes("jurisdictionId", "/jurisdiction/jurisdictionId")),
    NOTARY_JURISDICTION_DELETE(delete("notary-jurisdiction/delete", "/current_user/notary/jurisdictions/{jurisdictionId}", "Removes a jurisdiction from the user as a notary")),
    NOTARY_JURISDICTION_GET(get("notary-jurisdiction/get", "/current_user/notary/jurisdictions/{jurisdictionId}", "Gets a jurisdiction of the user as a notary")),
    NOTARY_JURISDICTION_LIST(get("notary-jurisdiction/list", "/current_user/notary/jurisdictions", "Lists the jurisdictions of the user as a notary")),
    NOTARY_JURISDICTION_UPDATE(put("notary-jurisdiction/update", "/current_user/notary/jurisdictions/{jurisdictionId}", "Changes a jurisdiction of the user as a notary")),

    NOTARY_CREATE(post("notary/create", "/current_user/notary", "Registers the user as a notary")),
    NOTARY_GET(get("notary/get", "/current_user/notary{?include_jurisdictions}", "Gets the user as a notary").takes(FLAG.open(), "include_jurisdictions")),
    NOTARY_GET_JURISDICTION_SEAL(get("notary/get-jurisdiction-seal", "/current_user/notary/jurisdictions/{jurisdictionId}/seal", "Gets the notary's seal for a jurisdiction").answer(DocuSignAnswer.FILE)),
    NOTARY_UPDATE(put("notary/update", "/current_user/notary", "Changes the user as a notary")),

    OAUTH_USERINFO(Operation.get("oauth/userinfo", "/oauth/userinfo", "Gets the user and their accounts with their base URLs")),

    ORGANIZATIONS_GET_REPORT_V2(get("organizations/get-report-v2", "/organization_reporting/{organizationId}/reportsv2/{reportCorrelationId}", "Gets a report of the organization").answer(DocuSignAnswer.FILE)),

    PAYMENT_GATEWAY_ACCOUNTS_LIST(get("payment-gateway-accounts/list", "/accounts/{accountId}/payment_gateway_accounts", "Lists the accounts through which signers can pay")),

    PAYMENTS_CREATE(post("payments/create", "/accounts/{accountId}/billing_payments", "Pays an invoice").promotes("paymentId", "/billingPayments/0/paymentId")),
    PAYMENTS_GET(get("payments/get", "/accounts/{accountId}/billing_payments/{paymentId}", "Gets a payment")),
    PAYMENTS_LIST(get("payments/list", "/accounts/{accountId}/billing_payments{?from_date,to_date}", "Lists the payments of the account")),

    POWER_FORM_DATA_LIST(get("power-form-data/list", "/accounts/{accountId}/powerforms/{powerFormId}/form_data{?data_layout,from_date,to_date}", "Gets what was filled into a PowerForm").takes(oneOf("Native", "Csv_Classic", "Csv_One_Envelope_Per_Line", "Xml_Classic").open(), "data_layout").answer(DocuSignAnswer.JSON_OR_FILE).accepts("application/xml", "text/csv")),

    POWER_FORMS_CREATE(post("power-forms/create", "/accounts/{accountId}/powerforms", "Makes a PowerForm of a template").creates("powerFormId", "/powerFormId")),
    POWER_FORMS_DELETE(delete("power-forms/delete", "/accounts/{accountId}/powerforms/{powerFormId}", "Deletes a PowerForm")),
    POWER_FORMS_DELETE_LIST(delete("power-forms/delete-list", "/accounts/{accountId}/powerforms", "Deletes the PowerForms that the body names").json()),
    POWER_FORMS_GET(get("power-forms/get", "/accounts/{accountId}/powerforms/{powerFormId}", "Gets a PowerForm")),
    POWER_FORMS_LIST(get("power-forms/list", "/accounts/{accountId}/powerforms{?from_date,order,order_by,to_date,count,search_fields,search_text,start_position}", "Lists the PowerForms of the account").takes(oneOf("asc", "desc").open(), "order").takes(oneOf("sender", "auth", "used", "remaining", "lastused", "status", "type", "templatename", "created").open(), "order_by").paged(DocuSignPaging.of("powerForms"))),
    POWER_FORMS_LIST_SENDERS(get("power-forms/list-senders", "/accounts/{accountId}/powerforms/senders{?start_position}", "Lists the users who have made PowerForms").takes(INTEGER.open(), "start_position").paged(DocuSignPaging.unsized("powerFormSenders"))),
    POWER_FORMS_UPDATE(put("power-forms/update", "/accounts/{accountId}/powerforms/{powerFormId}", "Changes a PowerForm")),

    REQUEST_LOGS_DELETE(delete("request-logs/delete", "/diagnostics/request_logs", "Empties the log of API requests")),
    REQUEST_LOGS_GET(get("request-logs/get", "/diagnostics/request_logs/{requestLogId}", "Gets one request of the log as text").answer(DocuSignAnswer.FILE)),
    REQUEST_LOGS_GET_SETTINGS(get("request-logs/get-settings", "/diagnostics/settings", "Gets whether API requests are logged")),
    REQUEST_LOGS_LIST(get("request-logs/list", "/diagnostics/request_logs{?encoding}", "Lists the log of API requests").answer(DocuSignAnswer.JSON_OR_FILE).accepts("application/xml", "application/zip")),
    REQUEST_LOGS_UPDATE_SETTINGS(put("request-logs/update-settings", "/diagnostics/settings", "Switches the log of API requests on or off")),

    RESERVED_DOMAINS_GET_EXISTENCE(get("reserved-domains/get-existence", "/accounts/{accountId}/reserved_domains{?email_domain}", "Returns whether an e-mail domain is reserved by an organization").takes(TEXT.required(), "email_domain")),

    RESOURCES_GET(get("resources/get", "", "Lists what the API offers")),

    RESPONSIVE_HTML_PREVIEW_CREATE(post("responsive-html-preview/create", "/accounts/{accountId}/envelopes/{envelopeId}/responsive_html_preview", "Shows what the documents of an envelope look like on small screens").repeatable("only draws a preview")),

    RESPONSIVE_HTML_GET(get("responsive-html/get", "/accounts/{accountId}/envelopes/{envelopeId}/responsive_html{?include_anchor_tab_locations}", "Gets the documents of an envelope as HTML for small screens").takes(FLAG.open(), "include_anchor_tab_locations")),

    SERVICES_GET(Operation.get("services/get", "/restapi/service_information", "Lists the versions of the API")),

    SIGNING_GROUP_USERS_DELETE(delete("signing-group-users/delete", "/accounts/{accountId}/signing_groups/{signingGroupId}/users", "Removes members from a signing group").json()),
    SIGNING_GROUP_USERS_LIST(get("signing-group-users/list", "/accounts/{accountId}/signing_groups/{signingGroupId}/users", "Lists the members of a signing group")),
    SIGNING_GROUP_USERS_UPDATE(put("signing-group-users/update", "/accounts/{accountId}/signing_groups/{signingGroupId}/users", "Adds members to a signing group").notRepeatable("adds members, who have no id")),

    SIGNING_GROUPS_CREATE(post("signing-groups/create", "/accounts/{accountId}/signing_groups", "Makes signing groups: any one of the members may sign").promotes("signingGroupId", "/groups/0/signingGroupId")),
    SIGNING_GROUPS_DELETE(delete("signing-groups/delete", "/accounts/{accountId}/signing_groups", "Deletes the signing groups that the body names").json()),
    SIGNING_GROUPS_GET(get("signing-groups/get", "/accounts/{accountId}/signing_groups/{signingGroupId}", "Gets a signing group")),
    SIGNING_GROUPS_LIST(get("signing-groups/list", "/accounts/{accountId}/signing_groups{?group_type,include_users}", "Lists the signing groups of the account").takes(FLAG.open(), "include_users")),
    SIGNING_GROUPS_UPDATE(put("signing-groups/update", "/accounts/{accountId}/signing_groups/{signingGroupId}", "Changes a signing group").notRepeatable("adds members, who have no id")),
    SIGNING_GROUPS_UPDATE_LIST(put("signing-groups/update-list", "/accounts/{accountId}/signing_groups", "Renames signing groups")),

    TABS_BLOB_GET(get("tabs-blob/get", "/accounts/{accountId}/envelopes/{envelopeId}/tabs_blob", "Gets the encrypted tabs of an envelope").answer(DocuSignAnswer.FILE)),
    TABS_BLOB_PUT(put("tabs-blob/put", "/accounts/{accountId}/envelopes/{envelopeId}/tabs_blob", "Replaces the encrypted tabs of an envelope").body(DocuSignBody.FILE_OR_JSON)),

    TEMPLATE_BULK_RECIPIENTS_DELETE(delete("template-bulk-recipients/delete", "/accounts/{accountId}/templates/{templateId}/recipients/{recipientId}/bulk_recipients", "Removes the bulk recipients of a template").repeatable("a recipient has one such list")),
    TEMPLATE_BULK_RECIPIENTS_LIST(get("template-bulk-recipients/list", "/accounts/{accountId}/templates/{templateId}/recipients/{recipientId}/bulk_recipients{?include_tabs,start_position}", "Lists the bulk recipients of a template").takes(FLAG.open(), "include_tabs").takes(INTEGER.open(), "start_position").paged(DocuSignPaging.unsized("bulkRecipients"))),
    TEMPLATE_BULK_RECIPIENTS_UPDATE(put("template-bulk-recipients/update", "/accounts/{accountId}/templates/{templateId}/recipients/{recipientId}/bulk_recipients", "Replaces the bulk recipients of a template by a CSV file, or by JSON").body(DocuSignBody.FILE_OR_JSON)),

    TEMPLATE_CUSTOM_FIELDS_CREATE(post("template-custom-fields/create", "/accounts/{accountId}/templates/{templateId}/custom_fields", "Adds custom fields to a template")),
    TEMPLATE_CUSTOM_FIELDS_DELETE(delete("template-custom-fields/delete", "/accounts/{accountId}/templates/{templateId}/custom_fields", "Deletes the custom fields of a template that the body names").json()),
    TEMPLATE_CUSTOM_FIELDS_LIST(get("template-custom-fields/list", "/accounts/{accountId}/templates/{templateId}/custom_fields", "Lists the custom fields of a template")),
    TEMPLATE_CUSTOM_FIELDS_UPDATE(put("template-custom-fields/update", "/accounts/{accountId}/templates/{templateId}/custom_fields", "Changes custom fields of a template")),

    TEMPLATE_DOCUMENT_FIELDS_CREATE(post("template-document-fields/create", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}/fields", "Adds fields of your own to a document of a template")),
    TEMPLATE_DOCUMENT_FIELDS_DELETE(delete("template-document-fields/delete", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}/fields", "Deletes the fields of your own of a template's document that the body names").json()),
    TEMPLATE_DOCUMENT_FIELDS_LIST(get("template-document-fields/list", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}/fields", "Lists the fields of your own of a document of a template")),
    TEMPLATE_DOCUMENT_FIELDS_UPDATE(put("template-document-fields/update", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}/fields", "Changes fields of your own of a document of a template")),

    TEMPLATE_DOCUMENT_HTML_DEFINITIONS_LIST(get("template-document-html-definitions/list", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}/html_definitions", "Gets how a document of a template is turned into HTML")),

    TEMPLATE_DOCUMENT_RESPONSIVE_HTML_PREVIEW_CREATE(post("template-document-responsive-html-preview/create", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}/responsive_html_preview", "Shows what a document of a template looks like on small screens").repeatable("only draws a preview")),

    TEMPLATE_DOCUMENT_TABS_CREATE(post("template-document-tabs/create", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}/tabs", "Adds tabs to a document of a template")),
    TEMPLATE_DOCUMENT_TABS_DELETE(delete("template-document-tabs/delete", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}/tabs", "Deletes the tabs of a template's document that the body names").json()),
    TEMPLATE_DOCUMENT_TABS_GET(get("template-document-tabs/get", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}/tabs{?page_numbers}", "Lists the tabs on a document of a template")),
    TEMPLATE_DOCUMENT_TABS_GET_BY_PAGE(get("template-document-tabs/get-by-page", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}/pages/{pageNumber}/tabs", "Lists the tabs on a page of a template's document")),
    TEMPLATE_DOCUMENT_TABS_UPDATE(put("template-document-tabs/update", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}/tabs", "Changes tabs of a document of a template")),

    TEMPLATE_DOCUMENT_VISIBILITY_GET(get("template-document-visibility/get", "/accounts/{accountId}/templates/{templateId}/recipients/{recipientId}/document_visibility", "Gets which documents of a template a recipient can see")),
    TEMPLATE_DOCUMENT_VISIBILITY_UPDATE(put("template-document-visibility/update", "/accounts/{accountId}/templates/{templateId}/recipients/{recipientId}/document_visibility", "Changes which documents of a template a recipient can see")),
    TEMPLATE_DOCUMENT_VISIBILITY_UPDATE_LIST(put("template-document-visibility/update-list", "/accounts/{accountId}/templates/{templateId}/recipients/document_visibility", "Changes which documents of a template the recipients can see")),

    TEMPLATE_DOCUMENTS_DELETE(delete("template-documents/delete", "/accounts/{accountId}/templates/{templateId}/documents", "Deletes the documents of a template that the body names").json()),
    TEMPLATE_DOCUMENTS_GET(get("template-documents/get", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}{?encrypt,show_changes,file_type}", "Downloads a document of a template").takes(FLAG.open(), "encrypt", "show_changes").answer(DocuSignAnswer.FILE)),
    TEMPLATE_DOCUMENTS_LIST(get("template-documents/list", "/accounts/{accountId}/templates/{templateId}/documents{?include_tabs,include_agreement_type}", "Lists the documents of a template")),
    TEMPLATE_DOCUMENTS_UPDATE(put("template-documents/update", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}{?is_envelope_definition,apply_document_fields}", "Adds or replaces a document of a template").body(DocuSignBody.DOCUMENT_OR_JSON)),
    TEMPLATE_DOCUMENTS_UPDATE_LIST(put("template-documents/update-list", "/accounts/{accountId}/templates/{templateId}/documents{?apply_document_fields,persist_tabs}", "Adds or replaces documents of a template").body(DocuSignBody.WITH_DOCUMENTS)),

    TEMPLATE_HTML_DEFINITIONS_LIST(get("template-html-definitions/list", "/accounts/{accountId}/templates/{templateId}/html_definitions", "Gets how the documents of a template are turned into HTML")),

    TEMPLATE_LOCKS_CREATE(post("template-locks/create", "/accounts/{accountId}/templates/{templateId}/lock", "Locks a template, so that nobody else changes it").creates("lockToken", "/lockToken")),
    TEMPLATE_LOCKS_DELETE(delete("template-locks/delete", "/accounts/{accountId}/templates/{templateId}/lock{?save_changes}", "Unlocks a template; save_changes=false drops what was changed meanwhile").json().repeatable("a template has one lock, which only its owner ends")),
    TEMPLATE_LOCKS_GET(get("template-locks/get", "/accounts/{accountId}/templates/{templateId}/lock", "Gets who has locked a template").promotes("lockToken", "/lockToken")),
    TEMPLATE_LOCKS_UPDATE(put("template-locks/update", "/accounts/{accountId}/templates/{templateId}/lock", "Makes the lock of a template last longer").promotes("lockToken", "/lockToken")),

    TEMPLATE_RECIPIENT_TABS_CREATE(post("template-recipient-tabs/create", "/accounts/{accountId}/templates/{templateId}/recipients/{recipientId}/tabs", "Adds tabs for a recipient of a template")),
    TEMPLATE_RECIPIENT_TABS_DELETE(delete("template-recipient-tabs/delete", "/accounts/{accountId}/templates/{templateId}/recipients/{recipientId}/tabs", "Deletes the tabs of a template's recipient that the body names").json()),
    TEMPLATE_RECIPIENT_TABS_LIST(get("template-recipient-tabs/list", "/accounts/{accountId}/templates/{templateId}/recipients/{recipientId}/tabs{?include_anchor_tab_locations,include_metadata}", "Lists the tabs of a recipient of a template").takes(FLAG.open(), "include_anchor_tab_locations", "include_metadata")),
    TEMPLATE_RECIPIENT_TABS_UPDATE(put("template-recipient-tabs/update", "/accounts/{accountId}/templates/{templateId}/recipients/{recipientId}/tabs", "Changes tabs of a recipient of a template")),

    TEMPLATE_RECIPIENTS_CREATE(post("template-recipients/create", "/accounts/{accountId}/templates/{templateId}/recipients{?resend_envelope}", "Adds recipients to a template").takes(FLAG.open(), "resend_envelope")),
    TEMPLATE_RECIPIENTS_CREATE_PREVIEW(post("template-recipients/create-preview", "/accounts/{accountId}/templates/{templateId}/views/recipient_preview", "Makes the URL of a preview of what a recipient of a template will see")),
    TEMPLATE_RECIPIENTS_DELETE(delete("template-recipients/delete", "/accounts/{accountId}/templates/{templateId}/recipients/{recipientId}", "Removes a recipient from a template").json().repeatable("removes the one recipient in the path")),
    TEMPLATE_RECIPIENTS_DELETE_LIST(delete("template-recipients/delete-list", "/accounts/{accountId}/templates/{templateId}/recipients", "Removes the recipients that the body names from a template").json()),
    TEMPLATE_RECIPIENTS_LIST(get("template-recipients/list", "/accounts/{accountId}/templates/{templateId}/recipients{?include_anchor_tab_locations,include_extended,include_tabs}", "Lists the recipients of a template").takes(FLAG.open(), "include_anchor_tab_locations", "include_extended", "include_tabs")),
    TEMPLATE_RECIPIENTS_UPDATE(put("template-recipients/update", "/accounts/{accountId}/templates/{templateId}/recipients{?resend_envelope}", "Changes recipients of a template").takes(FLAG.open(), "resend_envelope").notRepeatable("what resend_envelope does to a template is not documented")),

    TEMPLATE_RESPONSIVE_HTML_PREVIEW_CREATE(post("template-responsive-html-preview/create", "/accounts/{accountId}/templates/{templateId}/responsive_html_preview", "Shows what the documents of a template look like on small screens").repeatable("only draws a preview")),

    TEMPLATE_VIEWS_CREATE_EDIT(post("template-views/create-edit", "/accounts/{accountId}/templates/{templateId}/views/edit", "Makes the URL of the page to edit a template")),

    TEMPLATE_WORKFLOW_DEFINITION_DELETE(delete("template-workflow-definition/delete", "/accounts/{accountId}/templates/{templateId}/workflow", "Removes the workflow of a template").repeatable("a template has one workflow")),
    TEMPLATE_WORKFLOW_DEFINITION_GET(get("template-workflow-definition/get", "/accounts/{accountId}/templates/{templateId}/workflow", "Gets the workflow of a template")),
    TEMPLATE_WORKFLOW_DEFINITION_UPDATE(put("template-workflow-definition/update", "/accounts/{accountId}/templates/{templateId}/workflow", "Changes the workflow of a template")),

    TEMPLATES_CREATE(post("templates/create", "/accounts/{accountId}/templates", "Makes a template, or several of a zip").body(DocuSignBody.WITH_DOCUMENTS).promotes("templateId", "/templateId")),
    TEMPLATES_CREATE_WORKFLOW_STEP_DEFINITION(post("templates/create-workflow-step-definition", "/accounts/{accountId}/templates/{templateId}/workflow/steps", "Adds a step to the workflow of a template").promotes("workflowStepId", "/workflowStepId")),
    TEMPLATES_DELETE_DELAYED_ROUTING_DEFINITION(delete("templates/delete-delayed-routing-definition", "/accounts/{accountId}/templates/{templateId}/workflow/steps/{workflowStepId}/delayedRouting", "Removes the delay of a step of a template's workflow").repeatable("a step has one delay")),
    TEMPLATES_DELETE_DOCUMENT_PAGE(delete("templates/delete-document-page", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}/pages/{pageNumber}", "Deletes a page of a document of a template").json()),
    TEMPLATES_DELETE_GROUP_SHARE(delete("templates/delete-group-share", "/accounts/{accountId}/templates/{templateId}/{templatePart}", "Ends the sharing of a template with groups: templatePart=groups").json()),
    TEMPLATES_DELETE_SCHEDULED_SENDING_DEFINITION(delete("templates/delete-scheduled-sending-definition", "/accounts/{accountId}/templates/{templateId}/workflow/scheduledSending", "Removes the date at which envelopes of a template are to be sent").repeatable("a template has one such date")),
    TEMPLATES_DELETE_WORKFLOW_STEP_DEFINITION(delete("templates/delete-workflow-step-definition", "/accounts/{accountId}/templates/{templateId}/workflow/steps/{workflowStepId}", "Deletes a step of the workflow of a template")),
    TEMPLATES_GET(get("templates/get", "/accounts/{accountId}/templates/{templateId}{?include}", "Gets a template").takes(someOf("powerforms", "tabs", "documents", "favorite_template_status").open(), "include").promotes("templateId", "/templateId")),
    TEMPLATES_GET_DELAYED_ROUTING_DEFINITION(get("templates/get-delayed-routing-definition", "/accounts/{accountId}/templates/{templateId}/workflow/steps/{workflowStepId}/delayedRouting", "Gets the delay of a step of a template's workflow")),
    TEMPLATES_GET_DOCUMENT_PAGE_IMAGE(get("templates/get-document-page-image", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}/pages/{pageNumber}/page_image{?dpi,max_height,max_width,show_changes}", "Gets a page of a document of a template as a PNG").takes(INTEGER.open(), "dpi", "max_height", "max_width").answer(DocuSignAnswer.FILE)),
    TEMPLATES_GET_NOTIFICATION_SETTINGS(get("templates/get-notification-settings", "/accounts/{accountId}/templates/{templateId}/notification", "Gets when recipients of a template are reminded and when its envelopes expire")),
    TEMPLATES_GET_PAGE_IMAGES(get("templates/get-page-images", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}/pages{?count,dpi,max_height,max_width,nocache,show_changes,start_position}", "Lists the pages of a document of a template, with their images in base64").takes(INTEGER.open(), "count", "dpi", "max_height", "max_width", "start_position").takes(FLAG.open(), "nocache", "show_changes").paged(DocuSignPaging.of("pages"))),
    TEMPLATES_GET_SCHEDULED_SENDING_DEFINITION(get("templates/get-scheduled-sending-definition", "/accounts/{accountId}/templates/{templateId}/workflow/scheduledSending", "Gets the date at which envelopes of a template are to be sent")),
    TEMPLATES_GET_WORKFLOW_STEP_DEFINITION(get("templates/get-workflow-step-definition", "/accounts/{accountId}/templates/{templateId}/workflow/steps/{workflowStepId}", "Gets a step of the workflow of a template")),
    TEMPLATES_LIST(get("templates/list", "/accounts/{accountId}/templates{?count,created_from_date,created_to_date,folder_ids,folder_types,from_date,include,is_deleted_template_only,is_download,modified_from_date,modified_to_date,order,order_by,search_fields,search_text,shared_by_me,start_position,template_ids,to_date,used_from_date,used_to_date,user_filter,user_id,folder}", "Lists templates; is_download=true gives those of template_ids as a zip").takes(INTEGER.open(), "count", "start_position").takes(someOf("powerforms", "documents", "folders", "favorite_template_status", "advanced_templates", "recipients", "custom_fields", "notifications").open(), "include").takes(FLAG.open(), "is_download", "shared_by_me").takes(oneOf("asc", "desc").open(), "order").takes(oneOf("name", "modified", "used").open(), "order_by").takes(oneOf("owned_by_me", "shared_with_me", "all").open(), "user_filter").answer(DocuSignAnswer.JSON_OR_FILE).accepts("application/zip").paged(DocuSignPaging.of("envelopeTemplates"))),
    TEMPLATES_ROTATE_DOCUMENT_PAGE(put("templates/rotate-document-page", "/accounts/{accountId}/templates/{templateId}/documents/{documentId}/pages/{pageNumber}/page_image", "Rotates a page of a document of a template").notRepeatable("each call turns the page further")),
    TEMPLATES_UPDATE(put("templates/update", "/accounts/{accountId}/templates/{templateId}", "Changes a template")),
    TEMPLATES_UPDATE_AUTO_MATCH(put("templates/update-auto-match", "/accounts/{accountId}/templates/auto_match", "Sets which templates are matched with documents by themselves")),
    TEMPLATES_UPDATE_DELAYED_ROUTING_DEFINITION(put("templates/update-delayed-routing-definition", "/accounts/{accountId}/templates/{templateId}/workflow/steps/{workflowStepId}/delayedRouting", "Changes the delay of a step of a template's workflow")),
    TEMPLATES_UPDATE_GROUP_SHARE(put("templates/update-group-share", "/accounts/{accountId}/templates/{templateId}/{templatePart}", "Shares a template with groups: templatePart=groups")),
    TEMPLATES_UPDATE_LIST(put("templates/update-list", "/accounts/{accountId}/templates", "Sets which of several templates are matched with documents by themselves")),
    TEMPLATES_UPDATE_NOTIFICATION_SETTINGS(put("templates/update-notification-settings", "/accounts/{accountId}/templates/{templateId}/notification", "Changes when recipients of a template are reminded and when its envelopes expire")),
    TEMPLATES_UPDATE_SCHEDULED_SENDING_DEFINITION(put("templates/update-scheduled-sending-definition", "/accounts/{accountId}/templates/{templateId}/workflow/scheduledSending", "Changes the date at which envelopes of a template are to be sent")),
    TEMPLATES_UPDATE_WORKFLOW_STEP_DEFINITION(put("templates/update-workflow-step-definition", "/accounts/{accountId}/templates/{templateId}/workflow/steps/{workflowStepId}", "Changes a step of the workflow of a template")),

    USER_CUSTOM_SETTINGS_DELETE(delete("user-custom-settings/delete", "/accounts/{accountId}/users/{userId}/custom_settings", "Deletes the settings of your own of a user that the body names").headerParameter("userSettingsKey", "X-DocuSign-User-Settings-Key").json()),
    USER_CUSTOM_SETTINGS_LIST(get("user-custom-settings/list", "/accounts/{accountId}/users/{userId}/custom_settings", "Lists the settings of your own of a user").headerParameter("userSettingsKey", "X-DocuSign-User-Settings-Key")),
    USER_CUSTOM_SETTINGS_UPDATE(put("user-custom-settings/update", "/accounts/{accountId}/users/{userId}/custom_settings", "Changes settings of your own of a user").headerParameter("userSettingsKey", "X-DocuSign-User-Settings-Key")),

    USER_PROFILES_GET(get("user-profiles/get", "/accounts/{accountId}/users/{userId}/profile", "Gets the profile of a user")),
    USER_PROFILES_UPDATE(put("user-profiles/update", "/accounts/{accountId}/users/{userId}/profile", "Changes the profile of a user")),

    USER_SIGNATURES_CREATE(post("user-signatures/create", "/accounts/{accountId}/users/{userId}/signatures", "Adds signatures to a user").promotes("signatureId", "/userSignatures/0/signatureId")),
    USER_SIGNATURES_DELETE(delete("user-signatures/delete", "/accounts/{accountId}/users/{userId}/signatures/{signatureId}", "Closes a signature of a user")),
    USER_SIGNATURES_DELETE_IMAGE(delete("user-signatures/delete-image", "/accounts/{accountId}/users/{userId}/signatures/{signatureId}/{imageType}", "Removes the image of a user's signature or initials")),
    USER_SIGNATURES_GET(get("user-signatures/get", "/accounts/{accountId}/users/{userId}/signatures/{signatureId}", "Gets a signature of a user")),
    USER_SIGNATURES_GET_IMAGE(get("user-signatures/get-image", "/accounts/{accountId}/users/{userId}/signatures/{signatureId}/{imageType}{?include_chrome}", "Gets the image of a user's signature or initials").takes(FLAG.open(), "include_chrome").answer(DocuSignAnswer.FILE)),
    USER_SIGNATURES_LIST(get("user-signatures/list", "/accounts/{accountId}/users/{userId}/signatures{?stamp_type}", "Lists the signatures of a user").takes(oneOf("signature", "stamp").open(), "stamp_type")),
    USER_SIGNATURES_UPDATE(put("user-signatures/update", "/accounts/{accountId}/users/{userId}/signatures/{signatureId}{?close_existing_signature}", "Changes a signature of a user").takes(FLAG.open(), "close_existing_signature").notRepeatable("close_existing_signature=true closes one signature and makes another")),
    USER_SIGNATURES_UPDATE_IMAGE(put("user-signatures/update-image", "/accounts/{accountId}/users/{userId}/signatures/{signatureId}/{imageType}{?transparent_png}", "Sets the image of a user's signature or initials; the body is the image").body(DocuSignBody.FILE)),
    USER_SIGNATURES_UPDATE_LIST(put("user-signatures/update-list", "/accounts/{accountId}/users/{userId}/signatures", "Adds or changes signatures of a user").notRepeatable("an entry without an id adds a signature")),

    USERS_CREATE(post("users/create", "/accounts/{accountId}/users", "Adds users to the account").promotes("userId", "/newUsers/0/userId")),
    USERS_DELETE(delete("users/delete", "/accounts/{accountId}/users{?delete}", "Closes the users that the body names").json()),
    USERS_DELETE_PROFILE_IMAGE(delete("users/delete-profile-image", "/accounts/{accountId}/users/{userId}/profile/image", "Removes the picture of a user").repeatable("a user has one picture")),
    USERS_GET(get("users/get", "/accounts/{accountId}/users/{userId}{?additional_info,email,include_license}", "Gets a user")),
    USERS_GET_PROFILE_IMAGE(get("users/get-profile-image", "/accounts/{accountId}/users/{userId}/profile/image{?encoding}", "Gets the picture of a user").answer(DocuSignAnswer.FILE)),
    USERS_GET_SETTINGS(get("users/get-settings", "/accounts/{accountId}/users/{userId}/settings", "Gets the settings of a user")),
    USERS_LIST(get("users/list", "/accounts/{accountId}/users{?additional_info,count,domain_users_only,email,email_substring,group_id,include_usersettings_for_csv,login_status,not_group_id,start_position,status,user_name_substring,alternate_admins_only,include_license}", "Lists the users of the account").takes(FLAG.open(), "additional_info", "include_usersettings_for_csv", "login_status").takes(INTEGER.open(), "count", "start_position").takes(oneOf("ActivationRequired", "ActivationSent", "Active", "Closed", "Disabled").open(), "status").paged(DocuSignPaging.of("users"))),
    USERS_UPDATE(put("users/update", "/accounts/{accountId}/users/{userId}{?allow_all_languages}", "Changes a user")),
    USERS_UPDATE_LIST(put("users/update-list", "/accounts/{accountId}/users{?allow_all_languages}", "Changes several users")),
    USERS_UPDATE_PROFILE_IMAGE(put("users/update-profile-image", "/accounts/{accountId}/users/{userId}/profile/image", "Sets the picture of a user; the body is the image").body(DocuSignBody.FILE)),
    USERS_UPDATE_SETTINGS(put("users/update-settings", "/accounts/{accountId}/users/{userId}/settings{?allow_all_languages}", "Changes the settings of a user")),

    WORKSPACE_ITEMS_CREATE_FILE(post("workspace-items/create-file", "/accounts/{accountId}/workspaces/{workspaceId}/folders/{folderId}/files", "Adds a file to a folder of a workspace; the body is the file").body(DocuSignBody.DOCUMENT_OR_JSON).creates("fileId", "/id")),
    WORKSPACE_ITEMS_DELETE_FOLDER(delete("workspace-items/delete-folder", "/accounts/{accountId}/workspaces/{workspaceId}/folders/{folderId}", "Deletes a folder of a workspace, or the files in it that the body names").json()),
    WORKSPACE_ITEMS_GET_FILE(get("workspace-items/get-file", "/accounts/{accountId}/workspaces/{workspaceId}/folders/{folderId}/files/{fileId}{?is_download,pdf_version}", "Downloads a file of a workspace").takes(FLAG.open(), "is_download", "pdf_version").answer(DocuSignAnswer.FILE)),
    WORKSPACE_ITEMS_LIST_FILE_PAGES(get("workspace-items/list-file-pages", "/accounts/{accountId}/workspaces/{workspaceId}/folders/{folderId}/files/{fileId}/pages{?count,dpi,max_height,max_width,start_position}", "Lists the pages of a file of a workspace, with their images in base64").takes(INTEGER.open(), "count", "dpi", "max_height", "max_width", "start_position").paged(DocuSignPaging.of("pages"))),
    WORKSPACE_ITEMS_LIST_FOLDER(get("workspace-items/list-folder", "/accounts/{accountId}/workspaces/{workspaceId}/folders/{folderId}{?count,include_files,include_sub_folders,include_thumbnails,include_user_detail,start_position,workspace_user_id}", "Lists the files and folders in a folder of a workspace").takes(INTEGER.open(), "count", "start_position").takes(FLAG.open(), "include_files", "include_sub_folders", "include_thumbnails", "include_user_detail").paged(DocuSignPaging.of("items"))),
    WORKSPACE_ITEMS_UPDATE_FILE(put("workspace-items/update-file", "/accounts/{accountId}/workspaces/{workspaceId}/folders/{folderId}/files/{fileId}", "Replaces a file of a workspace, or its properties").body(DocuSignBody.DOCUMENT_OR_JSON).notRepeatable("whether each call adds a version of the file is not documented")),

    WORKSPACES_CREATE(post("workspaces/create", "/accounts/{accountId}/workspaces", "Makes a workspace").creates("workspaceId", "/workspaceId")),
    WORKSPACES_DELETE(delete("workspaces/delete", "/accounts/{accountId}/workspaces/{workspaceId}", "Deletes a workspace")),
    WORKSPACES_GET(get("workspaces/get", "/accounts/{accountId}/workspaces/{workspaceId}", "Gets a workspace")),
    WORKSPACES_LIST(get("workspaces/list", "/accounts/{accountId}/workspaces", "Lists the workspaces of the user")),
    WORKSPACES_UPDATE(put("workspaces/update", "/accounts/{accountId}/workspaces/{workspaceId}", "Changes a workspace")),

    ENVELOPES_DOWNLOAD(get("envelopes/download", "/accounts/{accountId}/envelopes/{envelopeId}/documents/combined{?certificate,documents_by_userid,language,recipient_id,shared_user_id,show_changes,watermark}", "Downloads the documents of an envelope as one PDF; certificate=true adds the certificate of completion").takes(FLAG.open(), "certificate", "documents_by_userid", "show_changes", "watermark").answer(DocuSignAnswer.FILE)),
    ENVELOPES_RESEND(put("envelopes/resend", "/accounts/{accountId}/envelopes/{envelopeId}?resend_envelope=true", "Sends the e-mails to those whose turn it is again").body(EnvelopeChange.NONE).promotes("envelopeId", "/envelopeId").notRepeatable("each call sends the e-mails again")),
    ENVELOPES_SEND(put("envelopes/send", "/accounts/{accountId}/envelopes/{envelopeId}", "Sends a draft").body(EnvelopeChange.SENT).promotes("envelopeId", "/envelopeId").notRepeatable("sends the e-mails of the envelope")),
    ENVELOPES_VOID(put("envelopes/void", "/accounts/{accountId}/envelopes/{envelopeId}", "Voids an envelope that is under way; the recipients read the reason").body(EnvelopeChange.VOID).option(EnvelopeChange.VOIDED_REASON).promotes("envelopeId", "/envelopeId").notRepeatable("writes to the recipients")),
    ENVELOPES_EVENTS(events("envelopes/events", "{?custom_field,folder_ids,user_filter}", "What happens to the envelopes of the account, or to those that the parameters choose").takes(oneOf("sender", "recipient", "recipient_only").open(), "user_filter")),
    RAW_CALL(raw("raw/call", "Calls anything that DocuSign offers: method and path say what"));
    // spotless:on

    private static final String API = "/restapi/{apiVersion}";

    private final Operation row;

    DocuSignOperation(Operation.Builder row) {
        // all of DocuSign's JSON may be XML instead
        this.row = row.xml().build();
    }

    private static Operation.Builder get(String name, String template, String description) {
        return Operation.get(name, API + template, description);
    }

    private static Operation.Builder post(String name, String template, String description) {
        return Operation.post(name, API + template, description);
    }

    private static Operation.Builder put(String name, String template, String description) {
        return Operation.put(name, API + template, description);
    }

    private static Operation.Builder delete(String name, String template, String description) {
        return Operation.delete(name, API + template, description);
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
