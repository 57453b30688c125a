// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Paging;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which procedures a list shows, in which order and which page of them. */
final class ProcedureFilter {
    private static final List<String> DATES =
            List.of("createdAt", "updatedAt", "expiresAt", "deletedAt");
    private static final List<String> MEMBER_TEXTS =
            List.of("firstname", "lastname", "phone", "email");
    private static final int PAGE = 30;
    private final YousignCall call;
    private Predicate<ObjectNode> wanted = item -> true;

    ProcedureFilter(YousignCall call) {
        this.call = call;
        String status = call.query("status");
        if (status != null) {
            wanted = wanted.and(item -> item.path("status").asText().equals(status));
        }
        String template = call.query("template");
        if (template != null) {
            wanted = wanted.and(item -> item.path("template").asText().equals(template));
        }
        contains("name", item -> Stream.of(item.path("name")));
        contains("files.name", item -> all(item, "files", "name"));
        MEMBER_TEXTS.forEach(
                name -> contains("members." + name, item -> all(item, "members", name)));
        List<String> members = new ArrayList<>(call.ctx().queryParams().getAll("members"));
        members.addAll(call.ctx().queryParams().getAll("members[]"));
        if (!members.isEmpty()) {
            List<String> ids = members.stream().map(Iri::id).toList();
            wanted =
                    wanted.and(
                            item ->
                                    all(item, "members", "id")
                                            .anyMatch(id -> ids.contains(Iri.id(id.asText()))));
        }
        DATES.forEach(this::dates);
    }

    List<ObjectNode> apply(List<ObjectNode> oldestFirst) {
        List<ObjectNode> found = new ArrayList<>(oldestFirst.stream().filter(wanted).toList());
        if (!"asc".equals(call.query("order[createdAt]"))) {
            Collections.reverse(found);
        }
        if (!"true".equals(call.query("pagination"))) {
            return found;
        }
        int size = number("itemsPerPage", PAGE);
        return Paging.page(number("page", 1), size).of(found);
    }

    private int number(String name, int usual) {
        return Paging.number(
                call.query(name),
                usual,
                () -> YousignError.violated(name, "This value should be a number"));
    }

    private interface Texts {
        Stream<JsonNode> of(ObjectNode item);
    }

    private static Stream<JsonNode> all(ObjectNode item, String list, String name) {
        List<JsonNode> values = new ArrayList<>();
        item.path(list).forEach(element -> values.add(element.path(name)));
        return values.stream();
    }

    private void contains(String name, Texts texts) {
        String part = call.query(name);
        if (part != null) {
            String lower = part.toLowerCase(Locale.ROOT);
            wanted =
                    wanted.and(
                            item ->
                                    texts.of(item)
                                            .anyMatch(
                                                    text ->
                                                            text.asText()
                                                                    .toLowerCase(Locale.ROOT)
                                                                    .contains(lower)));
        }
    }

    private void dates(String name) {
        date(name, "after", order -> order >= 0);
        date(name, "before", order -> order <= 0);
        date(name, "strictly_after", order -> order > 0);
        date(name, "strictly_before", order -> order < 0);
    }

    private void date(String name, String operator, Predicate<Integer> order) {
        String parameter = name + "[" + operator + "]";
        String text = call.query(parameter);
        if (text != null) {
            Instant bound = moment(parameter, text);
            wanted =
                    wanted.and(
                            item ->
                                    item.hasNonNull(name)
                                            && order.test(
                                                    moment(name, item.get(name).asText())
                                                            .compareTo(bound)));
        }
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
