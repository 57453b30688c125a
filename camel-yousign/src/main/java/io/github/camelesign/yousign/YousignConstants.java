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

    private YousignConstants() {}
}
