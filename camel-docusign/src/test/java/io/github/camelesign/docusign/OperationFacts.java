package io.github.camelesign.docusign;

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
 * What is known of one operation from DocuSign's published descriptions of v2.1 and v2, a row of
 * docusign-operations.tsv. It comes from them and not from {@link DocuSignOperation}, so that the
 * two can disagree.
 *
 * @param query names of query parameters; one with a value is always sent
 * @param body none, json, {@code json or {}} when an empty message sends an empty object, {@code
 *     json and documents} when documents can follow in further parts, bytes, {@code json or bytes},
 *     form, or {@code file} and the name of its part
 * @param answer bytes or json, and the media types that it can be asked for instead
 * @param again whether it does no harm when it is sent twice
 * @param pages the field of the entries, that of their number, and count if a page has the size
 *     that is asked for; empty when there is one page
 * @param ids parameter to its place in the answer
 * @param versions of the API that have it; empty when its path has no version
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
        List<String> versions,
        boolean seed) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    static List<OperationFacts> all() {
        try (InputStream in = OperationFacts.class.getResourceAsStream("docusign-operations.tsv")) {
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
                words(cell[9], ","),
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

    /** The query that is always sent, as it stands in a URL. */
    String fixedQuery() {
        return query.stream()
                .filter(name -> name.contains("="))
                .collect(Collectors.joining("&", "?", ""))
                .replaceAll("^\\?$", "");
    }

    /** The path in a version of the API, with an id for each parameter. */
    String expandedPath(String version) {
        return PARAMETER
                .matcher(path)
                .replaceAll(
                        match ->
                                "apiVersion".equals(match.group(1)) ? version : id(match.group(1)));
    }

    /** The ids that a route gives: all but the account. */
    Map<String, String> pathIds() {
        return pathParameters().stream()
                .filter(name -> !List.of("apiVersion", "accountId").contains(name))
                .collect(Collectors.toMap(name -> name, OperationFacts::id));
    }

    private static String id(String parameter) {
        return "accountId".equals(parameter) ? StubbedDocuSign.ACCOUNT : "the-" + parameter;
    }

    /** The media types that it can be asked for instead of the usual one. */
    List<String> acceptable() {
        return Arrays.stream(answer.split(" or ")).skip(1).toList();
    }

    static Stream<OperationFacts> ofSeveralTypes() {
        return all().stream().filter(facts -> !facts.acceptable().isEmpty());
    }

    static Stream<OperationFacts> older() {
        return all().stream().filter(facts -> facts.versions.contains("v2"));
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
