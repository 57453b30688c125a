// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.WebhookSender;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reports a procedure to whoever its configuration names: receivers of webhooks, readers of
 * e-mails. Whoever is asked to sign is written to in any case.
 */
final class ProcedureEvents {
    private final YousignState state;

    ProcedureEvents(YousignState state) {
        this.state = state;
    }

    /** Calls the webhooks and writes nothing down. */
    void report(Procedure procedure, Member member, String event) {
        ObjectNode data = JsonReader.object().set("procedure", procedure.json());
        if (member != null) {
            data.set("member", member.json());
        }
        deliver(procedure.settings.at("/config/webhook").path(event), event, data);
    }

    /**
     * @param member null when it is about nobody
     */
    void of(Procedure procedure, Member member, String event) {
        procedure.happened(event, member);
        report(procedure, member, event);
        JsonNode templates = procedure.settings.at("/config/email").path(event);
        write(procedure, member, templates);
        if (event.equals("member.started") && templates.isEmpty()) {
            mail(member, "Please sign: " + procedure.name(), "");
        }
    }

    void reminded(Procedure procedure, JsonNode emails) {
        procedure.happened("reminder.executed", null);
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
        stamp.path("config").findValues(event).forEach(all -> deliver(all, event, data));
    }

    private void deliver(JsonNode webhooks, String event, ObjectNode data) {
        ObjectNode message = JsonReader.object().put("eventName", event).set("data", data);
        byte[] body = message.toString().getBytes(StandardCharsets.UTF_8);
        for (JsonNode webhook : webhooks) {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", "application/json");
            webhook.path("headers")
                    .properties()
                    .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
            URI receiver = URI.create(webhook.path("url").asText());
            WebhookSender.Message call = new WebhookSender.Message(receiver, headers, body);
            String method = webhook.path("method").asText("GET");
            state.services().webhooks().send(call.by(method), attempt -> {});
        }
    }

    private void write(Procedure procedure, Member about, JsonNode templates) {
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

    private static boolean isMeant(Member member, Member about, String who) {
        return switch (who) {
            case "@member" -> member == about;
            case "@members" -> true;
            case "@members.auto" -> member.isAsked();
            default -> who.equals("@members." + member.status);
        };
    }

    private void mail(Member to, String subject, String text) {
        state.mail(to.email(), subject, text, to.link());
    }
}
