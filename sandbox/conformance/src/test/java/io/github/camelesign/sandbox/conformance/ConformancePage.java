// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code conformance.md}: written when all clients ran and {@code docs.update} is true; else what
 * ran is held against it.
 */
final class ConformancePage {
    private static final Path FILE = Path.of("..", "conformance.md");
    private static final int CLIENTS = 3;

    private final List<ClientRun> runs = new ArrayList<>();

    void add(ClientRun run) {
        runs.add(run);
    }

    void check() throws IOException {
        runs.sort(Comparator.comparing(ClientRun::title));
        if (Boolean.getBoolean("docs.update") && runs.size() == CLIENTS) {
            Files.writeString(FILE, text());
        }
        String page = Files.readString(FILE);
        for (ClientRun run : runs) {
            assertThat(page)
                    .as("%s: -Ddocs.update=true writes it, where node and npm are", FILE)
                    .contains(run.summary(), run.section());
        }
    }

    private String text() throws IOException {
        try (var in = getClass().getResourceAsStream("/conformance-head.md")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .replace(
                            "${summary}",
                            runs.stream().map(ClientRun::summary).collect(Collectors.joining()))
                    .concat(
                            runs.stream()
                                    .map(ClientRun::section)
                                    .collect(Collectors.joining("\n")));
        }
    }
}
