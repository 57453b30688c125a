// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code conformance.md}: written when everything ran and {@code docs.update} is true; else what
 * ran is held against it.
 */
final class ConformancePage {
    private static final Path FILE = Path.of("..", "conformance.md");
    private static final int CLIENTS = 3;
    private static final int PROVIDERS = 5;

    private final SortedMap<String, ClientRun> runs = new TreeMap<>();
    private final SortedMap<String, String> published = new TreeMap<>();

    void add(ClientRun run) {
        runs.put(run.title(), run);
    }

    void add(String provider, int operations, int absent) {
        published.put(provider, "| %s | %d | %d |\n".formatted(provider, operations, absent));
    }

    void check() throws IOException {
        if (Boolean.getBoolean("docs.update")
                && runs.size() == CLIENTS
                && published.size() == PROVIDERS) {
            Files.writeString(FILE, text());
        }
        List<String> parts = new ArrayList<>(published.values());
        for (ClientRun run : runs.values()) {
            parts.add(run.summary());
            parts.add(run.section());
        }
        assertThat(Files.readString(FILE))
                .as("%s: -Ddocs.update=true writes it, where node and npm are", FILE)
                .contains(parts);
    }

    private String text() throws IOException {
        StringBuilder summary = new StringBuilder();
        StringBuilder sections = new StringBuilder();
        for (ClientRun run : runs.values()) {
            summary.append(run.summary());
            sections.append("\n").append(run.section());
        }
        try (InputStream in = getClass().getResourceAsStream("/conformance-head.md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${clients}\n", summary)
                    .replace("${published}\n", String.join("", published.values()))
                    .concat(sections.toString());
        }
    }
}
