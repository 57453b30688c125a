// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.WebhookSender;
import io.github.camelesign.sandbox.core.WebhookSender.Attempt;
import java.net.URI;
import java.time.Clock;
import java.util.stream.StreamSupport;

/** Who subscribed to what in version 3. Guarded by the state's lock. */
final class Subscriptions {
    private static final String ALL = "*";

    private final JsonStore all;
    private final WebhookSender sender;
    private final Clock clock;
    private final EventMessages messages = new EventMessages();

    Subscriptions(JsonStore all, WebhookSender sender, Clock clock) {
        this.all = all;
        this.sender = sender;
        this.clock = clock;
    }

    /** Whether messages hold their particulars in an object of their own. */
    void nest(boolean nested) {
        messages.nest(nested);
    }

    void happened(EventMessages.Event event) {
        for (ObjectNode subscription : all.all()) {
            if (wants(subscription, event)) {
                byte[] body = messages.body(event, subscription);
                String secret = subscription.path("secret_key").asText();
                boolean isRetried = subscription.path("auto_retry").asBoolean();
                sender.send(
                        new WebhookSender.Message(
                                        URI.create(subscription.path("endpoint").asText()),
                                        EventMessages.headers(secret, body, clock.instant()),
                                        body)
                                .countedIn(EventMessages.RETRY)
                                .triedAgain(
                                        (attempt, retry) -> triesAgain(isRetried, attempt, retry)),
                        attempt -> {});
            }
        }
    }

    private static boolean wants(ObjectNode subscription, EventMessages.Event event) {
        return subscription.path("enabled").asBoolean()
                && holds(subscription, "subscribed_events", event.name())
                && holds(subscription, "scopes", event.source())
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
}
