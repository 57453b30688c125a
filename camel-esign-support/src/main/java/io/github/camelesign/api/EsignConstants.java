// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api;

import org.apache.camel.spi.Metadata;

/** Headers that all components share. */
public class EsignConstants {

    @Metadata(
            label = "consumer",
            description = "Scheme of the component that saw the event",
            javaType = "String")
    public static final String PROVIDER = "CamelEsignProvider";

    @Metadata(
            label = "consumer",
            description = "How the event arrived: poll or webhook",
            javaType = "String")
    public static final String DELIVERY = "CamelEsignDelivery";

    @Metadata(
            label = "consumer",
            description =
                    "What happened, in one vocabulary for all providers: created, sent, delivered, viewed, signed, completed, declined, voided, expired, reminded, updated, deleted, failed or unknown",
            javaType = "String",
            important = true)
    public static final String EVENT_TYPE = "CamelEsignEventType";

    @Metadata(
            label = "consumer",
            description = "What happened, in the provider's own words",
            javaType = "String")
    public static final String RAW_EVENT_TYPE = "CamelEsignRawEventType";

    @Metadata(
            label = "consumer",
            description =
                    "Recognises the same event delivered again: the provider's event id, or a hash of the event",
            javaType = "String")
    public static final String EVENT_ID = "CamelEsignEventId";

    @Metadata(
            label = "consumer",
            description =
                    "Recognises the same change whether a poll or a webhook brought it: scheme:account:envelope:type:timestamp. Set for completed, declined, voided and expired",
            javaType = "String")
    public static final String CHANGE_KEY = "CamelEsignChangeKey";

    @Metadata(
            description =
                    "Status in the provider's own words: of an event, or of what a creation found to exist already",
            javaType = "String")
    public static final String STATUS = "CamelEsignStatus";

    @Metadata(
            label = "consumer",
            description =
                    "The provider's id of the document, envelope or request that the event is about",
            javaType = "String",
            important = true)
    public static final String ENVELOPE_ID = "CamelEsignEnvelopeId";

    @Metadata(
            label = "consumer",
            description =
                    "E-mail address of the signer that the event is about, if it is about one",
            javaType = "String")
    public static final String RECIPIENT_EMAIL = "CamelEsignRecipientEmail";

    @Metadata(
            label = "consumer",
            description =
                    "When it happened, by the provider's clock: an instant of ISO 8601 in UTC, for example 2026-01-31T10:00:00Z",
            javaType = "String")
    public static final String OCCURRED_AT = "CamelEsignOccurredAt";

    @Metadata(
            label = "producer",
            description = "Calls that the provider allows in its current window, if it says so",
            javaType = "String")
    public static final String RATE_LIMIT = "CamelEsignRateLimit";

    @Metadata(
            label = "producer",
            description = "Calls left in the provider's current window, if it says so",
            javaType = "String")
    public static final String RATE_LIMIT_REMAINING = "CamelEsignRateLimitRemaining";

    @Metadata(
            label = "producer",
            description = "When the provider's window starts anew, as it sends it, if it says so",
            javaType = "String")
    public static final String RATE_LIMIT_RESET = "CamelEsignRateLimitReset";

    @Metadata(
            label = "producer",
            description =
                    "True when a creation found what an earlier attempt with the same idempotency key had created, and sent nothing or got no answer",
            javaType = "Boolean")
    public static final String ALREADY_EXISTED = "CamelEsignAlreadyExisted";

    @Metadata(
            label = "producer",
            description = "The provider's id of the request, for its support",
            javaType = "String")
    public static final String REQUEST_ID = "CamelEsignRequestId";

    @Metadata(
            label = "producer",
            description =
                    "The provider's own name of a document. The header CamelFileName has the ids of the document beside it; an upload of the same document is sent under this name",
            javaType = "String")
    public static final String DOCUMENT_NAME = "CamelEsignDocumentName";

    protected EsignConstants() {}
}
