// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.Circulation.State;
import io.github.camelesign.sandbox.core.Circulation.Status;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.JsonTemplates;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Writes documents, signature requests and signed files as clients and webhooks read them. */
final class SigneasyJson {
    private static final String[] COLORS = {"[255, 165, 0, 0.35]", "[56, 185, 174, 0.35]"};
    private static final DateTimeFormatter FORMATTED =
            DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final JsonTemplates TEMPLATES =
            new JsonTemplates(
                    SigneasyJson.class,
                    "answers.json",
                    Map.of(
                            "text", value -> value.asText(),
                            "flag", value -> value.asBoolean(!value.isEmpty()) ? 1 : 0,
                            "date", value -> date(value),
                            "number", value -> value.asInt(),
                            "status", value -> word(Status.valueOf(value.asText())),
                            "state", value -> word(State.valueOf(value.asText()))));

    /** Of a template. */
    private record Role(int id, String name, String color, List<Integer> fields) {}

    private SigneasyJson() {}

    static String word(Status status) {
        return switch (status) {
            case OPEN -> "incomplete";
            case COMPLETED -> "complete";
            case DECLINED -> "recipient_declined";
            case CANCELLED -> "canceled";
            case EXPIRED -> "expired";
        };
    }

    static String word(State state) {
        return state == State.SIGNED ? "finalized" : state.name().toLowerCase(Locale.ROOT);
    }

    private static String date(JsonNode seconds) {
        return seconds.isNumber()
                ? FORMATTED.format(Instant.ofEpochSecond(seconds.asLong()))
                : null;
    }

    /** All that these templates of {@code answers.json} say about a thing. */
    static ObjectNode write(Object thing, String... templates) {
        ObjectNode json = JsonReader.object();
        for (String template : templates) {
            json.setAll(TEMPLATES.of(template, thing));
        }
        return json;
    }

    static ObjectNode of(Document original) {
        return write(original, "original");
    }

    static ObjectNode of(SignedFile signed, boolean newer) {
        ObjectNode json = write(signed, "signed");
        if (!signed.isOfOwner()) {
            json.set("pending_file", of(signed.request(), newer));
            json.setAll(newer ? write(signed.request(), "sources") : JsonReader.object());
        }
        return json;
    }

    static ObjectNode template(Document template, boolean newer) {
        List<String> names = template.roles();
        List<String> labels = template.labels();
        IntFunction<Object> role =
                i -> new Role(i + 1, names.get(i), COLORS[i % COLORS.length], List.of(i + 1));
        IntFunction<Object> text = i -> Map.of("id", names.size() + i + 1, "label", labels.get(i));
        Map<String, Object> facts =
                Map.of(
                        "template", template,
                        "roles", IntStream.range(0, names.size()).mapToObj(role).toList(),
                        "texts", IntStream.range(0, labels.size()).mapToObj(text).toList());
        ObjectNode json = write(facts, "template");
        if (newer) {
            // with fractions
            json.put("created_time", template.created().toEpochMilli() / 1000.0)
                    .put("modified_time", template.modified().toEpochMilli() / 1000.0)
                    .setAll(write(template, "newer template"));
        }
        return json;
    }

    /** As version 1 shows a pending file, and newer ones an envelope. */
    static ObjectNode of(Circulation<Sending> request, boolean newer) {
        if (newer) {
            return write(
                    request, "request", "company", "owner", "newer request", "sources", "expiry");
        }
        ObjectNode json = write(request, "request", "company");
        json.path("recipients").forEach(r -> ((ObjectNode) r).remove("recipient_user_id"));
        return json;
    }

    /** As webhooks show it, newer ones from version 2 on. */
    static ObjectNode inMessages(Circulation<Sending> request, boolean newer) {
        return newer
                ? write(request, "request", "owner", "sources", "expiry")
                : write(request, "request", "owner");
    }
}
