// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.webhook;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EventType;
import io.github.camelesign.signeasy.SigneasyConfiguration;
import io.github.camelesign.signeasy.events.SigneasyEventNames;
import io.github.camelesign.signeasy.events.SigneasyFamily;
import io.github.camelesign.signeasy.events.SigneasyTimes;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.PromotedFields;
import io.github.camelesign.spi.WebhookProtocol;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signeasy's calls: {@code metadata} says what happened, {@code data} to what. They are not signed:
 * those of the newer generations carry a token that both sides know, and those of v1 come to a URL
 * that only Signeasy knows (docs.signeasy.com, Webhooks).
 */
public final class SigneasyWebhook implements WebhookProtocol {

    private static final Logger LOG = LoggerFactory.getLogger(SigneasyWebhook.class);

    /** What a recipient does, and the status that it leads to. */
    private static final Map<EventType, String> BY_RECIPIENT =
            Map.of(
                    EventType.VIEWED, "viewed",
                    EventType.SIGNED, "finalized",
                    EventType.DECLINED, "declined");

    private final SigneasyFamily family;
    private final Calls calls;
    private final SigneasySubscriptions subscriptions;

    /** The calls that an endpoint gets whose operation is one of the two kinds of events. */
    public SigneasyWebhook(EndpointContext<SigneasyConfiguration> endpoint) {
        this.family = SigneasyFamily.of(endpoint.getOperation());
        this.calls = endpoint.calls();
        this.subscriptions = new SigneasySubscriptions(calls, endpoint.getConfiguration());
    }

    @Override
    public boolean isSigned(Message message, Set<String> secrets) {
        Stream<String> inUrl =
                message.header(Exchange.HTTP_QUERY).stream()
                        .flatMap(SigneasySubscriptions::secrets);
        String inMessage = text(object(message.json().get("metadata")).get("token"));
        return Stream.concat(inUrl, Stream.ofNullable(inMessage))
                .anyMatch(
                        given ->
                                secrets.stream()
                                        .anyMatch(secret -> WebhookProtocol.isSame(secret, given)));
    }

    @Override
    public EsignEvent read(Message message) {
        Map<String, Object> body = message.json();
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
        Map<String, String> ids =
                PromotedFields.of("requestInfo", object(body.get("request_info")));
        ids.putAll(family.ids(alone ? null : id, signed));
        return new EsignEvent(
                identity(name, data, metadata),
                type,
                name,
                text(data.get("owner_email")),
                id,
                text(data.get("status")),
                text(recipient.get("email")),
                occurredAt(type, data, recipient),
                ids,
                body);
    }

    /**
     * Signeasy sends no event id. The same call that comes again shows the same state; what may be
     * written anew each time, such as the token, is left out.
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
                data.get(SigneasyTimes.LAST_MODIFIED),
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
        return SigneasyTimes.lastModified(state).orElse(Instant.EPOCH);
    }

    /** The call about a completion in v1 holds no time: then it is now. */
    private Instant occurredAt(
            EventType type, Map<String, Object> data, Map<String, Object> recipient) {
        return Optional.of(recipient)
                .filter(r -> type == EventType.VIEWED || type == EventType.SIGNED)
                .flatMap(SigneasyTimes::lastModified)
                .or(() -> SigneasyTimes.lastModified(data))
                .orElseGet(() -> calls.now().truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public void register(String url, String secret) throws EsignOperationException {
        if (family == SigneasyFamily.PENDING) {
            subscriptions.register(url, secret);
        } else {
            LOG.info(
                    "Signeasy's v3 has no call to register a webhook: give {} as the URL, and the webhookSecret as the token, to the application in Signeasy's developer portal",
                    url);
        }
    }

    @Override
    public void unregister(String url) throws EsignOperationException {
        if (family == SigneasyFamily.PENDING) {
            subscriptions.unregister(url);
        }
    }
}
