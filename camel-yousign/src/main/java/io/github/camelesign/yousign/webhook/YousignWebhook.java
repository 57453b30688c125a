// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.webhook;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.text;
import static io.github.camelesign.spi.JsonView.time;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.WebhookProtocol;
import io.github.camelesign.yousign.YousignConfiguration;
import io.github.camelesign.yousign.events.SignatureRequestEvents;
import io.github.camelesign.yousign.events.YousignEventNames;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.util.StringHelper;

/**
 * The calls of v3, signed with HMAC-SHA256 over the body. What they say of themselves stands beside
 * {@code data}, or in {@code metadata}; {@code data} holds what the event is about, each under the
 * name of its kind.
 */
public final class YousignWebhook implements WebhookProtocol {

    /** Yousign takes no shorter one and no longer one. */
    private static final int SECRET_LENGTH = 32;

    private static final String SIGNATURE = "X-Yousign-Signature-256";
    private static final String ALGORITHM = "sha256=";
    private static final String REQUEST = "signature_request";
    private static final Pattern UNSIGNED = Pattern.compile("[0-9TZ:.+-]{1,40}");

    /** Of which the name of a header can be made that every broker takes. */
    private static final Pattern KIND = Pattern.compile("[A-Za-z0-9_]*[A-Za-z0-9][A-Za-z0-9_]*");

    private static final Pattern UNDERSCORES = Pattern.compile("_+");

    private static final String TIME = "event_time";
    private static final String VERIFICATION = "verification.";

    private final YousignSubscriptions subscriptions;

    public YousignWebhook(EndpointContext<YousignConfiguration> endpoint) {
        this.subscriptions = new YousignSubscriptions(endpoint);
    }

    @Override
    public void check(boolean verified, List<String> secrets) {
        for (String secret : secrets) {
            if (secret.length() != SECRET_LENGTH) {
                throw new IllegalArgumentException(
                        "Yousign's webhookSecret must have exactly %d characters, but one has %d"
                                .formatted(SECRET_LENGTH, secret.length()));
            }
        }
    }

    @Override
    public boolean isSigned(Message message, Set<String> secrets) {
        List<String> headers = message.header(SIGNATURE);
        return secrets.stream()
                .map(message::hmacSha256)
                .anyMatch(hmac -> headers.stream().anyMatch(header -> isEqual(hmac, header)));
    }

    private static boolean isEqual(Signature hmac, String header) {
        String given = header.strip();
        return given.startsWith(ALGORITHM) && hmac.isHex(given.substring(ALGORITHM.length()));
    }

    @Override
    public EsignEvent read(Message message) {
        Map<String, Object> body = message.json();
        Map<String, Object> about = about(body);
        Map<String, Object> data = object(body.get("data"));
        String name = text(about.get("event_name"));
        if (name == null || data.isEmpty()) {
            throw new IllegalArgumentException("event_name or data is missing");
        }
        Instant called =
                time(about.get(TIME))
                        .orElseThrow(() -> new IllegalArgumentException(TIME + " is no time"));
        EventType type = YousignEventNames.type(name);
        Map<String, Object> subject = subject(name, data);
        Map<String, Object> signer = object(data.get("signer"));
        Map<String, String> ids = ids(name, data);
        ids.putAll(SignatureRequestEvents.externalId(object(data.get(REQUEST))));
        ids.putAll(delivery(message));
        Object id = about.get("event_id");
        return new EsignEvent(
                id == null ? EsignEvent.idOf("yousign", name, called, data) : id.toString(),
                type,
                name,
                text(subject.get("workspace_id")),
                text(subject.get("id")),
                text(subject.get("status")),
                SignatureRequestEvents.email(
                        signer.isEmpty() ? object(data.get("approver")) : signer),
                // as polls have it, where the call shows it
                type.isTerminal()
                        ? SignatureRequestEvents.outcomeAt(subject).orElse(called)
                        : called,
                ids,
                body);
    }

    /** Not {@code X-Yousign-Issued-At}: the signature is one of the body. */
    @Override
    public Instant signedAt(EsignEvent event) {
        return time(about(event.body()).get(TIME)).orElse(null);
    }

    private static Map<String, Object> about(Map<String, Object> body) {
        return body.get("metadata") instanceof Map ? object(body.get("metadata")) : body;
    }

    /** What has the status: the request rather than the person in it. */
    private static Map<String, Object> subject(String name, Map<String, Object> data) {
        if (data.get(REQUEST) instanceof Map) {
            return object(data.get(REQUEST));
        }
        Map<String, Object> own =
                object(data.get(name.substring(0, Math.max(0, name.indexOf('.')))));
        return own.isEmpty() ? ProcedureWebhook.first(data) : own;
    }

    /** By the names of the parameters that take them. */
    private static Map<String, String> ids(String name, Map<String, Object> data) {
        Map<String, String> ids = new LinkedHashMap<>();
        data.forEach(
                (kind, value) -> {
                    Object id = object(value).get("id");
                    if (id != null && KIND.matcher(kind).matches()) {
                        String suffix = name.startsWith(VERIFICATION) ? "VerificationId" : "Id";
                        ids.put(camelCase(kind) + suffix, id.toString());
                    }
                });
        return ids;
    }

    private static String camelCase(String words) {
        StringBuilder name = new StringBuilder();
        for (String word : UNDERSCORES.split(words)) {
            name.append(name.isEmpty() ? word : StringHelper.capitalize(word));
        }
        return name.toString();
    }

    /**
     * What the call says of its delivery, which is not signed: numbers and times only. Under the
     * names of the headers that the route gets.
     */
    private static Map<String, String> delivery(Message message) {
        Map<String, String> delivery = new LinkedHashMap<>();
        copy(message, "X-Yousign-Issued-At", delivery, "issuedAt");
        // its older name first: the newer wins
        copy(message, "X-Yousign-Retry-Count", delivery, "retry");
        copy(message, "X-Yousign-Retry", delivery, "retry");
        return delivery;
    }

    private static void copy(
            Message message, String header, Map<String, String> delivery, String name) {
        message.header(header).stream()
                .findFirst()
                .filter(value -> UNSIGNED.matcher(value).matches())
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
