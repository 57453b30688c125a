// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import io.github.camelesign.api.EsignConstants;
import org.apache.camel.spi.Metadata;

/** Headers of the Signeasy component, beside those that all components share. */
public final class SigneasyConstants extends EsignConstants {

    @Metadata(
            description =
                    "The uploaded document. Set by an upload; the JSON that sends it names it.",
            javaType = "String",
            important = true)
    public static final String ORIGINAL_ID = "CamelSigneasyOriginalId";

    @Metadata(
            description =
                    "The signature request of v1. Set by what makes one and by events, used by what follows.",
            javaType = "String",
            important = true)
    public static final String PENDING_ID = "CamelSigneasyPendingId";

    @Metadata(
            description =
                    "What a request became when all had signed; another id than the request's. Set by events of the type completed, used by signed/download.",
            javaType = "String",
            important = true)
    public static final String SIGNED_ID = "CamelSigneasySignedId";

    @Metadata(
            description =
                    "The envelope of v3. Set by v3/envelope/create and by events, used by what follows.",
            javaType = "String")
    public static final String ENVELOPE_ID = "CamelSigneasyEnvelopeId";

    @Metadata(
            description =
                    "What an envelope became when all had signed. Set by events of the type completed and by v3/envelope/get-signed-by-pending.",
            javaType = "String")
    public static final String SIGNED_ENVELOPE_ID = "CamelSigneasySignedEnvelopeId";

    @Metadata(
            description = "The request of v3 without fields. Set by what makes one.",
            javaType = "String")
    public static final String V3_REQUEST_ID = "CamelSigneasyRequestId";

    @Metadata(description = "The template.", javaType = "String")
    public static final String TEMPLATE_ID = "CamelSigneasyTemplateId";

    @Metadata(
            label = "producer",
            description = "Query parameters of the operation that are known only at run time.",
            javaType = "java.util.Map<String, Object>")
    public static final String QUERY = "CamelSigneasyQuery";

    @Metadata(
            label = "producer",
            description =
                    "Form fields that an upload sends beside the document: name, rename_if_exists.",
            javaType = "java.util.Map<String, Object>")
    public static final String FORM = "CamelSigneasyForm";

    private SigneasyConstants() {}
}
