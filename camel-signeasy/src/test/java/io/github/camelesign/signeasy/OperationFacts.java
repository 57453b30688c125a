package io.github.camelesign.signeasy;

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
 * What is known of one operation from Signeasy's own pages, a row of signeasy-operations.tsv. It is
 * written by hand from them and not from {@link SigneasyOperation}, so that the two can disagree.
 *
 * @param query names of query parameters
 * @param body none, json, form or file
 * @param answer json or bytes
 * @param again whether it does no harm when it is sent twice
 * @param paged whether it may come in pages
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
        boolean paged,
        Map<String, String> ids,
        boolean seed) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    static List<OperationFacts> all() {
        try (InputStream in = OperationFacts.class.getResourceAsStream("signeasy-operations.tsv")) {
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
                words(cell[3]),
                cell[4],
                cell[5],
                "yes".equals(cell[6]),
                "yes".equals(cell[7]),
                words(cell[8]).stream()
                        .map(id -> id.split("=", 2))
                        .collect(Collectors.toMap(id -> id[0], id -> id[1])),
                "yes".equals(cell[9]));
    }

    private static List<String> words(String cell) {
        return "-".equals(cell) ? List.of() : Arrays.asList(cell.split(","));
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
        return "file".equals(body);
    }

    static Stream<OperationFacts> listed() {
        return all().stream().filter(OperationFacts::paged);
    }

    static Stream<OperationFacts> binary() {
        return all().stream().filter(facts -> "bytes".equals(facts.answer));
    }

    static Stream<OperationFacts> withIds() {
        return all().stream().filter(facts -> !facts.ids.isEmpty());
    }

    static Stream<OperationFacts> uploads() {
        return all().stream().filter(OperationFacts::isUpload);
    }

    static Stream<OperationFacts> forms() {
        return all().stream().filter(facts -> "form".equals(facts.body));
    }

    @Override
    public String toString() {
        return operation;
    }
}
