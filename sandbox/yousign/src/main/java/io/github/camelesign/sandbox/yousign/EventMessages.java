// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes and signs what subscribers are sent. */
final class EventMessages {
    /**
     * Something that happened, as webhooks of version 3 report it.
     *
     * @param name in Yousign's words
     * @param source through which interface the thing was made that it happened to
     * @param data what it happened to
     */
    record Event(
            String id,
            String name,
            Instant at,
            String source,
            String workspaceId,
            ObjectNode data) {}

    static final String SIGNATURE = "X-Yousign-Signature-256";
    static final String RETRY = "X-Yousign-Retry";
    static final String ISSUED_AT = "X-Yousign-Issued-At";

    private final ObjectMapper mapper = new ObjectMapper();
    private volatile boolean nested;

    void nest(boolean newNested) {
        nested = newNested;
    }

    /** The same bytes for every retry, so that the id and time of the event stay. */
    byte[] body(Event event, ObjectNode to) {
        ObjectNode message = JsonReader.object();
        ObjectNode particulars = nested ? message.putObject("metadata") : message;
        particulars
                .put("event_id", event.id())
                .put("event_name", event.name())
                .put("event_time", String.valueOf(event.at().getEpochSecond()))
                .put("subscription_id", to.path("id").asText());
        particulars.set("subscription_description", to.get("description"));
        particulars.set("sandbox", to.get("sandbox"));
        message.set("data", event.data());
        try {
            return mapper.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> headers(String secret, byte[] body, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Yousign Webhook Bot");
        headers.put(SIGNATURE, signature(secret, body));
        headers.put(ISSUED_AT, String.valueOf(now.getEpochSecond()));
        return headers;
    }

    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
