package io.github.camelesign.support.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table of facts about a provider: a head, and cells between tabs. A dash is an empty cell. */
public final class FactsTable {

    private FactsTable() {}

    /** The rows of the table beside the class of its rows. */
    public static <F> List<F> read(Class<F> type, String file, Function<String[], F> row) {
        try (InputStream in = type.getResourceAsStream(file)) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return table.lines().skip(1).map(line -> row.apply(line.split("\t"))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean yes(String cell) {
        return "yes".equals(cell);
    }

    public static List<String> words(String cell, String separator) {
        return "-".equals(cell) ? List.of() : Arrays.asList(cell.split(separator));
    }

    /** {@code a=b,c=d} by its names. */
    public static Map<String, String> pairs(String cell) {
        return words(cell, ",").stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
