// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Paging;
import io.github.camelesign.sandbox.core.described.Conventions.Page;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The part of a list of version 3 that a query asks for. Dates are whole days; a cursor names the
 * last one of its page, wherever that is by then.
 */
record ListQuery(YousignCall call) {
    static List<ObjectNode> newestFirst(Collection<ObjectNode> oldestFirst) {
        List<ObjectNode> list = new ArrayList<>(oldestFirst);
        Collections.reverse(list);
        return list;
    }

    Page page(List<ObjectNode> items) {
        List<ObjectNode> wanted = items.stream().filter(filter()).toList();
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

    private Predicate<ObjectNode> filter() {
        return call.ctx().queryParams().entries().stream()
                .map(asked -> filter(asked.getKey().split("[\\[\\]]"), asked.getValue()))
                .reduce(item -> true, Predicate::and);
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
        LocalDate first = days.get(0);
        LocalDate last = days.get(days.size() - 1);
        Predicate<LocalDate> fits =
                switch (operator) {
                    case "before" -> day -> day.isBefore(first);
                    case "after" -> day -> day.isAfter(last);
                    default -> day -> !day.isBefore(first) && !day.isAfter(last);
                };
        return item -> values(item, name).map(Timestamps::day).anyMatch(fits);
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
}
