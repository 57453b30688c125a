// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which signature requests a list shows. Dates are whole days. */
final class RequestFilter {
    private static final List<String> DATES =
            List.of(
                    "created_at",
                    "activated_at",
                    "completed_at",
                    "approved_at",
                    "rejected_at",
                    "declined_at");
    private static final String[] KNOWN =
            Stream.concat(
                            Stream.of(
                                    "after",
                                    "limit",
                                    "q",
                                    "status[eq]",
                                    "status[in]",
                                    "workspace_id[eq]",
                                    "external_id[eq]",
                                    "source[eq]",
                                    "source[in]",
                                    "label.name[eq]",
                                    "label.name[in]"),
                            DATES.stream()
                                    .flatMap(
                                            date ->
                                                    Stream.of("eq", "between", "before", "after")
                                                            .map(op -> date + "[" + op + "]")))
                    .toArray(String[]::new);
    private static final Set<String> STATUSES =
            Set.of(
                    "draft",
                    "ongoing",
                    "done",
                    "deleted",
                    "expired",
                    "canceled",
                    "approval",
                    "rejected",
                    "declined",
                    "paused");

    private final Query query;
    private Predicate<ObjectNode> wanted = item -> true;

    RequestFilter(YousignCall call) {
        this.query = new Query(call, KNOWN);
        among("status", item -> item.path("status").asText(), STATUSES);
        among("workspace_id", item -> item.path("workspace_id").asText(), null);
        among("external_id", item -> item.path("external_id").asText(), null);
        if (query.text("source[eq]") == null && query.text("source[in]") == null) {
            wanted = wanted.and(item -> item.path("source").asText().equals(EventPublisher.SOURCE));
        }
        among("source", item -> item.path("source").asText(), null);
        labels();
        DATES.forEach(this::dates);
        String text = query.text("q");
        if (text != null) {
            String lower = text.toLowerCase(Locale.ROOT);
            wanted =
                    wanted.and(
                            item ->
                                    item.path("name")
                                            .asText()
                                            .toLowerCase(Locale.ROOT)
                                            .contains(lower));
        }
    }

    Query query() {
        return query;
    }

    /** Those that are wanted, without what lists leave out. */
    List<ObjectNode> apply(List<ObjectNode> items) {
        return items.stream()
                .filter(wanted)
                .map(item -> item.deepCopy().remove(RequestJson.NOT_LISTED))
                .toList();
    }

    private interface Property {
        String of(ObjectNode item);
    }

    private void among(String name, Property property, Set<String> allowed) {
        Set<String> values = values(name);
        if (values == null) {
            return;
        }
        if (allowed != null && !allowed.containsAll(values)) {
            throw YousignError.violated(name, "The value you selected is not a valid choice");
        }
        wanted = wanted.and(item -> values.contains(property.of(item)));
    }

    private void labels() {
        Set<String> values = values("label.name");
        if (values != null) {
            wanted =
                    wanted.and(
                            item -> {
                                for (JsonNode label : item.path("labels")) {
                                    if (values.contains(label.path("name").asText())) {
                                        return true;
                                    }
                                }
                                return false;
                            });
        }
    }

    /** Null when nothing was asked for. */
    private Set<String> values(String name) {
        String one = query.text(name + "[eq]");
        String some = query.text(name + "[in]");
        if (one != null && some != null) {
            throw YousignError.violated(name, "Only one operator is possible");
        }
        return one != null
                ? Set.of(one)
                : some != null ? Set.copyOf(List.of(some.split(","))) : null;
    }

    private void dates(String name) {
        Property property = item -> moment(item, name);
        LocalDate equal = date(name, "eq");
        if (equal != null) {
            on(property, day -> day.isEqual(equal));
        }
        LocalDate before = date(name, "before");
        if (before != null) {
            on(property, day -> day.isBefore(before));
        }
        LocalDate after = date(name, "after");
        if (after != null) {
            on(property, day -> day.isAfter(after));
        }
        String between = query.text(name + "[between]");
        if (between != null) {
            String[] ends = between.split(",");
            if (ends.length != 2) {
                throw YousignError.violated(name, "Two dates are required: yyyy-mm-dd,yyyy-mm-dd");
            }
            LocalDate from = parse(name, ends[0]);
            LocalDate to = parse(name, ends[1]);
            on(property, day -> !day.isBefore(from) && !day.isAfter(to));
        }
    }

    private static String moment(ObjectNode item, String name) {
        JsonNode holder =
                switch (name) {
                    case "rejected_at" -> item.path("rejection_information");
                    case "declined_at" -> item.path("decline_information");
                    default -> item;
                };
        return holder.path(name).asText(null);
    }

    private void on(Property property, Predicate<LocalDate> days) {
        wanted =
                wanted.and(
                        item ->
                                property.of(item) != null
                                        && days.test(Timestamps.day(property.of(item))));
    }

    private LocalDate date(String name, String operator) {
        String text = query.text(name + "[" + operator + "]");
        return text == null ? null : parse(name, text);
    }

    private static LocalDate parse(String name, String text) {
        if (!Rules.isDate(text)) {
            throw YousignError.violated(name, "This value is not a valid date (yyyy-mm-dd)");
        }
        return LocalDate.parse(text);
    }
}
