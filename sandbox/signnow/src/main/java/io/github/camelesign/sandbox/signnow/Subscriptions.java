// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.WebhookSender;
import io.github.camelesign.sandbox.core.WebhookSender.Attempt;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who subscribed to what, and what was sent to them so far. */
final class Subscriptions {
    private static final int LOGGED = 10_000;

    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final Map<String, Callback> log = new LinkedHashMap<>();
    private final WebhookSender sender;
    private final EventMessages messages;

    Subscriptions(WebhookSender sender, EventMessages messages) {
        this.sender = sender;
        this.messages = messages;
    }

    synchronized void put(Subscription subscription) {
        subscriptions.put(subscription.id(), subscription);
    }

    synchronized boolean remove(String id) {
        return subscriptions.remove(id) != null;
    }

    synchronized Optional<Subscription> find(String id) {
        return Optional.ofNullable(subscriptions.get(id));
    }

    synchronized List<Subscription> all() {
        return List.copyOf(subscriptions.values());
    }

    synchronized List<Callback> callbacks() {
        return List.copyOf(log.values());
    }

    void happened(Event event) {
        all().stream()
                .filter(subscription -> subscription.wants(event))
                .forEach(subscription -> deliver(subscription, event));
    }

    private void deliver(Subscription subscription, Event event) {
        EventMessages.Message message = messages.about(event, subscription);
        sender.send(
                new WebhookSender.Message(
                        URI.create(message.receiver()), message.headers(), message.body()),
                attempt -> log(new Callback(Ids.id(), subscription, event, message, attempt)));
    }

    private synchronized void log(Callback callback) {
        log.put(callback.id(), callback);
        if (log.size() > LOGGED) {
            log.remove(log.keySet().iterator().next());
        }
    }

    /** One try to deliver one message. */
    record Callback(
            String id,
            Subscription subscription,
            Event event,
            EventMessages.Message message,
            Attempt attempt) {}
}
