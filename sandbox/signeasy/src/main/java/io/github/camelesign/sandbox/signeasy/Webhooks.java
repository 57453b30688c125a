// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.Circulation.Signer;
import io.github.camelesign.sandbox.core.Circulation.Status;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.WebhookSender;
import io.github.camelesign.sandbox.signeasy.Sending.Origin;
import io.github.camelesign.sandbox.signeasy.SigneasyState.User;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Who subscribed to what, and what they are sent. Nothing is signed; newer messages carry a token.
 */
final class Webhooks {
    private static final String COMPLETED = "rs.completed";

    /** Not of version 1; newer events are delivered to newer webhooks only. */
    private static final Set<String> NEWER =
            Set.of("rs.link_sent", "rs.expired", "rs.bulksign_completed", "rs.bulksign_declined");

    private final WebhookSender sender;
    private final ToIntFunction<String> userIds;
    private final Set<Callback> callbacks = new LinkedHashSet<>();
    private final List<PortalWebhook> portal = new ArrayList<>();

    /**
     * An address of version 1; it hears only of what calls with this {@code X-Client-ID} made, and
     * with null of everything.
     */
    record Callback(int userId, String clientId, String url) {
        private boolean wants(Event event, User owner, Origin origin) {
            return !NEWER.contains(event.name())
                    && userId == owner.id()
                    && (clientId == null || clientId.equals(origin.clientId()));
        }
    }

    /**
     * Something that happened, which history, e-mails and webhooks report, by its name at Signeasy,
     * for example {@code rs.signed}; who did it; the request as it is afterwards, and the signed
     * file that came of it, null when there is none yet.
     */
    record Event(
            String name,
            Instant at,
            String actor,
            Circulation<Sending> request,
            SignedFile signed) {
        /** All names, also those of what Signeasy does no more. */
        static final List<String> NAMES =
                List.of(
                        ("document.signed rs.bulksign_completed rs.bulksign_declined rs.completed"
                                        + " rs.declined rs.expired rs.initiated rs.link_sent"
                                        + " rs.reminded rs.signed rs.viewed rs.voided")
                                .split(" "));

        private static final Map<Status, String> ENDS =
                Map.of(
                        Status.COMPLETED, "rs.completed",
                        Status.CANCELLED, "rs.voided",
                        Status.EXPIRED, "rs.expired");

        boolean isOfOwner() {
            return name.equals("document.signed");
        }

        /**
         * What happened to a request between two moments, null for a new one, and what file it
         * became when it is complete.
         */
        static List<Event> between(
                Circulation<Sending> before,
                Circulation<Sending> after,
                SignedFile signed,
                Instant now) {
            List<Event> events = new ArrayList<>();
            String owner = after.contents().owner().email();
            if (before == null) {
                events.add(new Event("rs.initiated", now, owner, after, signed));
            }
            for (int i = 0; i < after.signers().size(); i++) {
                Signer old = before == null ? null : before.signers().get(i);
                Signer recipient = after.signers().get(i);
                for (String name : names(old, recipient, after.contents().embedded())) {
                    // Signeasy reports the completion in a message of its own
                    boolean last = name.equals("rs.signed") && after.is(Status.COMPLETED);
                    Circulation<Sending> request =
                            last ? after.over(Status.OPEN, null, after.modified()) : after;
                    SignedFile file = last ? null : signed;
                    events.add(new Event(name, now, recipient.email(), request, file));
                }
            }
            if (before != null && after.reminders() > before.reminders()) {
                events.add(new Event("rs.reminded", now, owner, after, signed));
            }
            // a decline was reported with its recipient
            String end = ENDS.get(after.status());
            if (end != null && before != null && after.status() != before.status()) {
                events.add(new Event(end, now, owner, after, signed));
            }
            return events;
        }

        private static List<String> names(Signer before, Signer after, boolean embedded) {
            List<String> names = new ArrayList<>();
            if (after.isDue() && (before == null || !before.isDue()) && !embedded) {
                names.add("rs.link_sent");
            }
            if (before != null && after.views() > before.views()) {
                names.add("rs.viewed");
            }
            if (before != null && before.isOpen() && !after.isOpen()) {
                names.add(after.hasSigned() ? "rs.signed" : "rs.declined");
            }
            return names;
        }
    }

    /** An address that was entered in the developer portal for an application. */
    record PortalWebhook(String application, String url, String token) {}

    Webhooks(WebhookSender sender, ToIntFunction<String> userIds) {
        this.sender = sender;
        this.userIds = userIds;
    }

    synchronized void add(Callback callback) {
        callbacks.add(callback);
    }

    synchronized void add(PortalWebhook webhook) {
        portal.add(webhook);
    }

    synchronized void remove(Callback callback) {
        callbacks.remove(callback);
    }

    /** The addresses that a user registered for an application. */
    synchronized List<String> urls(User user, String clientId) {
        return callbacks.stream()
                .filter(c -> c.userId() == user.id() && clientId.equals(c.clientId()))
                .map(Callback::url)
                .toList();
    }

    synchronized void happened(Event event, Origin origin) {
        User owner = event.request().contents().owner();
        callbacks.stream()
                .filter(callback -> callback.wants(event, owner, origin))
                .forEach(callback -> send(callback.url(), versionOne(event, origin)));
        portal.stream()
                .filter(webhook -> webhook.application().equals(origin.application()))
                .forEach(w -> send(w.url(), versionTwo(event, origin, w.token())));
    }

    private void send(String url, ObjectNode message) {
        byte[] body = message.toString().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of("Content-Type", "application/json");
        sender.send(new WebhookSender.Message(URI.create(url), headers, body), attempt -> {});
    }

    private ObjectNode versionOne(Event event, Origin origin) {
        boolean completed = event.name().equals(COMPLETED);
        // a text in this version, a number in the next
        ObjectNode data = completed ? SigneasyJson.write(event, "completed") : data(event, false);
        ObjectNode message = JsonReader.object().set("data", data);
        ObjectNode metadata = message.putObject("metadata").put("event_type", event.name());
        if (!completed && !event.isOfOwner()) {
            metadata.put("event_user_id", userIds.applyAsInt(event.actor()));
        }
        metadata.put("client_id", origin.clientId());
        metadata.put("event_user", completed ? null : event.actor());
        return message;
    }

    private ObjectNode versionTwo(Event event, Origin origin, String token) {
        ObjectNode data = data(event, true);
        ObjectNode message = JsonReader.object().set("data", data);
        if (event.request().contents().requestInfo() != null) {
            message.set("request_info", event.request().contents().requestInfo());
        }
        if (event.name().equals(COMPLETED)) {
            data.put("signed_file_id", event.signed().id());
        }
        message.putObject("metadata")
                .put("token", token)
                .put("event_type", event.name())
                .put("event_user_id", userIds.applyAsInt(event.actor()))
                .put("client_id", origin.application())
                .put("event_user", event.actor())
                .put("api_version", "v2");
        return message;
    }

    private static ObjectNode data(Event event, boolean newer) {
        if (event.isOfOwner()) {
            return SigneasyJson.write(event.signed(), "signed by owner");
        }
        ObjectNode json = SigneasyJson.inMessages(event.request(), newer);
        String reason = event.request().reason();
        return reason == null ? json : json.put("decline_reason", reason);
    }
}
