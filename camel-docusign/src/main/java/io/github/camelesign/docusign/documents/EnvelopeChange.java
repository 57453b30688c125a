// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.documents;

import io.github.camelesign.docusign.DocuSignConstants;
import io.github.camelesign.spi.Body;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What an envelope is to become, whatever the message body holds. */
public enum EnvelopeChange implements Body {
    /** Void, for a reason that its recipients read. */
    VOID("the reason, as text", EnvelopeChange::voided),
    /** Sent, if it was a draft. */
    SENT("", source -> Map.of("status", "sent")),
    /** As it was. */
    NONE("", source -> Map.of());

    /** The parameter and the field with the reason. */
    public static final String VOIDED_REASON = "voidedReason";

    private final String shown;
    private final Function<Source, Map<String, String>> fields;

    EnvelopeChange(String shown, Function<Source, Map<String, String>> fields) {
        this.shown = shown;
        this.fields = fields;
    }

    @Override
    public Encoded encode(Source source) {
        return Encoded.of(source.json(fields.apply(source)));
    }

    @Override
    public String shown() {
        return shown;
    }

    private static Map<String, String> voided(Source source) {
        String reason = source.option(VOIDED_REASON).orElse(null);
        if (reason == null && source.message().getBody() instanceof String text) {
            reason = text;
        }
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException(
                    "envelopes/void needs a reason, which the recipients read: give it as the option %s, in the header %s, or as text in the message body"
                            .formatted(VOIDED_REASON, DocuSignConstants.VOIDED_REASON));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("status", "voided");
        fields.put(VOIDED_REASON, reason);
        return fields;
    }
}
