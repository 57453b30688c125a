// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.WebhookSender;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who subscribed to what. */
final class Webhooks {
    /** Of version 1; newer events are delivered to newer webhooks only. */
    private static final Set<String> VERSION_1 =
            Set.of(
                    "document.signed",
                    "rs.initiated",
                    "rs.viewed",
                    "rs.signed",
                    "rs.declined",
                    "rs.voided",
                    "rs.reminded",
                    "rs.completed");

    private final WebhookSender sender;
    private final EventMessages messages;
    private final Set<Callback> callbacks = new LinkedHashSet<>();
    private final List<PortalWebhook> portal = new ArrayList<>();

    /**
     * An address of version 1.
     *
     * @param clientId hears only of what calls with this {@code X-Client-ID} made; null hears of
     *     everything
     */
    record Callback(int userId, String clientId, String url) {
        boolean isOf(User user, String client) {
            return userId == user.id() && client.equals(clientId);
        }

        private boolean wants(Event event, User owner, Origin origin) {
            return VERSION_1.contains(event.name())
                    && userId == owner.id()
                    && (clientId == null || clientId.equals(origin.clientId()));
        }
    }

    /** An address that was entered in the developer portal for an application. */
    record PortalWebhook(String application, String url, String token) {}

    Webhooks(WebhookSender sender, EventMessages messages) {
        this.sender = sender;
        this.messages = messages;
    }

    synchronized void add(Callback callback) {
        callbacks.add(callback);
    }

    synchronized void add(PortalWebhook webhook) {
        portal.add(webhook);
    }

    synchronized void remove(Callback callback) {
        callbacks.remove(callback);
    }

    /** The addresses that a user registered for an application. */
    synchronized List<String> urls(User user, String clientId) {
        return callbacks.stream().filter(c -> c.isOf(user, clientId)).map(Callback::url).toList();
    }

    synchronized void happened(Event event, Origin origin) {
        User owner =
                event.request() == null
                        ? event.signed().owner()
                        : event.request().sending().owner();
        for (Callback callback : callbacks) {
            if (callback.wants(event, owner, origin)) {
                send(callback.url(), messages.versionOne(event, origin));
            }
        }
        for (PortalWebhook webhook : portal) {
            if (webhook.application().equals(origin.application())) {
                send(webhook.url(), messages.versionTwo(event, origin, webhook.token()));
            }
        }
    }

    private void send(String url, ObjectNode message) {
        sender.send(
                new WebhookSender.Message(
                        URI.create(url),
                        Map.of("Content-Type", "application/json"),
                        message.toString().getBytes(StandardCharsets.UTF_8)),
                attempt -> {});
    }
}
