// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Sha256;
import io.github.camelesign.sandbox.core.WebhookSender;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Writes what subscribers are sent, signs it when they gave a secret, and logs what was sent. */
final class EventMessages {
    static final String SIGNATURE = "X-SignNow-Signature";
    private static final int LOGGED = 10_000;

    private final Deque<Callback> log = new ArrayDeque<>();
    private final SignNowState state;

    EventMessages(SignNowState state) {
        this.state = state;
    }

    void happened(Event event) {
        for (Subscription to : state.subscriptions.all()) {
            if (to.wants(event)) {
                ObjectNode json = json(event, to);
                // the body is signed exactly as it is sent
                byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
                var message =
                        new WebhookSender.Message(receiver(event, to), headers(to, body), body);
                state.services()
                        .webhooks()
                        .send(message, a -> log(new Callback(Ids.id(), to, json, message, a)));
            }
        }
    }

    private synchronized void log(Callback callback) {
        log.add(callback);
        if (log.size() > LOGGED) {
            log.remove();
        }
    }

    /** What was sent to some subscribers. */
    synchronized List<Callback> sent(Predicate<Subscription> which) {
        return log.stream().filter(callback -> which.test(callback.to)).toList();
    }

    private ObjectNode json(Event event, Subscription to) {
        ObjectNode json = JsonReader.object();
        ObjectNode meta = json.putObject("meta");
        meta.put("timestamp", event.at().getEpochSecond())
                .put("event", to.event())
                .put("environment", state.address());
        if (!to.isFirstGeneration()) {
            User user = event.user();
            meta.put("initiator_id", user.is(event.actor()) ? user.id() : Ids.of(event.actor()));
        }
        meta.put("callback_url", to.callback());
        if (!to.attributes().path("delete_access_token").asBoolean(true)) {
            meta.put("access_token", state.issueApiKey(to.user()));
        }
        ObjectNode content = json.putObject("content").setAll(event.content());
        if (to.isFirstGeneration() && content.has("invite_id")) {
            content.retain("invite_id", "signer", "status", "document_id");
        } else if (to.isFirstGeneration()) {
            content.retain("document_id", "document_name", "user_id");
        } else if (to.attributes().path("include_metadata").asBoolean()) {
            content.putObject("metadata").put("initiator_email", event.actor());
        }
        return json;
    }

    private static URI receiver(Event event, Subscription to) {
        String id = event.text("document_id");
        String callback = to.callback();
        return URI.create(
                id.isEmpty() || !to.attributes().path("docid_queryparam").asBoolean()
                        ? callback
                        : callback + (callback.contains("?") ? "&" : "?") + "document_id=" + id);
    }

    private static Map<String, String> headers(Subscription to, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        to.attributes()
                .path("headers")
                .properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        String secret = to.attributes().path("secret_key").asText();
        if (!secret.isEmpty()) {
            headers.put(SIGNATURE, signature(secret, body));
        }
        return headers;
    }

    static String signature(String secret, byte[] body) {
        return Base64.getEncoder().encodeToString(Sha256.hmac(secret, body));
    }

    /** One try to deliver one message. */
    record Callback(
            String id,
            Subscription to,
            ObjectNode content,
            WebhookSender.Message message,
            WebhookSender.Attempt attempt) {
        /** To be completed. */
        ObjectNode json(SignNowState state) {
            boolean active = state.subscriptions.find(to.id()).isPresent();
            return Answers.of("callback", this).put("event_subscription_active", active);
        }

        @JsonProperty
        double seconds() {
            return Duration.between(attempt.started(), attempt.ended()).toMillis() / 1000.0;
        }
    }
}
