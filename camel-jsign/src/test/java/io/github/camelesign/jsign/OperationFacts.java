package io.github.camelesign.jsign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of one operation from jSign's own pages, a row of jsign-operations.tsv. It is
 * written by hand from them and not from {@link JSignOperation}, so that the two can disagree.
 *
 * @param query names of query parameters
 * @param authorization Bearer with the user's token, or Basic with the application's credentials
 * @param body none, json, {@code json or {}} when an empty message sends an empty object, document
 *     when it may be a document within JSON, or the name of the part of a form that is a document
 * @param answer json, url, or the field that holds a document in base64
 * @param again whether it does no harm when it is sent twice
 * @param pages {@code body|query}, the name of the size and of the list; empty if there is one page
 * @param ids parameter to its place in the data of the answer
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
        Map<String, String> ids) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    static List<OperationFacts> all() {
        try (InputStream in = OperationFacts.class.getResourceAsStream("jsign-operations.tsv")) {
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
                        .collect(Collectors.toMap(id -> id[0], id -> id[1])));
    }

    private static List<String> words(String cell, String separator) {
        return "-".equals(cell) ? List.of() : Arrays.asList(cell.split(separator));
    }

    List<String> pathParameters() {
        return PARAMETER.matcher(path).results().map(match -> match.group(1)).toList();
    }

    /** The path with an id for each parameter, as {@link #pathIds()} gives them. */
    String expandedPath() {
        return PARAMETER.matcher(path).replaceAll("the-$1");
    }

    Map<String, String> pathIds() {
        return pathParameters().stream().collect(Collectors.toMap(name -> name, n -> "the-" + n));
    }

    boolean isUpload() {
        return "file".equalsIgnoreCase(body);
    }

    static Stream<OperationFacts> paged() {
        return all().stream().filter(facts -> !facts.pages.isEmpty());
    }

    static Stream<OperationFacts> documents() {
        return all().stream().filter(facts -> facts.answer.endsWith("_base64"));
    }

    static Stream<OperationFacts> withIds() {
        return all().stream().filter(facts -> !facts.ids.isEmpty());
    }

    static Stream<OperationFacts> takingDocuments() {
        return all().stream().filter(facts -> "document".equals(facts.body));
    }

    @Override
    public String toString() {
        return operation;
    }
}
