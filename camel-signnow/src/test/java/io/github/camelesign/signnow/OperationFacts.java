package io.github.camelesign.signnow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of one operation from SignNow's own sources, a row of signnow-operations.tsv. It is
 * written by hand from them and not from {@link SignNowOperation}, so that the two can disagree.
 *
 * @param query names of query parameters; one with a value is always sent
 * @param authorization Bearer with the user's token, or Basic with the application's credentials
 * @param body none, json, {@code json or {}} when an empty message sends an empty object, form or
 *     file
 * @param answer json or bytes
 * @param again whether it does no harm when it is sent twice
 * @param pages {@code page [items]} or {@code offset items total}; empty when there is one page
 * @param ids parameter to its place in the answer, or to {@code header name}
 * @param seed whether the document that the project began with describes it
 */
record OperationFacts(
        String operation,
        String method,
        String path,
        List<String> query,
        String authorization,
        String body,
        String answer,
        boolean again,
        List<String> pages,
        Map<String, String> ids,
        boolean seed) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    static List<OperationFacts> all() {
        try (InputStream in = OperationFacts.class.getResourceAsStream("signnow-operations.tsv")) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return table.lines().skip(1).map(line -> of(line.split("\t"))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OperationFacts of(String[] cell) {
        return new OperationFacts(
                cell[0],
                cell[1],
                cell[2],
                words(cell[3], ","),
                cell[4],
                cell[5],
                cell[6],
                "yes".equals(cell[7]),
                words(cell[8], " "),
                words(cell[9], ",").stream()
                        .map(id -> id.split("=", 2))
                        .collect(Collectors.toMap(id -> id[0], id -> id[1])),
                "yes".equals(cell[10]));
    }

    private static List<String> words(String cell, String separator) {
        return "-".equals(cell) ? List.of() : Arrays.asList(cell.split(separator));
    }

    List<String> pathParameters() {
        return PARAMETER.matcher(path).results().map(match -> match.group(1)).toList();
    }

    /** The query parameters that a route may give. */
    List<String> queryParameters() {
        return query.stream().filter(name -> !name.contains("=")).toList();
    }

    /** The path with an id for each parameter, as {@link #pathIds()} gives them. */
    String expandedPath() {
        return PARAMETER.matcher(path).replaceAll(OperationFacts::id);
    }

    Map<String, String> pathIds() {
        return PARAMETER
                .matcher(path)
                .results()
                .collect(Collectors.toMap(match -> match.group(1), OperationFacts::id));
    }

    private static String id(MatchResult parameter) {
        return "the-" + parameter.group(1);
    }

    static Stream<OperationFacts> paged() {
        return all().stream().filter(facts -> !facts.pages.isEmpty());
    }

    static Stream<OperationFacts> binary() {
        return all().stream().filter(facts -> "bytes".equals(facts.answer));
    }

    static Stream<OperationFacts> withIds() {
        return all().stream().filter(facts -> !facts.ids.isEmpty());
    }

    @Override
    public String toString() {
        return operation;
    }
}
