// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * DocuSign takes numbers and booleans as they are or as text, and always answers text. Times are
 * text in one of many ways; without offset they are UTC.
 */
final class Scalars {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter READ =
            new DateTimeFormatterBuilder()
                    .appendOptional(DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .appendOptional(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendPattern("[yyyy-MM-dd][MMMM d, yyyy][MMM-dd-yyyy][dd-MM-yyyy][M/d/yyyy]")
                    .appendPattern("[' | 'HH:mm][ H:mm]")
                    .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                    .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                    .toFormatter(Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private Scalars() {}

    /** A copy in which every number and boolean is text; what is null is left out. */
    static ObjectNode asText(ObjectNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> copy.set(field.getKey(), value(field.getValue())));
        return copy;
    }

    private static JsonNode value(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return asText(object);
        }
        if (value instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(value(item)));
            return copy;
        }
        return JsonNodeFactory.instance.textNode(value.asText());
    }

    static boolean isTrue(JsonNode object, String name) {
        return object.path(name).asText().equalsIgnoreCase("true");
    }

    /** A whole number that is at least as large as given, or the fallback when there is none. */
    static int number(JsonNode object, String name, int atLeast, int fallback) {
        return number(object.path(name).asText(), name, atLeast, fallback);
    }

    static int number(String text, String name, int atLeast, int fallback) {
        if (text == null || text.isEmpty()) {
            return fallback;
        }
        boolean valid = text.trim().matches("\\d{1,9}");
        int number = valid ? Integer.parseInt(text.trim()) : 0;
        DocuSignError.check(
                valid && number >= atLeast,
                name + " must be a whole number of at least " + atLeast + ", not '" + text + "'.");
        return number;
    }

    static String guid(String name, String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw DocuSignError.invalidParameter("The value of " + name + " is not a GUID.");
        }
    }

    /** Without a host when the text is no address. */
    static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }

    static String write(Instant instant) {
        return WRITTEN.format(instant);
    }

    /** Empty when it is not clear which time is meant. */
    static Optional<Instant> read(String text) {
        try {
            return Optional.of(READ.parse(text.trim(), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static boolean isBetween(Optional<Instant> time, Optional<Instant> from, Optional<Instant> to) {
        return (from.isEmpty() || time.isPresent() && !time.get().isBefore(from.get()))
                && (to.isEmpty() || time.isPresent() && !time.get().isAfter(to.get()));
    }
}
