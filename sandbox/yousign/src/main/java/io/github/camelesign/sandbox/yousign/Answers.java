// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What stands in the fields of a signer. */
final class Answers {
    private Answers() {}

    /** Refuses what does not fit the field. */
    static void give(ObjectNode field, JsonNode value) {
        switch (field.path("type").asText()) {
            case "text" -> {
                if (!value.isTextual()
                        || value.textValue().length() > field.path("max_length").asInt()) {
                    throw YousignError.violated(
                            "value",
                            "This value should be a text of at most "
                                    + field.path("max_length").asInt()
                                    + " characters");
                }
                field.set("answer", value);
            }
            case "checkbox" -> {
                if (!value.isBoolean()) {
                    throw YousignError.violated("value", "This value should be of type bool");
                }
                field.set("checked", value);
            }
            case "radio_group" -> {
                boolean known = false;
                for (JsonNode radio : field.path("radios")) {
                    boolean chosen = radio.path("name").asText().equals(value.asText());
                    known |= chosen;
                    ((ObjectNode) radio).put("checked", chosen);
                }
                if (!known) {
                    throw YousignError.violated("value", "The group has no such radio button");
                }
            }
            default ->
                    throw YousignError.violated(
                            "value", "Only text, checkbox and radio_group take an answer");
        }
    }

    /** Whether the signer would be asked for it before they can sign. */
    static boolean isMissing(ObjectNode field) {
        if (field.path("optional").asBoolean() || field.path("read_only").asBoolean()) {
            return false;
        }
        return switch (field.path("type").asText()) {
            case "text" -> !field.hasNonNull("answer") && !field.hasNonNull("default_value");
            case "checkbox" -> !field.path("checked").asBoolean();
            case "radio_group" -> {
                for (JsonNode radio : field.path("radios")) {
                    if (radio.path("checked").asBoolean()) {
                        yield false;
                    }
                }
                yield true;
            }
            default -> false;
        };
    }

    /** A person who signs leaves nothing out that is needed. */
    static void complete(List<ObjectNode> fields, Signer signer, Instant now) {
        for (ObjectNode field : fields) {
            switch (field.path("type").asText()) {
                case "text" -> answer(field, signer);
                case "checkbox" -> {
                    if (isMissing(field)) {
                        field.put("checked", true);
                    }
                }
                case "radio_group" -> {
                    if (isMissing(field)) {
                        ((ObjectNode) field.path("radios").get(0)).put("checked", true);
                    }
                }
                case "signer_name" -> field.put("value", name(field, signer));
                case "signer_email" -> field.put("value", signer.email());
                case "signature_date" -> field.put("value", date(field, now));
                default -> {
                    // a signature is drawn from what is known about the signer
                }
            }
        }
    }

    private static void answer(ObjectNode field, Signer signer) {
        if (field.hasNonNull("answer")) {
            return;
        }
        if (field.hasNonNull("default_value")) {
            field.set("answer", field.get("default_value"));
        } else if (isMissing(field)) {
            String text = signer.name();
            int max = field.path("max_length").asInt();
            field.put("answer", text.substring(0, Math.min(text.length(), max)));
        }
    }

    private static String name(ObjectNode field, Signer signer) {
        return switch (field.path("name_format").asText()) {
            case "first_name" -> signer.info.path("first_name").asText();
            case "last_name" -> signer.info.path("last_name").asText();
            default -> signer.name();
        };
    }

    private static String date(ObjectNode field, Instant now) {
        String format = field.path("date_format").asText("dd/MM/yyyy");
        return DateTimeFormatter.ofPattern(format, Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(now);
    }
}
