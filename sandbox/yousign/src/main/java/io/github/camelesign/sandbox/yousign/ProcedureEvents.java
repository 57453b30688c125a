// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Mail;
import io.github.camelesign.sandbox.core.WebhookSender;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reports a procedure to whoever its configuration names: receivers of webhooks, readers of
 * e-mails. Whoever is asked to sign is written to in any case.
 */
final class ProcedureEvents {
    private static final String STARTED = "member.started";

    private final ObjectMapper mapper = new ObjectMapper();
    private final YousignState state;

    ProcedureEvents(YousignState state) {
        this.state = state;
    }

    void of(Procedure procedure, String event) {
        of(procedure, null, event);
    }

    /** Calls the webhooks and writes nothing down. */
    void report(Procedure procedure, Member member, String event) {
        for (JsonNode webhook : procedure.settings.at("/config/webhook").path(event)) {
            deliver(webhook, event, data(procedure, member));
        }
    }

    void of(Procedure procedure, Member member, String event) {
        String by = member == null ? Yousign.DEMO_USER : member.email();
        procedure.history.add(new EnvelopeHistory(state.now(), event, by));
        JsonNode config = procedure.settings.path("config");
        report(procedure, member, event);
        JsonNode templates = config.path("email").path(event);
        for (JsonNode template : templates) {
            write(procedure, member, template);
        }
        if (event.equals(STARTED) && templates.isEmpty()) {
            mail(procedure, member, member.email(), "Please sign: " + procedure.name(), "");
        }
    }

    void reminded(Procedure procedure, JsonNode emails) {
        procedure.history.add(
                new EnvelopeHistory(state.now(), "reminder.executed", Yousign.DEMO_USER));
        JsonNode templates = emails.path("reminder.executed");
        for (JsonNode template : templates) {
            write(procedure, null, template);
        }
        if (templates.isEmpty()) {
            procedure.members.stream()
                    .filter(Member::isAsked)
                    .forEach(
                            m ->
                                    mail(
                                            procedure,
                                            m,
                                            m.email(),
                                            "Reminder: " + procedure.name(),
                                            ""));
        }
    }

    /** Calls whoever the configuration of a server stamp names. */
    void stamped(String event, ObjectNode stamp) {
        ObjectNode data = JsonReader.object().set("serverStamp", stamp);
        stamp.path("config").findValues(event).stream()
                .flatMap(all -> StreamSupport.stream(all.spliterator(), false))
                .forEach(webhook -> deliver(webhook, event, data));
    }

    private static ObjectNode data(Procedure procedure, Member member) {
        ObjectNode data = JsonReader.object().set("procedure", procedure.json());
        if (member != null) {
            data.set("member", member.json());
        }
        return data;
    }

    private void deliver(JsonNode webhook, String event, ObjectNode data) {
        ObjectNode message = JsonReader.object().put("eventName", event).set("data", data);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        webhook.path("headers")
                .properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        state.services()
                .webhooks()
                .send(
                        new WebhookSender.Message(
                                        URI.create(webhook.path("url").asText()),
                                        headers,
                                        bytes(message))
                                .by(webhook.path("method").asText("GET")),
                        attempt -> {});
    }

    private byte[] bytes(ObjectNode json) {
        try {
            return mapper.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Procedure procedure, Member about, JsonNode template) {
        String subject = template.path("subject").asText();
        String message = template.path("message").asText();
        for (JsonNode to : template.path("to")) {
            String who = to.asText();
            if (!who.startsWith("@")) {
                mail(procedure, null, who, subject, message);
            } else if (who.equals("@creator")) {
                mail(procedure, null, Yousign.DEMO_USER, subject, message);
            } else {
                for (Member member : members(procedure, about, who)) {
                    mail(procedure, member, member.email(), subject, message);
                }
            }
        }
    }

    /** Subscribers are users of the application, of whom the sandbox has none. */
    private static List<Member> members(Procedure procedure, Member about, String who) {
        return switch (who) {
            case "@member" -> Stream.ofNullable(about).toList();
            case "@members" -> List.copyOf(procedure.members);
            case "@members.auto" -> procedure.members.stream().filter(Member::isAsked).toList();
            default ->
                    procedure.members.stream()
                            .filter(member -> who.equals("@members." + member.status()))
                            .toList();
        };
    }

    private void mail(Procedure procedure, Member to, String email, String subject, String text) {
        String link = to == null ? null : state.links.address(state.links.to(procedure.id, to.id));
        state.services()
                .mailbox()
                .add(new Mail(state.now(), YousignModule.NAME, email, subject, text, link));
    }
}
