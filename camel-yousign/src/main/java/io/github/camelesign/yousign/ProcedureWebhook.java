package io.github.camelesign.yousign;

import io.github.camelesign.support.event.EsignEvent;
import io.github.camelesign.support.event.EventType;
import io.github.camelesign.support.http.Json;
import io.github.camelesign.support.webhook.WebhookMessage;
import io.github.camelesign.support.webhook.WebhookProtocol;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The calls of v2. They are asked for by each procedure as it is made, and not signed: a secret
 * travels in a header that the procedure asks for, too.
 */
final class ProcedureWebhook implements WebhookProtocol {

    private static final String SECRET = "X-Webhook-Secret";

    private final Json json;

    ProcedureWebhook(Json json) {
        this.json = json;
    }

    /**
     * What stands in a new procedure so that it calls.
     *
     * @throws IllegalArgumentException when there is neither a secret nor the word that there is to
     *     be none
     */
    static Map<String, Object> calls(YousignConfiguration options, List<String> secrets) {
        if (secrets.isEmpty() && !"none".equals(options.getWebhookVerification())) {
            throw new IllegalArgumentException(
                    "webhookUrl needs the option webhookSecret: Yousign v2 signs no calls, and the secret in their header %s tells them from others"
                            .formatted(SECRET));
        }
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("url", options.getWebhookUrl());
        call.put("method", "POST");
        secrets.stream()
                .findFirst()
                .ifPresent(secret -> call.put("headers", Map.of(SECRET, secret)));
        return YousignEventNames.ofTypes(
                        YousignEventNames.OF_PROCEDURES, EventType.parse(options.getEventTypes()))
                .stream()
                .collect(Collectors.toMap(name -> name, name -> List.of(call)));
    }

    @Override
    public boolean isSigned(WebhookMessage message, Set<String> secrets) {
        return message.headers().values(SECRET).stream()
                .map(ProcedureWebhook::bytes)
                .anyMatch(
                        given ->
                                secrets.stream()
                                        .anyMatch(
                                                secret ->
                                                        MessageDigest.isEqual(
                                                                bytes(secret), given)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without an event id or a time; what makes one different from others is all of it. */
    @Override
    public EsignEvent read(WebhookMessage message) {
        Map<String, Object> body = json.readMap(message.body());
        Map<String, Object> data = YousignJson.object(body.get("data"));
        String name = YousignJson.text(body.get("eventName"));
        if (name == null || data.isEmpty()) {
            throw new IllegalArgumentException("eventName or data is missing");
        }
        Map<String, Object> procedure = YousignJson.object(data.get("procedure"));
        Map<String, Object> member = YousignJson.object(data.get("member"));
        Map<String, Object> subject = procedure.isEmpty() ? first(data) : procedure;
        Map<String, String> ids = new LinkedHashMap<>();
        put(ids, "procedureId", procedure);
        put(ids, "memberId", member);
        put(ids, "serverStampId", YousignJson.object(data.get("server_stamp")));
        Instant changed = ProcedureEvents.endedAt(member.isEmpty() ? subject : member);
        return new EsignEvent(
                EsignEvent.idOf("yousign", new String(message.body(), StandardCharsets.UTF_8)),
                YousignEventNames.typeOfV2(name),
                name,
                YousignJson.text(subject.get("workspace")),
                YousignJson.text(subject.get("id")),
                YousignJson.text(subject.get("status")),
                RequestEvents.email(member),
                changed.equals(Instant.EPOCH) ? Instant.now() : changed,
                ids,
                body);
    }

    private static Map<String, Object> first(Map<String, Object> data) {
        return data.values().stream()
                .filter(Map.class::isInstance)
                .map(YousignJson::object)
                .findFirst()
                .orElse(Map.of());
    }

    private static void put(Map<String, String> ids, String name, Map<String, Object> object) {
        if (object.get("id") != null) {
            ids.put(name, object.get("id").toString());
        }
    }

    /** Each procedure asks for its own calls: see the option webhookUrl. */
    @Override
    public boolean isRegistrable() {
        return false;
    }

    @Override
    public void register(String url, String secret) {
        // nothing to ask for
    }

    @Override
    public void unregister(String url) {
        // nothing to end
    }
}
