// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.WebhookSender;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Delivers events to subscribers, and keeps the last messages that were sent. */
final class Deliveries {
    private static final int LOGGED = 10_000;

    private final Deque<Callback> log = new ArrayDeque<>();
    private final SignNowState state;

    Deliveries(SignNowState state) {
        this.state = state;
    }

    synchronized List<Callback> of(Predicate<Subscription> which) {
        return log.stream().filter(callback -> which.test(callback.subscription)).toList();
    }

    void happened(Event event) {
        for (Subscription subscription : state.subscriptions.all()) {
            if (subscription.wants(event)) {
                var message = new EventMessages(state).about(event, subscription);
                state.services()
                        .webhooks()
                        .send(
                                message.post(),
                                a -> log(new Callback(Ids.id(), subscription, message, a)));
            }
        }
    }

    private synchronized void log(Callback callback) {
        log.add(callback);
        if (log.size() > LOGGED) {
            log.remove();
        }
    }

    /** One try to deliver one message. */
    record Callback(
            String id,
            Subscription subscription,
            EventMessages.Message message,
            WebhookSender.Attempt attempt) {
        /** To be completed. */
        ObjectNode json(SignNowState state) {
            Duration duration = Duration.between(attempt.started(), attempt.ended());
            boolean active = state.subscriptions.find(subscription.id()).isPresent();
            ObjectNode json = JsonReader.object();
            json.put("id", id)
                    .put("application_name", subscription.applicationName())
                    .put("entity_id", subscription.entityId())
                    .put("entity_type", subscription.entityType())
                    .put("event_subscription_id", subscription.id())
                    .put("event_subscription_active", active)
                    .put("event_name", subscription.event())
                    .put("callback_url", message.post().receiver().toString())
                    .put("duration", duration.toMillis() / 1000.0)
                    .put("request_start_time", attempt.started().getEpochSecond())
                    .put("request_end_time", attempt.ended().getEpochSecond())
                    .put("response_content", attempt.response())
                    .put("response_status_code", attempt.status());
            ObjectNode headers = json.putObject("request_headers");
            message.post().headers().forEach(headers::put);
            json.set("request_content", message.json());
            return json;
        }
    }
}
