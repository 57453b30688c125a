// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.Sha256;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.WebhookSender;
import io.github.camelesign.sandbox.core.WebhookSender.Attempt;
import io.github.camelesign.sandbox.core.described.ResourceStore;
import io.github.camelesign.sandbox.docusign.ConnectSubscription.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Delivers events to the subscribers of accounts and envelopes. Configurations, logs and failures
 * are resources, which the description serves.
 */
final class Connect {
    private static final int MOST = 20;

    private final SharedServices services;
    private final ResourceStore resources;
    private final EnvelopePdf pdfs;
    private final List<Message> heldBack = new CopyOnWriteArrayList<>();
    private final Map<String, Message> failed = new ConcurrentHashMap<>();

    /** Each signs every message of subscribers who want that. */
    final List<String> keys = new CopyOnWriteArrayList<>();

    Connect(SharedServices services, ResourceStore resources) {
        this.services = services;
        this.resources = resources;
        this.pdfs = new EnvelopePdf(services);
    }

    static void mount(DocuSignEndpoints endpoints) {
        endpoints.account("POST", "/connect/secret", Connect::createSecret);
        endpoints.account("DELETE", "/connect/secret", Connect::deleteSecret);
        String one = "/connect/envelopes/:envelopeId/retry_queue";
        endpoints.account(
                "PUT",
                "/connect/envelopes/retry_queue",
                c -> retry(c, JSON.texts(c.body(), "envelopeIds")));
        endpoints.account("PUT", one, call -> retry(call, List.of(call.envelope().id())));
    }

    private static void createSecret(DocuSignCall call) {
        String key = RandomIds.hex(32);
        call.state().connect.keys.add(key);
        call.answer(201, JsonReader.object().put("secret", key));
    }

    private static void deleteSecret(DocuSignCall call) {
        call.state().connect.keys.remove(JSON.text(call.body(), "secret"));
        call.done();
    }

    /** Sends again what was not taken about envelopes, and answers with that. */
    private static void retry(DocuSignCall call, List<String> envelopeIds) {
        Connect connect = call.state().connect;
        Map<String, Message> wanted = new LinkedHashMap<>(connect.failed);
        wanted.values().removeIf(m -> !m.event().envelope().account().equals(call.account()));
        wanted.values().removeIf(m -> !envelopeIds.contains(m.event().envelope().id()));
        wanted.forEach(connect::send);
        call.answer(Answers.list("retryQueue", "connectRetry", List.copyOf(wanted.values())));
    }

    /** A configuration is made or changed: what was held back while it paused goes out. */
    void configured(Account account, ObjectNode settings) {
        ConnectSubscription changed = ConnectSubscription.checked(settings, services.hosts());
        List<ConnectSubscription> all = of(account);
        DocuSignError.require(
                all.size() < MOST || all.stream().anyMatch(c -> c.id().equals(changed.id())),
                "CONNECT_CONFIGURATION_LIMIT_EXCEEDED",
                MOST);
        for (Message message : heldBack) {
            if (message.subscription().id().equals(changed.id()) && !changed.isPaused()) {
                heldBack.remove(message);
                send(new Message(changed, message.event(), message.generated()));
            }
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
            subscriptions.addAll(ConnectSubscription.own(event.envelope().data()));
        }
        for (ConnectSubscription subscription : subscriptions) {
            if (subscription.isFor(event)) {
                Message message = new Message(subscription, event, services.clock().instant());
                if (subscription.isPaused()) {
                    heldBack.add(message);
                } else {
                    send(message);
                }
            }
        }
    }

    private void send(Message message) {
        send(UUID.randomUUID().toString(), message);
    }

    private void send(String logId, Message message) {
        services.webhooks()
                .send(
                        message.subscription().receiver(),
                        retries -> post(message, retries),
                        attempt -> attempted(logId, message, attempt));
    }

    /** What was taken is logged when that is wanted; what was not is a failure until it is. */
    private synchronized void attempted(String id, Message message, Attempt attempt) {
        String connect = message.event().envelope().account().path() + "/connect/";
        String failure = connect + "failures/" + id;
        ObjectNode entry = resources.find(failure).orElseGet(() -> message.logged(id, attempt));
        ArrayNode attempts = entry.withArray("connectDebugLog");
        attempts.add(Answers.of("connectTry", attempt));
        entry.put("lastTry", Scalars.write(attempt.ended()))
                .put("retryCount", String.valueOf(attempts.size() - 1))
                .put("error", attempt.taken() ? "" : attempt.status() + " " + attempt.response());
        if (!attempt.taken()) {
            failed.put(id, message);
            resources.put(failure, entry);
            return;
        }
        failed.remove(id);
        resources.remove(failure);
        ConnectSubscription subscription = message.subscription();
        if (subscription.isTrue("enableLog") || subscription.isTrue("loggingEnabled")) {
            entry.remove(List.of("failureId", "failureUri", "retryUri"));
            resources.put(connect + "logs/" + id, entry);
        }
    }

    private WebhookSender.Message post(Message message, int retries) {
        byte[] body = message.body(retries, pdfs);
        ConnectSubscription subscription = message.subscription();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", message.contentType());
        if (subscription.isTrue("includeHMAC") && !keys.isEmpty()) {
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
        boolean acknowledged =
                subscription.isTrue("requiresAcknowledgement")
                        || subscription.isTrue("requireAcknowledgment");
        return new WebhookSender.Message(subscription.receiver(), headers, body)
                .triedAgain((attempt, retry) -> acknowledged && !attempt.taken());
    }

    static String signature(String key, byte[] body) {
        return Base64.getEncoder().encodeToString(Sha256.hmac(key, body));
    }
}
