// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.docs;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table, row by row. */
public final class MarkdownTable {

    private final StringBuilder text = new StringBuilder();

    public MarkdownTable(String... heads) {
        row(heads);
        text.append("|---".repeat(heads.length)).append("|\n");
    }

    public void row(String... cells) {
        text.append(
                Stream.of(cells)
                        .map(cell -> cell.replace("|", "\\|").replace('\n', ' '))
                        .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
