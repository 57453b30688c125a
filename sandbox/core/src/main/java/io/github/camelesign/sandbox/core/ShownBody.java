// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.github.camelesign.sandbox.core.RecordingRequest.Exchange;
import java.util.Locale;
import java.util.Map;

/**
 * A body as people can read it.
 *
 * @param text with secrets masked; empty for what is no text
 * @param note what is missing; may be empty
 */
record ShownBody(String text, String note) {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static ShownBody of(Exchange.Side side) {
        if (side.bytes() == 0) {
            return new ShownBody("", "No body.");
        }
        String size = String.format(Locale.ROOT, "%,d bytes", side.bytes());
        String type =
                side.headers().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
        String body = side.body();
        boolean isForm = type.startsWith("multipart/");
        if (body.isEmpty()
                || body.indexOf('\0') >= 0 && !isForm
                || type.startsWith("application/pdf")) {
            return new ShownBody("", size + (type.isEmpty() ? "." : " of " + type + "."));
        }
        String text = isForm ? body.replaceAll("[\\p{Cntrl}\ufffd&&[^\r\n\t]]+", "·") : body;
        return new ShownBody(
                pretty(text), side.isCut() ? "Cut off; it has " + size + "." : size + ".");
    }

    /** Indented if it is JSON. */
    static String pretty(String body) {
        try {
            if (body.startsWith("{") || body.startsWith("[")) {
                return Secrets.masked(JSON.readTree(body).toPrettyString());
            }
        } catch (JsonProcessingException e) {
            // then it is shown as it came
        }
        return Secrets.masked(body);
    }
}
