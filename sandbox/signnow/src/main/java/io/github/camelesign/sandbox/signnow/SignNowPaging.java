// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Paging;
import io.github.camelesign.sandbox.core.described.Conventions;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Lists of the second version, and the page numbers that some of the first take. */
final class SignNowPaging {
    private static final int DEFAULT_PER_PAGE = 15;
    private static final int HIGHEST_PER_PAGE = 100;
    private static final int BAD_PER_PAGE = 13003002;

    private SignNowPaging() {}

    /** One page of what passes the filters, in the order asked for, and how much there is. */
    static void answer(SignNowCall call, List<ObjectNode> rows) {
        answer(call, rows, row -> row);
    }

    /**
     * @param show writes a row; filters and orders may be by what it leaves out
     */
    static void answer(SignNowCall call, List<ObjectNode> rows, UnaryOperator<ObjectNode> show) {
        Conventions.Page page = page(call, rows, show);
        page.facts().putArray("data").addAll(page.rows());
        call.answer(page.facts());
    }

    static Conventions.Page page(
            SignNowCall call, List<ObjectNode> rows, UnaryOperator<ObjectNode> show) {
        ListFilter filter = ListFilter.of(call.query("filters"));
        List<ObjectNode> all = sorted(call, rows.stream().filter(filter::passes).toList());
        int perPage = perPage(call, DEFAULT_PER_PAGE);
        int page = page(call);
        Paging part = Paging.page(page, perPage);
        List<ObjectNode> shown = part.of(all).stream().map(show).toList();
        ObjectNode facts = JsonReader.object();
        facts.withObject("/meta/pagination")
                .put("total", all.size())
                .put("count", shown.size())
                .put("per_page", perPage)
                .put("current_page", page)
                .put("total_pages", Math.max(1, part.pages(all.size())))
                .putArray("links");
        return new Conventions.Page(shown, facts);
    }

    /** The page that the query names, or everything when it names none. */
    static <T> List<T> page(SignNowCall call, List<T> all) {
        return call.query("per_page") == null && call.query("page") == null
                ? all
                : Paging.page(page(call), perPage(call, HIGHEST_PER_PAGE)).of(all);
    }

    private static List<ObjectNode> sorted(SignNowCall call, List<ObjectNode> rows) {
        for (Map.Entry<String, String> query : call.ctx().queryParams()) {
            String name = query.getKey();
            if (name.startsWith("sort[") && name.endsWith("]")) {
                String field = name.substring("sort[".length(), name.length() - 1);
                Comparator<ObjectNode> order = Comparator.comparing(r -> r.path(field).asText());
                boolean descending = query.getValue().equalsIgnoreCase("desc");
                return rows.stream()
                        .sorted(descending ? Collections.reverseOrder(order) : order)
                        .toList();
            }
        }
        return rows;
    }

    private static int page(SignNowCall call) {
        return positive(call, "page", 1, () -> SignNowError.invalid("page must be 1 or more"));
    }

    private static int perPage(SignNowCall call, int fallback) {
        int perPage = positive(call, "per_page", fallback, SignNowPaging::badPerPage);
        if (perPage > HIGHEST_PER_PAGE) {
            throw badPerPage();
        }
        return perPage;
    }

    static SignNowError badPerPage() {
        return SignNowError.api(400, BAD_PER_PAGE, "per_page must be 1 to " + HIGHEST_PER_PAGE);
    }

    private static int positive(
            SignNowCall call, String name, int fallback, Supplier<SignNowError> refusal) {
        int number = Paging.number(call.query(name), fallback, refusal);
        if (number < 1) {
            throw refusal.get();
        }
        return number;
    }

    /**
     * The {@code filters} of version 2 lists: an array of {@code
     * {"field":{"type":"like","value":"x"}}} that must all pass, where {@code {"_OR":[...]}} passes
     * when one of its own does.
     */
    private record ListFilter(JsonNode filters) {
        private static final ObjectMapper MAPPER = new ObjectMapper();

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
                case "like" ->
                        actual.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
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
                case "entity_id" ->
                        row.path("entity_unique_id").asText(row.path("entity_id").asText());
                default -> row.path(field).asText();
            };
        }
    }
}
