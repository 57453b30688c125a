// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Sha256;
import io.github.camelesign.sandbox.core.WebhookSender;
import io.github.camelesign.sandbox.core.WebhookSender.Attempt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Publishes events to everybody who keeps track: the history, the e-mails, the webhooks. Those of a
 * procedure of version 2 go to whoever its configuration names; whoever is asked to sign is written
 * to in any case.
 */
final class EventPublisher {
    private static final Map<String, String> SUBJECTS =
            Map.of(
                    "signature_request.done", "Signed by everybody: ",
                    "signature_request.canceled", "Canceled: ");

    private final YousignState state;

    /** Whether messages hold their particulars in an object of their own. */
    volatile boolean nested;

    EventPublisher(YousignState state) {
        this.state = state;
    }

    /** The person is null when it is about nobody, the reason when there is none. */
    void happened(YousignEnvelope envelope, Person<?> about, String event, String reason) {
        report(envelope, about, event, reason);
        if (envelope instanceof Procedure procedure) {
            JsonNode templates = procedure.settings.at("/config/email").path(event);
            write(procedure, about, templates);
            if (event.equals("member.started") && templates.isEmpty()) {
                mail(about, "Please sign: " + procedure.name(), "");
            }
        } else if (about instanceof Recipient recipient && event.endsWith(".notified")) {
            mail(recipient, "Please " + recipient.verb() + ": ");
        } else if (envelope instanceof SignatureRequest request) {
            String subject = SUBJECTS.get(event);
            Stream<String> people =
                    request.people().filter(EventPublisher::isMailed).map(Person::email);
            Stream<String> followers =
                    request.followers.stream().map(f -> f.path("email").asText());
            Stream.concat(people, followers)
                    .filter(email -> subject != null)
                    .forEach(email -> mail(request, email, subject, null));
        }
    }

    /** Calls the webhooks and writes nothing down. */
    void report(YousignEnvelope envelope, Person<?> about, String event, String reason) {
        ObjectNode data = JsonReader.object().set(envelope.kind, envelope.json());
        if (about != null) {
            data.set(about.kind.word(), about.json());
        }
        if (reason != null) {
            data.put("reason", reason);
        }
        JsonNode settings = envelope.settings;
        if (envelope instanceof Procedure) {
            call(settings.at("/config/webhook").path(event), event, data);
        } else {
            deliver(event, settings.path("workspace_id").asText(), data);
        }
    }

    /** Calls the webhooks of version 3 that want it. */
    void deliver(String event, String workspaceId, ObjectNode data) {
        // the same for every retry
        ObjectNode particulars =
                JsonReader.object()
                        .put("event_id", UUID.randomUUID().toString())
                        .put("event_name", event)
                        .put("event_time", seconds());
        for (ObjectNode subscription : state.webhooks.all()) {
            if (subscription.path("enabled").asBoolean()
                    && holds(subscription, "subscribed_events", event)
                    && holds(subscription, "scopes", SignatureRequest.SOURCE)
                    && holds(subscription, "workspaces", workspaceId)) {
                byte[] body = body(particulars.deepCopy(), subscription, data);
                boolean isRetried = subscription.path("auto_retry").asBoolean();
                WebhookSender.Message message =
                        new WebhookSender.Message(
                                        URI.create(subscription.path("endpoint").asText()),
                                        headers(subscription.path("secret_key").asText(), body),
                                        body)
                                .countedIn("X-Yousign-Retry")
                                .triedAgain((last, retry) -> triesAgain(isRetried, last, retry));
                state.services().webhooks().send(message, attempt -> {});
            }
        }
    }

    private String seconds() {
        return String.valueOf(state.now().getEpochSecond());
    }

    private static boolean holds(ObjectNode subscription, String list, String value) {
        Stream<String> wanted = subscription.path(list).valueStream().map(JsonNode::asText);
        return wanted.anyMatch(List.of("*", value)::contains);
    }

