// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tables of a page in docs/ that are written from what the code knows, each between {@code <!--
 * generated: name -->} and {@code <!-- end of name -->}.
 */
public final class GeneratedTables {

    /** The system property that rewrites the page instead of failing. */
    public static final String UPDATE = "docs.update";

    private final Path page;
    private final Map<String, String> tables = new LinkedHashMap<>();

    public GeneratedTables(Path page) {
        this.page = page;
    }

    public GeneratedTables with(String name, String table) {
        tables.put(name, table);
        return this;
    }

    /**
     * Compares the page with what it should hold, or rewrites it if {@value #UPDATE} is true.
     *
     * @param command how to rewrite it, for the message of the failure
     * @throws AssertionError when the page is stale
     */
    public void verify(String command) throws IOException {
        String is = Files.readString(page);
        String should = is;
        for (Map.Entry<String, String> table : tables.entrySet()) {
            should = replace(should, table.getKey(), table.getValue());
        }
        if (is.equals(should)) {
            return;
        }
        if (!Boolean.getBoolean(UPDATE)) {
            throw new AssertionError(
                    "%s is stale: its tables are not what the code says. Rewrite them with%n%n    %s%n"
                            .formatted(page.getFileName(), command));
        }
        Files.writeString(page, should);
    }

    private String replace(String text, String name, String table) {
        String begin = "<!-- generated: %s -->".formatted(name);
        String end = "<!-- end of %s -->".formatted(name);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new AssertionError("%s has no '%s' ... '%s'".formatted(page, begin, end));
        }
        return text.substring(0, from + begin.length())
                + "\n\n"
                + table.strip()
                + "\n\n"
                + text.substring(to);
    }
}
