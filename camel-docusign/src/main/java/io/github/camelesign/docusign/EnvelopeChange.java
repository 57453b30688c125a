package io.github.camelesign.docusign;

import io.github.camelesign.support.http.BytesBody;
import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.producer.MessageContent;
import io.github.camelesign.support.producer.RequestEncoding;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an envelope is to become, whatever the message body holds. */
enum EnvelopeChange implements RequestEncoding {
    /** Void, for a reason that its recipients are told. */
    VOID("the reason, as text") {
        @Override
        Map<String, Object> fields(MessageContent content) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("status", "voided");
            fields.put(VOIDED_REASON, reason(content));
            return fields;
        }
    },
    /** Sent, if it was a draft. */
    SENT("") {
        @Override
        Map<String, Object> fields(MessageContent content) {
            return Map.of("status", "sent");
        }
    },
    /** As it was. */
    NONE("") {
        @Override
        Map<String, Object> fields(MessageContent content) {
            return Map.of();
        }
    };

    /** The parameter and the field with the reason. */
    static final String VOIDED_REASON = "voidedReason";

    private final String shown;

    EnvelopeChange(String shown) {
        this.shown = shown;
    }

    abstract Map<String, Object> fields(MessageContent content);

    @Override
    public RequestBody encode(MessageContent content) {
        return new BytesBody(content.jsonFormat().write(fields(content)), "application/json");
    }

    @Override
    public String shown() {
        return shown;
    }

    private static String reason(MessageContent content) {
        String given = content.option(VOIDED_REASON).orElse(null);
        Object body = content.message().getBody();
        if (given == null && body instanceof String text && !text.isBlank()) {
            given = text;
        }
        if (given == null) {
            throw new IllegalArgumentException(
                    "envelopes/void needs a reason, which the recipients are told: give it as the option %s, in the header %s, or as text in the message body"
                            .formatted(VOIDED_REASON, DocuSignConstants.VOIDED_REASON));
        }
        return given;
    }
}
