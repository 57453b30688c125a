package io.github.camelesign.signnow;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.event.EsignEvent;
import io.github.camelesign.support.event.EventType;
import io.github.camelesign.support.http.Json;
import io.github.camelesign.support.webhook.HmacSignature;
import io.github.camelesign.support.webhook.WebhookMessage;
import io.github.camelesign.support.webhook.WebhookProtocol;
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
final class SignNowWebhook implements WebhookProtocol {

    private static final String SIGNATURE = "X-SignNow-Signature";

    private final Json json;
    private final SignNowRegistration subscriptions;

    SignNowWebhook(Json json, SignNowRegistration subscriptions) {
        this.json = json;
        this.subscriptions = subscriptions;
    }

    /** In base64, as SignNow's own receivers do; in hexadecimal digits, as some others report. */
    @Override
    public boolean isSigned(WebhookMessage message, Set<String> secrets) {
        List<String> headers = message.headers().values(SIGNATURE);
        return !headers.isEmpty()
                && secrets.stream()
                        .map(secret -> new HmacSignature(secret, message.body()))
                        .anyMatch(hmac -> headers.stream().anyMatch(h -> isEqual(hmac, h)));
    }

    private static boolean isEqual(HmacSignature hmac, String header) {
        return hmac.isBase64(header) || hmac.isHex(header);
    }

    @Override
    @SuppressWarnings("unchecked")
    public EsignEvent read(WebhookMessage message) {
        Map<String, Object> body = json.readMap(message.body());
        if (!(body.get("meta") instanceof Map<?, ?> meta)
                || !(body.get("content") instanceof Map<?, ?> content)
                || meta.get("event") == null) {
            throw new IllegalArgumentException("meta.event or content is missing");
        }
        String rawType = meta.get("event").toString();
        EventType type = SignNowEventNames.type(rawType, content.get("status"));
        Object timestamp = meta.get("timestamp");
        Map<String, String> ids = ids(rawType, (Map<String, Object>) content);
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
        try {
            return Instant.ofEpochSecond(Long.parseLong(String.valueOf(timestamp)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("meta.timestamp is no number of seconds");
        }
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
