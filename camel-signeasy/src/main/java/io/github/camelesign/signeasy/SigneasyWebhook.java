package io.github.camelesign.signeasy;

import static io.github.camelesign.signeasy.SigneasyCalls.object;
import static io.github.camelesign.signeasy.SigneasyCalls.objects;
import static io.github.camelesign.signeasy.SigneasyCalls.text;
import static io.github.camelesign.signeasy.SigneasyCalls.time;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.event.EsignEvent;
import io.github.camelesign.support.event.EventType;
import io.github.camelesign.support.http.EsignClient;
import io.github.camelesign.support.webhook.WebhookMessage;
import io.github.camelesign.support.webhook.WebhookProtocol;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signeasy's calls: {@code metadata} says what happened, {@code data} to what. They are not signed:
 * those of the newer generations carry a token that both sides know, and those of v1 come to a URL
 * that only Signeasy knows.
 */
final class SigneasyWebhook implements WebhookProtocol {

    private static final Logger LOG = LoggerFactory.getLogger(SigneasyWebhook.class);
    private static final String LAST_MODIFIED = "last_modified_time";

    /** What a recipient does, and the status that it leads to. */
    private static final Map<EventType, String> BY_RECIPIENT =
            Map.of(
                    EventType.VIEWED, "viewed",
                    EventType.SIGNED, "finalized",
                    EventType.DECLINED, "declined");

    private final SigneasyFamily family;
    private final EsignClient client;
    private final SigneasyCallbacks callbacks;

    SigneasyWebhook(SigneasyFamily family, EsignClient client, SigneasyCallbacks callbacks) {
        this.family = family;
        this.client = client;
        this.callbacks = callbacks;
    }

    @Override
    public boolean isSigned(WebhookMessage message, Set<String> secrets) {
        Stream<String> inUrl =
                message.headers().values(Exchange.HTTP_QUERY).stream()
                        .flatMap(SigneasyCallbacks::secrets);
        String inMessage =
                text(object(client.json().readMap(message.body()).get("metadata")).get("token"));
        return Stream.concat(inUrl, Stream.ofNullable(inMessage))
                .anyMatch(given -> secrets.stream().anyMatch(secret -> isEqual(secret, given)));
    }

    /** In a time that does not tell how much of it is right. */
    private static boolean isEqual(String secret, String given) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public EsignEvent read(WebhookMessage message) {
        Map<String, Object> body = client.json().readMap(message.body());
        Map<String, Object> data = object(body.get("data"));
        Map<String, Object> metadata = object(body.get("metadata"));
        String name = text(metadata.get("event_type"));
        if (name == null || data.get("id") == null) {
            throw new IllegalArgumentException("metadata.event_type or data.id is missing");
        }
        EventType type = SigneasyEventNames.type(name);
        boolean alone = name.startsWith("document.");
        String id = text(data.get("id"));
        String signed = alone ? id : text(data.get("signed_file_id"));
        Map<String, Object> recipient = recipient(type, data, metadata);
        return new EsignEvent(
                identity(name, data, metadata),
                type,
                name,
                text(data.get("owner_email")),
                id,
                text(data.get("status")),
                text(recipient.get("email")),
                occurredAt(type, data, recipient),
                family.ids(alone ? null : id, signed),
                body);
    }

    /**
     * Signeasy sends no event id. The same call that comes again tells of the same state; what may
     * be written anew each time, such as the token, is left out.
     */
    private static String identity(
            String name, Map<String, Object> data, Map<String, Object> metadata) {
        List<String> states =
                objects(data.get("recipients")).stream()
                        .map(r -> r.get("recipient_id") + "=" + r.get("status"))
                        .sorted()
                        .toList();
        return EsignEvent.idOf(
                "signeasy",
                "webhook",
                name,
                data.get("id"),
                data.get(LAST_MODIFIED),
                data.get("signed_file_id"),
                metadata.get("event_user"),
                states);
    }

    /** Who has done it: the user of the event, if a recipient, else the last one in that status. */
    private static Map<String, Object> recipient(
            EventType type, Map<String, Object> data, Map<String, Object> metadata) {
        if (!BY_RECIPIENT.containsKey(type)) {
            return Map.of();
        }
        List<Map<String, Object>> recipients = objects(data.get("recipients"));
        return recipients.stream()
                .filter(r -> r.get("email") != null)
                .filter(r -> r.get("email").equals(metadata.get("event_user")))
                .findFirst()
                .or(
                        () ->
                                recipients.stream()
                                        .filter(r -> BY_RECIPIENT.get(type).equals(r.get("status")))
                                        .max(Comparator.comparing(SigneasyWebhook::changed)))
                .orElse(Map.of());
    }

    private static Instant changed(Map<String, Object> state) {
        return Objects.requireNonNullElse(time(state.get(LAST_MODIFIED)), Instant.EPOCH);
    }

    /** The call that tells of a completion in v1 holds no time: then it is now. */
    private Instant occurredAt(
            EventType type, Map<String, Object> data, Map<String, Object> recipient) {
        boolean ofRecipient = EnumSet.of(EventType.VIEWED, EventType.SIGNED).contains(type);
        return Stream.of(
                        ofRecipient ? recipient.get(LAST_MODIFIED) : null,
                        data.get(LAST_MODIFIED),
                        client.providerTime().truncatedTo(ChronoUnit.SECONDS).getEpochSecond())
                .map(value -> time(value))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void register(String url, String secret) throws EsignOperationException {
        if (family == SigneasyFamily.PENDING) {
            callbacks.register(url, secret);
        } else {
            LOG.info(
                    "Signeasy's v3 has no call to register a webhook: give {} as the URL, and the webhookSecret as the token, to the application in Signeasy's developer portal",
                    url);
        }
    }

    @Override
    public void unregister(String url) throws EsignOperationException {
        if (family == SigneasyFamily.PENDING) {
            callbacks.unregister(url);
        }
    }
}
