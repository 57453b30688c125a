// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table of facts about a provider: a head, and cells between tabs. A dash is an empty cell. */
public final class FactsTable {

    private FactsTable() {}

    /** A row, by the names in the head. */
    public record Row(Map<String, String> cells) {

        public String text(String column) {
            String cell = cells.get(column);
            if (cell == null) {
                throw new IllegalArgumentException("No column " + column + " in " + cells);
            }
            return cell;
        }

        public boolean isYes(String column) {
            return "yes".equals(text(column));
        }

        public List<String> words(String column, String separator) {
            String cell = text(column);
            return "-".equals(cell) ? List.of() : Arrays.asList(cell.split(separator));
        }

        /** {@code a=b,c=d} by its names. */
        public Map<String, String> pairs(String column) {
            return words(column, ",").stream()
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        }
    }

    /** The rows of the table beside the class of its rows. */
    public static <F> List<F> read(Class<F> type, String file, Function<Row, F> row) {
        try (InputStream in = type.getResourceAsStream(file)) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String[] head = table.lines().findFirst().orElseThrow().split("\t");
            return table.lines().skip(1).map(line -> row.apply(row(head, line))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String[] head, String line) {
        String[] cell = line.split("\t");
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < head.length; i++) {
            cells.put(head[i], cell[i]);
        }
        return new Row(cells);
    }
}
