// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EventType;
import io.github.camelesign.signnow.SignNowConfiguration;
import io.github.camelesign.signnow.SignNowSubscriptionVersion;
import io.github.camelesign.signnow.events.SignNowEventNames;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.JsonView;
import io.github.camelesign.spi.WebhookProtocol;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * SignNow's calls: {@code meta} says what happened and when, {@code content} to what. They carry no
 * event id, so what makes one different from every other is all of it but the token that some hold.
 */
public final class SignNowWebhook implements WebhookProtocol {

    private static final String SIGNATURE = "X-SignNow-Signature";

    private final SignNowSubscriptionVersion version;
    private final Registration subscriptions;

    SignNowWebhook(SignNowSubscriptionVersion version, Registration subscriptions) {
        this.version = version;
        this.subscriptions = subscriptions;
    }

    /** Subscribes to the types of events, and in the generation, that the endpoint names. */
    public static SignNowWebhook of(EndpointContext<SignNowConfiguration> endpoint) {
        SignNowSubscriptionVersion version = endpoint.getConfiguration().getSubscriptionVersion();
        Registration subscriptions =
                switch (version) {
                    case V1 -> new FirstGenerationSubscriptions(endpoint);
                    case V2 -> SignNowSubscriptions.of(endpoint);
                };
        return new SignNowWebhook(version, subscriptions);
    }

    @Override
    public void check(boolean verified, List<String> secrets) {
        if (version == SignNowSubscriptionVersion.V1 && verified) {
            throw new IllegalArgumentException(
                    "SignNow does not sign the calls of subscriptionVersion=v1. Set webhookVerification=none to take every call for true, or use v2");
        }
    }

    /** In base64, as SignNow's own receivers do; in hexadecimal digits, as some others report. */
    @Override
    public boolean isSigned(Message message, Set<String> secrets) {
        List<String> headers = message.header(SIGNATURE);
        return !headers.isEmpty()
                && secrets.stream()
                        .map(message::hmacSha256)
                        .anyMatch(hmac -> headers.stream().anyMatch(h -> isEqual(hmac, h)));
    }

    private static boolean isEqual(Signature hmac, String header) {
        return hmac.isBase64(header) || hmac.isHex(header);
    }

    @Override
    public EsignEvent read(Message message) {
        Map<String, Object> body = message.json();
        Map<String, Object> content = object(body.get("content"));
        Map<String, Object> meta = object(body.get("meta"));
        if (!(body.get("content") instanceof Map) || meta.get("event") == null) {
            throw new IllegalArgumentException("meta.event or content is missing");
        }
        String rawType = meta.get("event").toString();
        EventType type = SignNowEventNames.type(rawType, content.get("status"));
        Object timestamp = meta.get("timestamp");
        Map<String, String> ids = ids(rawType, content);
        return new EsignEvent(
                // in one order, whatever that of the JSON
                EsignEvent.idOf("signnow", rawType, timestamp, new TreeMap<>(content)),
                type,
                rawType,
                text(content.get("user_id")),
                ids.values().stream().findFirst().orElse(null),
                text(content.get("status")),
                text(content.get("signer")),
                time(timestamp),
                ids,
                body);
    }

    @Override
    public Instant signedAt(EsignEvent event) {
        return time(object(event.body().get("meta")).get("timestamp"));
    }

    @Override
    public void register(String url, String secret) throws EsignOperationException {
        subscriptions.register(url, secret);
    }

    @Override
    public void unregister(String url) throws EsignOperationException {
        subscriptions.unregister(url);
    }

    /** The first is what the event is about. */
    private static Map<String, String> ids(String rawType, Map<String, Object> content) {
        Map<String, String> ids = new LinkedHashMap<>();
        if (rawType.contains("document_group.")) {
            put(ids, "documentGroupId", content.get("group_id"));
        }
        put(ids, "documentId", content.get("document_id"));
        put(ids, "documentGroupId", content.get("group_id"));
        put(ids, "templateId", content.get("template_id"));
        // as the operations that take them call them
        put(ids, "inviteId", content.get("group_invite_id"));
        Object unique = content.get("invite_unique_id");
        put(
                ids,
                rawType.contains(".fieldinvite.") ? "fieldInviteId" : "inviteId",
                unique != null ? unique : content.get("invite_id"));
        return ids;
    }

    private static void put(Map<String, String> ids, String parameter, Object id) {
        if (id != null) {
            ids.putIfAbsent(parameter, id.toString());
        }
    }

    private static Instant time(Object timestamp) {
        return JsonView.time(timestamp)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "meta.timestamp is no number of seconds"));
    }
}
