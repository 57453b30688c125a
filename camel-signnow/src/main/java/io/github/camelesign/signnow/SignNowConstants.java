// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import io.github.camelesign.api.EsignConstants;
import org.apache.camel.spi.Metadata;

/** Headers of the SignNow component, beside those that all components share. */
public final class SignNowConstants extends EsignConstants {

    @Metadata(
            description =
                    "The document. Set by document/upload and by events, used by what follows.",
            javaType = "String",
            important = true)
    public static final String DOCUMENT_ID = "CamelSignNowDocumentId";

    @Metadata(
            description =
                    "The document group. Set by document-group/create and by events of a group.",
            javaType = "String")
    public static final String DOCUMENT_GROUP_ID = "CamelSignNowDocumentGroupId";

    @Metadata(
            description =
                    "The invite. Set by document/invite when it is a free-form one, by group-invite/create and by events of a group.",
            javaType = "String")
    public static final String INVITE_ID = "CamelSignNowInviteId";

    @Metadata(description = "The folder to read.", javaType = "String")
    public static final String FOLDER_ID = "CamelSignNowFolderId";

    @Metadata(
            label = "producer",
            description = "Query parameters of the operation that are known only at run time.",
            javaType = "java.util.Map<String, Object>")
    public static final String QUERY = "CamelSignNowQuery";

    @Metadata(
            label = "producer",
            description = "Form fields that an upload sends beside the document.",
            javaType = "java.util.Map<String, Object>")
    public static final String FORM = "CamelSignNowForm";

    @Metadata(
            label = "producer",
            description = "The document group template. Set by document-group-template/create.",
            javaType = "String")
    public static final String DOCUMENT_GROUP_TEMPLATE_ID = "CamelSignNowDocumentGroupTemplateId";

    @Metadata(
            label = "producer",
            description =
                    "The field invite. Set by embedded-invite/create and field-invite/replace.",
            javaType = "String")
    public static final String FIELD_INVITE_ID = "CamelSignNowFieldInviteId";

    @Metadata(
            label = "producer",
            description = "The subscription. Set by event-subscription/create.",
            javaType = "String")
    public static final String SUBSCRIPTION_ID = "CamelSignNowSubscriptionId";

    @Metadata(
            label = "producer",
            description = "The embedded invite. Set by group-embedded-invite/create.",
            javaType = "String")
    public static final String EMBEDDED_INVITE_ID = "CamelSignNowEmbeddedInviteId";

    @Metadata(
            label = "producer",
            description = "The template. Set by template/create.",
            javaType = "String")
    public static final String TEMPLATE_ID = "CamelSignNowTemplateId";

    @Metadata(
            label = "producer",
            description = "The user. Set by user/create.",
            javaType = "String")
    public static final String USER_ID = "CamelSignNowUserId";

    @Metadata(
            label = "producer",
            description = "The event. Set by v2/event/create.",
            javaType = "String")
    public static final String EVENT_ID = "CamelSignNowEventId";

    private SignNowConstants() {}
}
