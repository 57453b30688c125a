// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import io.github.camelesign.api.EsignConstants;
import org.apache.camel.spi.Metadata;

/** Headers of the jSign component, beside those that all components share. */
public final class JSignConstants extends EsignConstants {

    @Metadata(
            description =
                    "The envelope. Set by what makes one and by events, used by what follows.",
            javaType = "String",
            important = true)
    public static final String ENVELOPE_ID = "CamelJSignEnvelopeId";

    @Metadata(
            description =
                    "The first document of an envelope. Set by envelope/get and by events, used by envelope/download.",
            javaType = "String",
            important = true)
    public static final String DOCUMENT_ID = "CamelJSignDocumentId";

    @Metadata(
            label = "producer",
            description = "The uploaded file, which the JSON that makes an envelope names.",
            javaType = "String")
    public static final String UPLOAD_ID = "CamelJSignRequestId";

    @Metadata(description = "The template.", javaType = "String")
    public static final String TEMPLATE_ID = "CamelJSignTemplateId";

    @Metadata(description = "The supporting document.", javaType = "String")
    public static final String SUPPORTING_DOCUMENT_ID = "CamelJSignSupportingDocumentId";

    @Metadata(
            label = "producer",
            description = "The message of jSign's answer to a call that succeeded.",
            javaType = "String")
    public static final String MESSAGE = "CamelJSignMessage";

    @Metadata(
            label = "producer",
            description = "The URL of envelope/embedded-url.",
            javaType = "String")
    public static final String URL = "CamelJSignUrl";

    @Metadata(
            label = "producer",
            description = "Query parameters of the operation that are known only at run time.",
            javaType = "java.util.Map<String, Object>")
    public static final String QUERY = "CamelJSignQuery";

    @Metadata(
            label = "producer",
            description =
                    "What is sent beside the document: fields of an upload's form, or of the JSON that a document in base64 becomes part of.",
            javaType = "java.util.Map<String, Object>")
    public static final String FORM = "CamelJSignForm";

    @Metadata(
            label = "consumer",
            description = "What the envelope is filed under, separated by commas, if it is.",
            javaType = "String")
    public static final String CATEGORIES = "CamelJSignCategories";

    private JSignConstants() {}
}