    /** A redirect is an answer too. Without automatic retries only silence is tried again, once. */
    private static boolean triesAgain(boolean isRetried, Attempt attempt, int retry) {
        return isRetried
                ? attempt.status() < 200 || attempt.status() >= 400
                : attempt.status() == 0 && retry == 0;
    }

    private byte[] body(ObjectNode particulars, ObjectNode to, ObjectNode data) {
        particulars.put("subscription_id", to.path("id").asText());
        particulars.set("subscription_description", to.get("description"));
        particulars.set("sandbox", to.get("sandbox"));
        ObjectNode message =
                nested ? JsonReader.object().set("metadata", particulars) : particulars;
        return message.set("data", data).toString().getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, String> headers(String secret, byte[] body) {
        return Map.of(
                "Content-Type",
                "application/json",
                "User-Agent",
                "Yousign Webhook Bot",
                "X-Yousign-Signature-256",
                signature(secret, body),
                "X-Yousign-Issued-At",
                seconds());
    }

    static String signature(String secret, byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(Sha256.hmac(secret, body));
    }

    private static boolean isMailed(Recipient recipient) {
        return recipient.deliveryMode().equals("email");
    }

    void mail(Recipient recipient, String subject) {
        if (isMailed(recipient)) {
            mail(recipient.envelope, recipient.email(), subject, recipient.link());
        }
    }

    private void mail(SignatureRequest request, String to, String subject, String link) {
        JsonNode custom = request.settings.at("/email_notification/custom_note");
        String note = custom.asText(request.settings.path("email_custom_note").asText(""));
        state.mail(to, subject + request.name(), note, link);
    }

    void reminded(Procedure procedure, JsonNode emails) {
        JsonNode templates = emails.path("reminder.executed");
        write(procedure, null, templates);
        if (templates.isEmpty()) {
            procedure.members.stream()
                    .filter(Member::isAsked)
                    .forEach(member -> mail(member, "Reminder: " + procedure.name(), ""));
        }
    }

    /** Calls whoever the configuration of a server stamp names. */
    void stamped(String event, ObjectNode stamp) {
        ObjectNode data = JsonReader.object().set("serverStamp", stamp);
        stamp.path("config").findValues(event).forEach(all -> call(all, event, data));
    }

    private void call(JsonNode webhooks, String event, ObjectNode data) {
        ObjectNode json = JsonReader.object().put("eventName", event).set("data", data);
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        for (JsonNode webhook : webhooks) {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", "application/json");
            webhook.path("headers")
                    .properties()
                    .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
            URI receiver = URI.create(webhook.path("url").asText());
            WebhookSender.Message message = new WebhookSender.Message(receiver, headers, body);
            String method = webhook.path("method").asText("GET");
            state.services().webhooks().send(message.by(method), attempt -> {});
        }
    }

    private void write(Procedure procedure, Person<?> about, JsonNode templates) {
        for (JsonNode template : templates) {
            String subject = template.path("subject").asText();
            String message = template.path("message").asText();
            for (JsonNode to : template.path("to")) {
                String who = to.asText();
                if (who.startsWith("@member")) {
                    procedure.members.stream()
                            .filter(member -> isMeant(member, about, who))
                            .forEach(member -> mail(member, subject, message));
                } else if (who.equals("@creator")) {
                    state.mail(Yousign.DEMO_USER, subject, message, null);
                } else if (!who.startsWith("@")) {
                    // subscribers are users of the application, of whom the sandbox has none
                    state.mail(who, subject, message, null);
                }
            }
        }
    }

    private static boolean isMeant(Member member, Person<?> about, String who) {
        return switch (who) {
            case "@member" -> member == about;
            case "@members" -> true;
            case "@members.auto" -> member.isAsked();
            default -> who.equals("@members." + member.status);
        };
    }

    private void mail(Person<?> to, String subject, String text) {
        state.mail(to.email(), subject, text, to.link());
    }
}
