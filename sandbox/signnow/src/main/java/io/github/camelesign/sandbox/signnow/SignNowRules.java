// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Page;
import io.github.camelesign.sandbox.core.Paging;
import io.github.camelesign.sandbox.core.described.Conventions;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.described.Description;
import io.github.camelesign.sandbox.core.described.RequestCheck;
import io.github.camelesign.sandbox.core.described.RequestCheck.SchemaViolation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What SignNow demands of requests, and how it answers what its description alone defines. */
final class SignNowRules implements Conventions<SignNowCall> {
    static final int HIGHEST_PER_PAGE = 100;
    private static final int DEFAULT_PER_PAGE = 15;
    private static final Pattern SORT = Pattern.compile("sort\\[(.*)]");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Description REQUESTS =
            Description.of(SignNowRules.class, "requests.json", false);
    private static final Map<String, DescribedOperation> OPERATIONS =
            REQUESTS.operations().stream()
                    .collect(Collectors.toMap(o -> o.method() + o.route(), o -> o));

    private final RequestCheck<SignNowCall> check = new RequestCheck<>(REQUESTS, this);

    /** The handler behind a check of the body, where something is demanded of that. */
    Consumer<SignNowCall> checked(String method, String path, Consumer<SignNowCall> handler) {
        DescribedOperation operation = OPERATIONS.get(method + path);
        Consumer<SignNowCall> checks = call -> check.check(operation, call);
        return operation == null ? handler : checks.andThen(handler);
    }

    /** Refuses what is not of a type. */
    static void check(String type, JsonNode value) {
        List<SchemaViolation> found = REQUESTS.violations(REQUESTS.type(type), value, false);
        if (!found.isEmpty()) {
            throw new SignNowRules().invalid(found);
        }
    }

    @Override
    public RuntimeException invalid(List<SchemaViolation> violations) {
        SchemaViolation first = violations.get(0);
        String name = first.inBrackets();
        String message = name + ": " + first.message();
        if (name.equals("per_page")) {
            return SignNowError.outside(name, 1, HIGHEST_PER_PAGE);
        }
        if (name.endsWith("_expiration")) {
            return SignNowError.api(422, 422, message);
        }
        return SignNowError.invalid(
                name.startsWith("cc") ? "Cc must contain valid emails." : message);
    }

    @Override
    public Optional<Boolean> holds(SignNowCall call, String variable, String value) {
        // the only entities with a plain id that are left to the description are document groups
        return variable.equals("id") ? Optional.of(call.group() != null) : Optional.empty();
    }

    @Override
    public JsonNode body(SignNowCall call) {
        return call.hasBody() ? call.body() : MissingNode.getInstance();
    }

    @Override
    public RuntimeException notFound(String variable, String value) {
        return variable.equals("id")
                ? SignNowError.groupNotFound()
                : SignNowError.notFound(variable.replaceFirst("Id$", ""));
    }

    @Override
    public String newId(String collection) {
        return Ids.id();
    }

    /** One page of what passes the filters, in the order asked for, and how much there is. */
    static void answer(SignNowCall call, List<ObjectNode> rows) {
        answer(call, rows, row -> row);
    }

    /**
     * @param show writes a row; filters and orders may be by what it leaves out
     */
    static void answer(SignNowCall call, List<ObjectNode> rows, UnaryOperator<ObjectNode> show) {
        Page page = new SignNowRules().page(call, rows);
        page.facts().putArray("data").addAll(page.rows().stream().map(show).toList());
        call.answer(page.facts());
    }

    @Override
    public Page page(SignNowCall call, List<ObjectNode> rows) {
        JsonNode filters = filters(call.query("filters"));
        Stream<ObjectNode> passing = rows.stream().filter(row -> passes(row, filters));
        List<ObjectNode> all = sorted(call, passing).toList();
        int page = call.number("page", 1, 1, Integer.MAX_VALUE);
        int perPage = call.number("per_page", DEFAULT_PER_PAGE, 1, HIGHEST_PER_PAGE);
        Paging part = Paging.page(page, perPage);
        List<ObjectNode> shown = part.of(all);
        ObjectNode facts = JsonReader.object();
        facts.withObject("/meta/pagination")
                .put("total", all.size())
                .put("count", shown.size())
                .put("per_page", perPage)
                .put("current_page", page)
                .put("total_pages", Math.max(1, part.pages(all.size())))
                .putArray("links");
        return new Page(shown, facts);
    }

    /** The page that the query names, or everything when it names none. */
    static List<Document> part(SignNowCall call, List<Document> all) {
        int page = call.number("page", 1, 1, Integer.MAX_VALUE);
        int perPage = call.number("per_page", HIGHEST_PER_PAGE, 1, HIGHEST_PER_PAGE);
        return call.query("per_page") == null && call.query("page") == null
                ? all
                : Paging.page(page, perPage).of(all);
    }

    private static Stream<ObjectNode> sorted(SignNowCall call, Stream<ObjectNode> rows) {
        for (Map.Entry<String, String> query : call.ctx().queryParams()) {
            Matcher sort = SORT.matcher(query.getKey());
            if (sort.matches()) {
                Comparator<ObjectNode> order =
                        Comparator.comparing(row -> row.path(sort.group(1)).asText());
                boolean descending = query.getValue().equalsIgnoreCase("desc");
                return rows.sorted(descending ? order.reversed() : order);
            }
        }
        return rows;
    }

    /**
     * An array of {@code {"field":{"type":"like","value":"x"}}} that must all pass, where {@code
     * {"_OR":[...]}} passes when one of its own does. Everything passes when there is none.
     */
    private static JsonNode filters(String json) {
        try {
            JsonNode filters = MAPPER.readTree(json == null || json.isBlank() ? "[]" : json);
            if (filters.isArray()) {
                return filters;
            }
        } catch (JsonProcessingException e) {
            // the same as no array
        }
        throw SignNowError.invalid("filters must be a JSON array");
    }

    private static boolean passes(ObjectNode row, JsonNode filters) {
        return filters.valueStream()
                .flatMap(filter -> filter.properties().stream())
                .allMatch(one -> passes(row, one.getKey(), one.getValue()));
    }

    private static boolean passes(ObjectNode row, String field, JsonNode condition) {
        if (field.equals("_OR")) {
            return condition
                    .valueStream()
                    .anyMatch(or -> passes(row, MAPPER.createArrayNode().add(or)));
        }
        String actual = value(row, field);
        JsonNode wanted = condition.path("value");
        return switch (condition.path("type").asText()) {
            case "like" -> lower(actual).contains(lower(wanted.asText()));
            case "in" -> wanted.valueStream().anyMatch(one -> one.asText().equals(actual));
            case "between" ->
                    actual.matches("\\d{1,18}")
                            && Long.parseLong(actual) >= wanted.path(0).asLong()
                            && Long.parseLong(actual) <= wanted.path(1).asLong();
            case "=", "eq" -> wanted.asText().equals(actual);
            default -> throw SignNowError.invalid("Unknown filter type on " + field);
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
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
