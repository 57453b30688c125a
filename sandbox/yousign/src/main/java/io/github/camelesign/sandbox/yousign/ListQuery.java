// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Paging;
import io.github.camelesign.sandbox.core.described.Conventions.Page;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The part of a list that a query asks for. In version 3 dates are whole days, and a cursor names
 * the last one of its page, wherever that is by then.
 */
record ListQuery(YousignCall call) {
    private static final int PAGE = 30;

    static List<ObjectNode> newestFirst(Collection<ObjectNode> oldestFirst) {
        List<ObjectNode> list = new ArrayList<>(oldestFirst);
        Collections.reverse(list);
        return list;
    }

    Page page(List<ObjectNode> items) {
        List<ObjectNode> wanted =
                filtered(items, (name, value) -> filter(name.split("[\\[\\]]"), value));
        int size = limit(wanted.size());
        int first = first(call.query("after"), wanted);
        int end = Math.min(wanted.size(), first + size);
        String next = end < wanted.size() ? cursor(wanted.get(end - 1)) : null;
        ObjectNode facts = JsonReader.object().put("next_cursor", next);
        facts.putObject("meta").put("next_cursor", next);
        return new Page(new Paging(first, size).of(wanted), facts);
    }

    /** What is asked for, else what is usual; a list without a limit is whole. */
    private int limit(int whole) {
        String asked = call.query("limit");
        return call.operation.parameters().stream()
                .filter(parameter -> parameter.path("name").asText().equals("limit"))
                .mapToInt(parameter -> parameter.path("schema").path("default").asInt())
                .map(usual -> asked == null ? usual : Integer.parseInt(asked))
                .findFirst()
                .orElse(whole);
    }

    private static int first(String cursor, List<ObjectNode> items) {
        List<String> cursors = items.stream().map(ListQuery::cursor).toList();
        YousignError.violated("after", "This cursor is not valid")
                .when(cursor != null && !cursors.contains(cursor));
        return cursors.indexOf(cursor) + 1;
    }

    private static String cursor(ObjectNode item) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(item.path("id").asText().getBytes(StandardCharsets.UTF_8));
    }

    /** Those that pass all that the query says. */
    private List<ObjectNode> filtered(
            List<ObjectNode> items, BiFunction<String, String, Predicate<ObjectNode>> filter) {
        Predicate<ObjectNode> all =
                call.ctx().queryParams().entries().stream()
                        .map(asked -> filter.apply(asked.getKey(), asked.getValue()))
                        .reduce(item -> true, Predicate::and);
        return items.stream().filter(all).toList();
    }

    private Predicate<ObjectNode> filter(String[] key, String value) {
        String name = key[0];
        String operator = key.length > 1 ? key[1] : "eq";
        if (name.equals("after") || name.equals("limit")) {
            return item -> true;
        }
        if (name.equals("q")) {
            return item -> contains(item.path("name").asText(), value);
        }
        if (name.endsWith("_at")) {
            return dates(name, operator, value);
        }
        List<String> values = operator.equals("in") ? List.of(value.split(",")) : List.of(value);
        values.forEach(one -> requirePossible(name, one));
        return item -> values(item, name).anyMatch(values::contains);
    }

    static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private void requirePossible(String name, String value) {
        JsonNode list =
                call.conventions.description.flat(
                        call.operation.answerSchema(), MissingNode.getInstance());
        JsonNode items = list.at("/properties/data/items");
        JsonNode item = items.isMissingNode() ? list.path("items") : items;
        YousignError.violated(name, "The value you selected is not a valid choice")
                .when(!call.conventions.allows(item, name, value));
    }

    private static Predicate<ObjectNode> dates(String name, String operator, String text) {
        List<LocalDate> days;
        try {
            days = Stream.of(text.split(",")).map(LocalDate::parse).toList();
        } catch (DateTimeParseException e) {
            throw YousignError.violated(name, "This value is not a valid date (yyyy-mm-dd)");
        }
        YousignError.violated(name, "between has two dates: yyyy-mm-dd,yyyy-mm-dd")
                .when(days.size() != (operator.equals("between") ? 2 : 1));
        Instant end = Forms.endOf(days.get(days.size() - 1).toString(), ZoneOffset.UTC);
        boolean isOpen = operator.equals("before") || operator.equals("after");
        Instant start = days.get(0).atStartOfDay(ZoneOffset.UTC).toInstant();
        return moments(name, isOpen ? "strictly_" + operator : "between", start, end);
    }

    /** Of the item, of those in its list as for {@code label.name}, else of what is in it. */
    static Stream<String> values(ObjectNode item, String name) {
        int dot = name.indexOf('.');
        Stream<JsonNode> values = item.findValues(name).stream();
        if (dot > 0) {
            String list = name.substring(0, dot);
            JsonNode those = item.has(list) ? item.get(list) : item.path(list + "s");
            values = those.valueStream().map(one -> one.path(name.substring(dot + 1)));
        } else if (item.has(name)) {
            values = Stream.of(item.get(name));
        }
        return values.filter(value -> !value.isNull()).map(JsonNode::asText);
    }

    /** The part of a list of version 2. */
    List<ObjectNode> ofVersionTwo(List<ObjectNode> oldestFirst) {
        List<ObjectNode> found = filtered(oldestFirst, this::ofVersionTwo);
        found = "asc".equals(call.query("order[createdAt]")) ? found : newestFirst(found);
        return "true".equals(call.query("pagination"))
                ? Paging.page(number("page", 1), number("itemsPerPage", PAGE)).of(found)
                : found;
    }

    private int number(String name, int usual) {
        return Paging.number(
                call.query(name),
                usual,
                () -> YousignError.violated(name, "This value should be a number"));
    }

    private Predicate<ObjectNode> ofVersionTwo(String name, String value) {
        boolean isMember = name.equals("member");
        return switch (name) {
            case "member", "procedure" ->
                    item ->
                            DescribedVersionTwo.members(item)
                                    .map(id -> isMember ? id : call.state().member(id).envelope.id)
                                    .anyMatch(id -> Forms.id(id).equals(Forms.id(value)));
            // several of them are alternatives
            case "members", "members[]" -> {
                List<String> ids =
                        call.ctx().queryParams().getAll(name).stream().map(Forms::id).toList();
                yield item -> values(item, "members.id").map(Forms::id).anyMatch(ids::contains);
            }
            case "order[createdAt]", "pagination", "page", "itemsPerPage" -> item -> true;
            default -> {
                String[] key = name.split("[\\[\\]]");
                if (key.length == 1) {
                    yield item -> values(item, name).anyMatch(text -> contains(text, value));
                }
                Instant bound = moment(name, value);
                yield moments(key[0], key[1], bound, bound);
            }
        };
    }

    private static Predicate<ObjectNode> moments(
            String name, String operator, Instant first, Instant last) {
        Predicate<Instant> fits =
                switch (operator) {
                    case "after" -> moment -> !moment.isBefore(last);
                    case "before" -> moment -> !moment.isAfter(first);
                    case "strictly_after" -> moment -> moment.isAfter(last);
                    case "strictly_before" -> moment -> moment.isBefore(first);
                    case "between" -> moment -> !moment.isBefore(first) && !moment.isAfter(last);
                    default -> throw YousignError.violated(name, "after or before is required");
                };
        return item -> values(item, name).map(text -> moment(name, text)).anyMatch(fits);
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
