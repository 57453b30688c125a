// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.WebhookSender;
import io.github.camelesign.sandbox.core.WebhookSender.Attempt;
import io.github.camelesign.sandbox.core.described.ResourceStore;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Delivers events to the subscribers of accounts and envelopes. Configurations, logs and failures
 * are resources, which the description serves.
 */
final class Connect {
    private static final int MOST = 20;

    private final SharedServices services;
    private final ResourceStore resources;
    private final EnvelopePdf pdfs;
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<ConnectMessage> heldBack = new CopyOnWriteArrayList<>();
    private final Map<String, ConnectMessage> failed = new ConcurrentHashMap<>();

    Connect(SharedServices services, ResourceStore resources) {
        this.services = services;
        this.resources = resources;
        this.pdfs = new EnvelopePdf(services);
    }

    /** Each key signs every message of subscribers who want that. */
    void addKey(String key) {
        keys.add(key);
    }

    void removeKey(String key) {
        keys.remove(key);
    }

    /** A configuration is made or changed: what was held back while it paused goes out. */
    void configured(Account account, ObjectNode settings) {
        ConnectSubscription changed = ConnectSubscription.checked(settings, services.hosts());
        List<ConnectSubscription> all = of(account);
        if (all.size() >= MOST && all.stream().noneMatch(c -> c.id().equals(changed.id()))) {
            throw DocuSignError.bad(
                    "CONNECT_CONFIGURATION_LIMIT_EXCEEDED", "There are 20 configurations already.");
        }
        if (!changed.isPaused()) {
            Predicate<ConnectMessage> isDue = m -> m.subscription().id().equals(changed.id());
            List<ConnectMessage> due = heldBack.stream().filter(isDue).toList();
            heldBack.removeAll(due);
            due.forEach(m -> send(new ConnectMessage(changed, m.event(), m.generated())));
        }
    }

    private List<ConnectSubscription> of(Account account) {
        return resources.below(account.path() + "/connect").values().stream()
                .filter(settings -> settings.has("urlToPublishTo"))
                .map(ConnectSubscription::of)
                .toList();
    }

    void happened(Event event) {
        List<ConnectSubscription> subscriptions = new ArrayList<>(of(event.envelope().account()));
        if (!event.envelope().isTemplate()) {
            JsonNode data = event.envelope().data();
            List<JsonNode> own = new ArrayList<>(List.of(data.path("eventNotification")));
            data.path("eventNotifications").forEach(own::add);
            own.removeIf(settings -> !settings.isObject());
            own.forEach(s -> subscriptions.add(new ConnectSubscription("0", (ObjectNode) s)));
        }
        for (ConnectSubscription subscription : subscriptions) {
            if (subscription.isFor(event)) {
                ConnectMessage message =
                        new ConnectMessage(subscription, event, services.clock().instant());
                if (subscription.isPaused()) {
                    heldBack.add(message);
                } else {
                    send(message);
                }
            }
        }
    }

    /** Sends again what was not taken about envelopes, and returns that. */
    List<ConnectMessage> retry(Account account, List<String> envelopeIds) {
        List<ConnectMessage> sent = new ArrayList<>();
        failed.forEach(
                (id, message) -> {
                    DocuSignEnvelope envelope = message.event().envelope();
                    if (envelope.account().equals(account) && envelopeIds.contains(envelope.id())) {
                        send(id, message);
                        sent.add(message);
                    }
                });
        return sent;
    }

    private void send(ConnectMessage message) {
        send(UUID.randomUUID().toString(), message);
    }

    private void send(String logId, ConnectMessage message) {
        services.webhooks()
                .send(
                        message.subscription().receiver(),
                        retries -> post(message, retries),
                        attempt -> attempted(logId, message, attempt));
    }

    /** What was taken is logged when that is wanted; what was not is a failure until it is. */
    private synchronized void attempted(String id, ConnectMessage message, Attempt attempt) {
        String connect = message.event().envelope().account().path() + "/connect/";
        ObjectNode entry =
                resources
                        .find(connect + "failures/" + id)
                        .orElseGet(() -> message.logged(id, attempt));
        ArrayNode attempts = entry.withArray("connectDebugLog");
        attempts.addObject()
                .put("eventDateTime", DocuSignTime.write(attempt.started()))
                .put("eventDescription", "Answer " + attempt.status())
                .put("payload", attempt.response());
        entry.put("lastTry", DocuSignTime.write(attempt.ended()))
                .put("retryCount", String.valueOf(attempts.size() - 1))
                .put("error", attempt.taken() ? "" : attempt.status() + " " + attempt.response());
        if (!attempt.taken()) {
            failed.put(id, message);
            resources.put(connect + "failures/" + id, entry);
            return;
        }
        failed.remove(id);
        resources.remove(connect + "failures/" + id);
        if (message.subscription().isLogged()) {
            resources.put(
                    connect + "logs/" + id,
                    entry.without(List.of("failureId", "failureUri", "retryUri")));
        }
    }

    private WebhookSender.Message post(ConnectMessage message, int retries) {
        byte[] body = message.body(retries, pdfs);
        ConnectSubscription subscription = message.subscription();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", message.contentType());
        if (subscription.isSigned() && !keys.isEmpty()) {
            headers.put("X-Authorization-Digest", "HMACSHA256");
            int number = 0;
            for (String key : keys) {
                headers.put("X-DocuSign-Signature-" + ++number, signature(key, body));
            }
        }
        String user = subscription.settings().path("userName").asText("");
        if (!user.isEmpty()) {
            String pair = user + ":" + subscription.settings().path("password").asText("");
            byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
            headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        return new WebhookSender.Message(subscription.receiver(), headers, body)
                .triedAgain((attempt, retry) -> subscription.isAcknowledged() && !attempt.taken());
    }

    static String signature(String key, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
