package io.github.camelesign.yousign;

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

/**
 * The calls of v3. What they say of themselves stands beside {@code data}, or in {@code metadata};
 * {@code data} holds what the event is about, each under the name of its kind.
 */
final class YousignWebhook implements WebhookProtocol {

    /** Yousign takes no shorter one and no longer one. */
    static final int SECRET_LENGTH = 32;

    private static final String SIGNATURE = "X-Yousign-Signature-256";
    private static final String ALGORITHM = "sha256=";
    private static final String REQUEST = "signature_request";
    private static final String VERIFICATION = "verification.";

    private final Json json;
    private final YousignSubscriptions subscriptions;

    YousignWebhook(Json json, YousignSubscriptions subscriptions) {
        this.json = json;
        this.subscriptions = subscriptions;
    }

    @Override
    public boolean isSigned(WebhookMessage message, Set<String> secrets) {
        List<String> headers = message.headers().values(SIGNATURE);
        return secrets.stream()
                .map(secret -> new HmacSignature(secret, message.body()))
                .anyMatch(hmac -> headers.stream().anyMatch(header -> isEqual(hmac, header)));
    }

    private static boolean isEqual(HmacSignature hmac, String header) {
        String given = header.strip();
        return given.startsWith(ALGORITHM) && hmac.isHex(given.substring(ALGORITHM.length()));
    }

    @Override
    public EsignEvent read(WebhookMessage message) {
        Map<String, Object> body = json.readMap(message.body());
        Map<String, Object> about =
                body.get("metadata") instanceof Map
                        ? YousignJson.object(body.get("metadata"))
                        : body;
        Map<String, Object> data = YousignJson.object(body.get("data"));
        String name = YousignJson.text(about.get("event_name"));
        if (name == null || data.isEmpty()) {
            throw new IllegalArgumentException("event_name or data is missing");
        }
        Instant told =
                YousignTime.of(about.get("event_time"))
                        .orElseThrow(() -> new IllegalArgumentException("event_time is no time"));
        EventType type = YousignEventNames.type(name);
        Map<String, Object> subject = subject(name, data);
        Map<String, Object> signer = YousignJson.object(data.get("signer"));
        Map<String, String> ids = ids(name, data);
        delivery(message).forEach(ids::put);
        Object id = about.get("event_id");
        return new EsignEvent(
                id == null ? EsignEvent.idOf("yousign", name, told, data) : id.toString(),
                type,
                name,
                YousignJson.text(subject.get("workspace_id")),
                YousignJson.text(subject.get("id")),
                YousignJson.text(subject.get("status")),
                RequestEvents.email(
                        signer.isEmpty() ? YousignJson.object(data.get("approver")) : signer),
                // as polls tell it, where the call does
                type.isTerminal() ? RequestEvents.outcomeAt(subject).orElse(told) : told,
                ids,
                body);
    }

    /** What has the status: the request rather than the person in it. */
    private static Map<String, Object> subject(String name, Map<String, Object> data) {
        if (data.get(REQUEST) instanceof Map) {
            return YousignJson.object(data.get(REQUEST));
        }
        Map<String, Object> own =
                YousignJson.object(data.get(name.substring(0, Math.max(0, name.indexOf('.')))));
        return !own.isEmpty()
                ? own
                : data.values().stream()
                        .filter(Map.class::isInstance)
                        .map(YousignJson::object)
                        .findFirst()
                        .orElse(Map.of());
    }

    /** By the names of the parameters that take them. */
    private static Map<String, String> ids(String name, Map<String, Object> data) {
        Map<String, String> ids = new LinkedHashMap<>();
        data.forEach(
                (kind, value) -> {
                    Object id = YousignJson.object(value).get("id");
                    if (id != null) {
                        String suffix = name.startsWith(VERIFICATION) ? "VerificationId" : "Id";
                        ids.put(camelCase(kind) + suffix, id.toString());
                    }
                });
        return ids;
    }

    private static String camelCase(String words) {
        StringBuilder name = new StringBuilder();
        for (String word : words.split("_")) {
            name.append(
                    name.length() == 0
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    /** What the call says of its delivery, under the names of the headers that the route gets. */
    private static Map<String, String> delivery(WebhookMessage message) {
        Map<String, String> delivery = new LinkedHashMap<>();
        copy(message, "X-Yousign-Issued-At", delivery, "issuedAt");
        // its older name first: the newer wins
        copy(message, "X-Yousign-Retry-Count", delivery, "retry");
        copy(message, "X-Yousign-Retry", delivery, "retry");
        return delivery;
    }

    private static void copy(
            WebhookMessage message, String header, Map<String, String> delivery, String name) {
        message.headers().values(header).stream()
                .findFirst()
                .ifPresent(value -> delivery.put(name, value));
    }

    @Override
    public void register(String url, String secret) throws EsignOperationException {
        subscriptions.register(url, secret);
    }

    @Override
    public void unregister(String url) throws EsignOperationException {
        subscriptions.unregister(url);
    }
}
