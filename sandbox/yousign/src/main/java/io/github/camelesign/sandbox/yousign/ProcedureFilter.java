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
import java.util.function.IntPredicate;
import java.util.function.Predicate;

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
                yield item ->
                        ListQuery.values(item, "members.id").map(Iri::id).anyMatch(ids::contains);
            }
            case "order[createdAt]", "pagination", "page", "itemsPerPage" -> item -> true;
            default -> {
                String[] key = name.split("[\\[\\]]");
                yield key.length > 1
                        ? date(key[0], key[1], moment(name, value))
                        : item ->
                                ListQuery.values(item, name)
                                        .anyMatch(text -> ListQuery.contains(text, value));
            }
        };
    }

    private static Predicate<ObjectNode> date(String name, String operator, Instant bound) {
        IntPredicate fits =
                switch (operator) {
                    case "after" -> order -> order >= 0;
                    case "before" -> order -> order <= 0;
                    case "strictly_after" -> order -> order > 0;
                    case "strictly_before" -> order -> order < 0;
                    default -> throw YousignError.violated(name, "after or before is required");
                };
        return item ->
                item.hasNonNull(name)
                        && fits.test(moment(name, item.get(name).asText()).compareTo(bound));
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
