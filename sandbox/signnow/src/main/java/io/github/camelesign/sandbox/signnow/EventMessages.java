// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Sha256;
import io.github.camelesign.sandbox.core.WebhookSender;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what subscribers are sent, and signs it when they gave a secret. */
record EventMessages(SignNowState state) {
    static final String SIGNATURE = "X-SignNow-Signature";

    /** What is said, and how it is sent: the body is signed exactly so. */
    record Message(ObjectNode json, WebhookSender.Message post) {}

    Message about(Event event, Subscription to) {
        ObjectNode json = JsonReader.object();
        ObjectNode meta = json.putObject("meta");
        meta.put("timestamp", event.at().getEpochSecond())
                .put("event", to.event())
                .put("environment", state.address());
        if (!to.isFirstGeneration()) {
            meta.put("initiator_id", initiator(event));
        }
        meta.put("callback_url", to.callback());
        if (!to.attributes().path("delete_access_token").asBoolean(true)) {
            meta.put("access_token", state.issueApiKey(to.user()));
        }
        ObjectNode content = json.putObject("content").setAll(event.content());
        if (to.isFirstGeneration()) {
            versionOne(content);
        } else if (to.attributes().path("include_metadata").asBoolean()) {
            content.putObject("metadata").put("initiator_email", event.actor());
        }
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        URI receiver = URI.create(receiver(event, to));
        return new Message(json, new WebhookSender.Message(receiver, headers(to, body), body));
    }

    /** The first generation says less about invites. */
    private static void versionOne(ObjectNode content) {
        if (content.has("invite_id")) {
            content.retain("invite_id", "signer", "status", "document_id");
        } else {
            content.retain("document_id", "document_name", "user_id");
        }
    }

    private static String initiator(Event event) {
        return event.user().is(event.actor()) ? event.user().id() : Ids.of(event.actor());
    }

    private static String receiver(Event event, Subscription to) {
        String id = event.text("document_id");
        return id.isEmpty() || !to.attributes().path("docid_queryparam").asBoolean()
                ? to.callback()
                : to.callback() + (to.callback().contains("?") ? "&" : "?") + "document_id=" + id;
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
}
