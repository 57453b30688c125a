// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The {@code filters} of version 2 lists: an array of {@code {"field":{"type":"like","value":"x"}}}
 * that must all pass, where {@code {"_OR":[...]}} passes when one of its own does.
 */
final class ListFilter {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode filters;

    private ListFilter(JsonNode filters) {
        this.filters = filters;
    }

    /** Everything passes when there is no text. */
    static ListFilter of(String json) {
        try {
            JsonNode filters = MAPPER.readTree(json == null || json.isBlank() ? "[]" : json);
            if (filters.isArray()) {
                return new ListFilter(filters);
            }
        } catch (JsonProcessingException e) {
            // the same as no array
        }
        throw SignNowError.invalid("filters must be a JSON array");
    }

    boolean passes(ObjectNode row) {
        return stream(filters).allMatch(filter -> passes(row, filter));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static boolean passes(ObjectNode row, JsonNode filter) {
        return filter.properties().stream()
                .allMatch(
                        one ->
                                one.getKey().equals("_OR")
                                        ? stream(one.getValue()).anyMatch(or -> passes(row, or))
                                        : compare(row, one.getKey(), one.getValue()));
    }

    private static boolean compare(ObjectNode row, String field, JsonNode condition) {
        String actual = value(row, field);
        JsonNode wanted = condition.path("value");
        String text = wanted.asText();
        return switch (condition.path("type").asText()) {
            case "like" -> actual.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
            case "in" -> stream(wanted).anyMatch(one -> one.asText().equals(actual));
            case "between" -> isBetween(actual, wanted);
            case "=", "eq" -> text.equals(actual);
            default -> throw SignNowError.invalid("Unknown filter type on " + field);
        };
    }

    private static boolean isBetween(String actual, JsonNode wanted) {
        try {
            long number = Long.parseLong(actual);
            return number >= wanted.path(0).asLong() && number <= wanted.path(1).asLong();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Some filters are called otherwise than the field that they look at. */
    private static String value(ObjectNode row, String field) {
        return switch (field) {
            case "date" -> row.path("created").asText(row.path("request_start_time").asText());
            case "application" -> row.path("application_name").asText();
            case "code" -> row.path("response_status_code").asText();
            case "event" -> row.path("event").asText(row.path("event_name").asText());
            case "initiator_id" -> row.at("/request_content/meta/initiator_id").asText();
            case "entity_id" -> row.path("entity_unique_id").asText(row.path("entity_id").asText());
            default -> row.path(field).asText();
        };
    }
}
