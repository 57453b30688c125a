// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.WebhookSender;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Delivers events to the subscribers of accounts and envelopes. */
final class Connect {
    private static final long FIRST_ID = 10_418_598;

    private final SharedServices services;
    private final EnvelopePdf pdfs;
    private final Map<String, ConnectSubscription> configurations = new LinkedHashMap<>();
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<ConnectMessage> heldBack = new CopyOnWriteArrayList<>();
    private long lastId = FIRST_ID;

    final ConnectLog log = new ConnectLog();

    Connect(SharedServices services) {
        this.services = services;
        this.pdfs = new EnvelopePdf(services);
    }

    /** Each key signs every message of subscribers who want that. */
    void addKey(String key) {
        keys.add(key);
    }

    void removeKey(String key) {
        keys.remove(key);
    }

    synchronized ConnectSubscription add(Account account, ObjectNode settings) {
        String id = String.valueOf(++lastId);
        owners.put(id, account.guid());
        return put(id, settings);
    }

    private ConnectSubscription put(String id, ObjectNode settings) {
        ConnectSubscription made = new ConnectSubscription(id, settings.put("connectId", id));
        configurations.put(id, made);
        return made;
    }

    /** What was held back while it paused goes out. */
    ConnectSubscription update(ConnectSubscription old, ObjectNode settings) {
        ConnectSubscription updated;
        List<ConnectMessage> due = new ArrayList<>();
        synchronized (this) {
            updated = put(old.id(), settings);
            if (!updated.isPaused()) {
                for (ConnectMessage message : heldBack) {
                    if (message.subscription().id().equals(updated.id())) {
                        due.add(message);
                    }
                }
                heldBack.removeAll(due);
            }
        }
        for (ConnectMessage message : due) {
            send(new ConnectMessage(updated, message.event(), message.generated()));
        }
        return updated;
    }

    synchronized void remove(String id) {
        configurations.remove(id);
    }

    synchronized List<ConnectSubscription> of(Account account) {
        return configurations.values().stream()
                .filter(c -> account.guid().equals(owners.get(c.id())))
                .toList();
    }

    void happened(Event event) {
        List<ConnectSubscription> subscriptions = new ArrayList<>(of(event.envelope().account()));
        if (!event.envelope().isTemplate()) {
            JsonNode own = event.envelope().data().path("eventNotification");
            if (own instanceof ObjectNode settings) {
                subscriptions.add(new ConnectSubscription("0", settings));
            }
            for (JsonNode other : event.envelope().data().path("eventNotifications")) {
                if (other instanceof ObjectNode settings) {
                    subscriptions.add(new ConnectSubscription("0", settings));
                }
            }
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

    void send(ConnectMessage message) {
        send(ConnectLog.newId(), message);
    }

    /** The same message again, whose log goes on. */
    void send(String logId, ConnectMessage message) {
        services.webhooks()
                .send(
                        message.subscription().receiver(),
                        retries -> post(message, retries),
                        attempt -> log.attempted(logId, message, attempt));
    }

    private WebhookSender.Message post(ConnectMessage message, int retries) {
        byte[] body = message.body(retries, pdfs);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", message.contentType());
        if (message.subscription().isSigned() && !keys.isEmpty()) {
            headers.put("X-Authorization-Digest", "HMACSHA256");
            int number = 0;
            for (String key : keys) {
                headers.put("X-DocuSign-Signature-" + ++number, signature(key, body));
            }
        }
        String user = message.subscription().settings().path("userName").asText("");
        if (!user.isEmpty()) {
            String password = message.subscription().settings().path("password").asText("");
            headers.put(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            (user + ":" + password)
                                                    .getBytes(StandardCharsets.UTF_8)));
        }
        boolean acknowledged = message.subscription().isAcknowledged();
        return new WebhookSender.Message(message.subscription().receiver(), headers, body)
                .triedAgain((attempt, retry) -> acknowledged && !attempt.taken());
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
