// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Paging;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which procedures a list shows, in which order and which page of them. */
record ProcedureFilter(YousignCall call) {
    private static final int PAGE = 30;

    List<ObjectNode> procedures() {
        Predicate<ObjectNode> wanted =
                call.ctx().queryParams().entries().stream()
                        .map(asked -> filter(asked.getKey(), asked.getValue()))
                        .reduce(item -> true, Predicate::and);
        List<ObjectNode> found = call.state().procedures.listed().stream().filter(wanted).toList();
        if (!"asc".equals(call.query("order[createdAt]"))) {
            found = ListQuery.newestFirst(found);
        }
        if (!"true".equals(call.query("pagination"))) {
            return found;
        }
        return Paging.page(number("page", 1), number("itemsPerPage", PAGE)).of(found);
    }

    private int number(String name, int usual) {
        return Paging.number(
                call.query(name),
                usual,
                () -> YousignError.violated(name, "This value should be a number"));
    }

    private Predicate<ObjectNode> filter(String name, String value) {
        return switch (name) {
            case "status", "template" -> item -> item.path(name).asText().equals(value);
            // several of them are alternatives
            case "members", "members[]" -> {
                List<String> ids =
                        call.ctx().queryParams().getAll(name).stream().map(Iri::id).toList();
                yield item -> texts(item, "members.id").map(Iri::id).anyMatch(ids::contains);
            }
            case "order[createdAt]", "pagination", "page", "itemsPerPage" -> item -> true;
            default ->
                    name.endsWith("]")
                            ? date(name.split("[\\[\\]]"), moment(name, value))
                            : item -> texts(item, name).anyMatch(text -> contains(text, value));
        };
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    /** Of the item, or as {@code members.name} of those in its list. */
    private static Stream<String> texts(ObjectNode item, String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? Stream.of(item.path(name).asText())
                : item.path(name.substring(0, dot))
                        .valueStream()
                        .map(one -> one.path(name.substring(dot + 1)).asText());
    }

    private static Predicate<ObjectNode> date(String[] name, Instant bound) {
        return item -> {
            if (!item.hasNonNull(name[0])) {
                return false;
            }
            int order = moment(name[0], item.get(name[0]).asText()).compareTo(bound);
            return switch (name[1]) {
                case "after" -> order >= 0;
                case "before" -> order <= 0;
                case "strictly_after" -> order > 0;
                case "strictly_before" -> order < 0;
                default -> throw YousignError.violated(name[0], "after or before is required");
            };
        };
    }

    private static Instant moment(String name, String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    // in a query that was not encoded the sign of the offset arrives as a blank
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw YousignError.violated(name, "This value is not a valid date");
        }
    }
}
