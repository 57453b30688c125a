// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.WebhookSender;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who subscribed to what, and what was sent to them so far. */
final class Subscriptions {
    private static final int LOGGED = 10_000;

    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final Deque<Callback> log = new ArrayDeque<>();
    private final WebhookSender sender;
    private final EventMessages messages;

    Subscriptions(WebhookSender sender, EventMessages messages) {
        this.sender = sender;
        this.messages = messages;
    }

    synchronized void put(Subscription subscription) {
        subscriptions.put(subscription.id(), subscription);
    }

    synchronized void remove(String id) {
        subscriptions.remove(id);
    }

    synchronized Optional<Subscription> find(String id) {
        return Optional.ofNullable(subscriptions.get(id));
    }

    synchronized List<Subscription> all() {
        return List.copyOf(subscriptions.values());
    }

    synchronized List<Callback> callbacks() {
        return List.copyOf(log);
    }

    Stream<Callback> callbacks(Subscription subscription) {
        return callbacks().stream().filter(c -> c.subscription.id().equals(subscription.id()));
    }

    void happened(Event event) {
        all().stream()
                .filter(subscription -> subscription.wants(event))
                .forEach(subscription -> deliver(subscription, event));
    }

    private void deliver(Subscription subscription, Event event) {
        EventMessages.Message message = messages.about(event, subscription);
        sender.send(
                message.post(),
                attempt -> log(new Callback(Ids.id(), subscription, message, attempt)));
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
        ObjectNode json(SignNowState state) {
            Duration duration = Duration.between(attempt.started(), attempt.ended());
            boolean active = state.subscriptions.find(subscription.id()).isPresent();
            ObjectNode json =
                    JsonReader.object()
                            .put("id", id)
                            .put("application_name", subscription.applicationName())
                            .put("entity_id", subscription.entityId())
                            .put("entity_type", subscription.entityType())
                            .put("event_subscription_id", subscription.id())
                            .put("event_subscription_active", active)
                            .put("event_name", subscription.event())
                            .put("event_type", "event")
                            .put("callback_url", message.post().receiver().toString())
                            .put("request_method", "post")
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
