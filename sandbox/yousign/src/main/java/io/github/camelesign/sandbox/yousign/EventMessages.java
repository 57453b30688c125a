// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Sha256;
import io.github.camelesign.sandbox.core.WebhookSender;
import io.github.camelesign.sandbox.core.WebhookSender.Attempt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Writes and signs what those are sent who subscribed in version 3. */
final class EventMessages {
    /**
     * Something that happened.
     *
     * @param name in Yousign's words
     * @param data what it happened to
     */
    record Event(String name, Instant at, String workspaceId, ObjectNode data) {}

    private static final String ALL = "*";

    private final YousignState state;

    /** Whether messages hold their particulars in an object of their own. */
    volatile boolean nested;

    EventMessages(YousignState state) {
        this.state = state;
    }

    void happened(Event event) {
        // the same for every retry
        String id = UUID.randomUUID().toString();
        for (ObjectNode subscription : state.webhooks.all()) {
            if (wants(subscription, event)) {
                byte[] body = body(id, event, subscription);
                boolean isRetried = subscription.path("auto_retry").asBoolean();
                WebhookSender.Message message =
                        new WebhookSender.Message(
                                        URI.create(subscription.path("endpoint").asText()),
                                        headers(subscription.path("secret_key").asText(), body),
                                        body)
                                .countedIn("X-Yousign-Retry")
                                .triedAgain((last, retry) -> triesAgain(isRetried, last, retry));
                state.services().webhooks().send(message, attempt -> {});
            }
        }
    }

    private static boolean wants(ObjectNode subscription, Event event) {
        return subscription.path("enabled").asBoolean()
                && holds(subscription, "subscribed_events", event.name())
                && holds(subscription, "scopes", SignatureRequest.SOURCE)
                && holds(subscription, "workspaces", event.workspaceId());
    }

    private static boolean holds(ObjectNode subscription, String list, String value) {
        return StreamSupport.stream(subscription.path(list).spliterator(), false)
                .anyMatch(item -> item.asText().equals(ALL) || item.asText().equals(value));
    }

    /** A redirect is an answer too. Without automatic retries only silence is tried again, once. */
    private static boolean triesAgain(boolean isRetried, Attempt attempt, int retry) {
        return isRetried
                ? attempt.status() < 200 || attempt.status() >= 400
                : attempt.status() == 0 && retry == 0;
    }

    private byte[] body(String id, Event event, ObjectNode to) {
        ObjectNode message = JsonReader.object();
        ObjectNode particulars = nested ? message.putObject("metadata") : message;
        particulars
                .put("event_id", id)
                .put("event_name", event.name())
                .put("event_time", String.valueOf(event.at().getEpochSecond()))
                .put("subscription_id", to.path("id").asText());
        particulars.set("subscription_description", to.get("description"));
        particulars.set("sandbox", to.get("sandbox"));
        message.set("data", event.data());
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, String> headers(String secret, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Yousign Webhook Bot");
        headers.put("X-Yousign-Signature-256", signature(secret, body));
        headers.put("X-Yousign-Issued-At", String.valueOf(state.now().getEpochSecond()));
        return headers;
    }

    static String signature(String secret, byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(Sha256.hmac(secret, body));
    }
}
