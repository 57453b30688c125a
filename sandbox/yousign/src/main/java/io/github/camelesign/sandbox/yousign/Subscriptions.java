// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.WebhookSender;
import io.github.camelesign.sandbox.core.WebhookSender.Attempt;
import java.time.Clock;
import java.util.List;

/** Who subscribed to what in version 3. Guarded by the state's lock. */
final class Subscriptions {
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

    void happened(YousignEvent event) {
        List<ObjectNode> subscriptions = all.all();
        for (ObjectNode json : subscriptions) {
            WebhookSubscription subscription = new WebhookSubscription(json);
            if (subscription.wants(event)) {
                byte[] body = messages.body(event, subscription);
                sender.send(
                        new WebhookSender.Message(
                                        subscription.endpoint(),
                                        EventMessages.headers(
                                                subscription.secret(), body, clock.instant()),
                                        body)
                                .countedIn(EventMessages.RETRY)
                                .triedAgain(
                                        (attempt, retry) ->
                                                triesAgain(subscription, attempt, retry)),
                        attempt -> {});
            }
        }
    }

    /** A redirect is an answer too. Without automatic retries only silence is tried again, once. */
    private static boolean triesAgain(
            WebhookSubscription subscription, Attempt attempt, int retry) {
        if (subscription.isRetried()) {
            return attempt.status() < 200 || attempt.status() >= 400;
        }
        return attempt.status() == 0 && retry == 0;
    }
}
