package io.github.camelesign.yousign;

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
 * What is known of one operation from Yousign's published descriptions of v3 (OpenAPI, 2026) and v2
 * (Swagger, 2020), a row of yousign-operations.tsv. It is made from them and not from {@link
 * YousignOperation}, so that the two can disagree.
 *
 * @param body none, json, base64, or {@code file} with the names of its parts, perhaps {@code or
 *     json}
 * @param answer json, bytes, or base64 as a JSON string
 * @param again whether it does no harm when it is sent twice
 * @param pages {@code after items cursor} or {@code page}; empty when there is one page
 * @param ids parameter to its place in the answer
 * @param seed whether the document that the project began with describes it
 */
record OperationFacts(
        String operation,
        String method,
        String path,
        List<String> query,
        String body,
        String answer,
        boolean again,
        List<String> pages,
        Map<String, String> ids,
        boolean seed) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    static List<OperationFacts> all() {
        try (InputStream in = OperationFacts.class.getResourceAsStream("yousign-operations.tsv")) {
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
                "yes".equals(cell[6]),
                words(cell[7], " "),
                words(cell[8], ",").stream()
                        .map(id -> id.split("=", 2))
                        .collect(Collectors.toMap(id -> id[0], id -> id[1])),
                "yes".equals(cell[9]));
    }

    private static List<String> words(String cell, String separator) {
        return "-".equals(cell) ? List.of() : Arrays.asList(cell.split(separator));
    }

    boolean isFile() {
        return body.startsWith("file ");
    }

    boolean isFileOrJson() {
        return body.endsWith(" or json") || "base64".equals(body);
    }

    /** The names of the parts with documents, the first one that of the message body. */
    List<String> parts() {
        return words(body.substring(5).replace(" or json", ""), " ");
    }

    List<String> pathParameters() {
        return PARAMETER.matcher(path).results().map(match -> match.group(1)).toList();
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

    /** A different UUID for each parameter; for the one that is none, one of its words. */
    private static String id(MatchResult parameter) {
        return "verificationType".equals(parameter.group(1))
                ? "watchlists"
                : "5e7a1b2c-0000-4000-8000-%012x".formatted(parameter.group(1).hashCode());
    }

    static Stream<OperationFacts> paged() {
        return all().stream().filter(facts -> !facts.pages.isEmpty());
    }

    static Stream<OperationFacts> bytes() {
        return all().stream().filter(facts -> "bytes".equals(facts.answer));
    }

    static Stream<OperationFacts> base64() {
        return all().stream().filter(facts -> "base64".equals(facts.answer));
    }

    static Stream<OperationFacts> withIds() {
        return all().stream().filter(facts -> !facts.ids.isEmpty());
    }

    static Stream<OperationFacts> fileOrJson() {
        return all().stream().filter(OperationFacts::isFileOrJson);
    }

    @Override
    public String toString() {
        return operation;
    }
}
