// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages stay short, and what they link to is there. */
class PagesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final int MOST_WORDS = 3000;

    /** The target of {@code [text](target)}. */
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*+\\]\\(([^)\\s]+)\\)");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```");

    @ParameterizedTest
    @ValueSource(strings = {"signnow", "docusign", "yousign", "signeasy", "jsign"})
    void thePageOfAProviderIsReadInOneSitting(String scheme) throws IOException {
        String page = Files.readString(ROOT.resolve("docs/" + scheme + ".md"));

        assertThat(page.strip().split("\\s+").length).as("words").isLessThanOrEqualTo(MOST_WORDS);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatAPageLinksToIsThere(Path page) throws IOException {
        List<String> dead = new ArrayList<>();
        String text = BLOCK.matcher(Files.readString(ROOT.resolve(page))).replaceAll("");
        LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .filter(link -> !isThere(page, link))
                .forEach(dead::add);

        assertThat(dead).as(page.toString()).isEmpty();
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages =
                    Stream.concat(
                                    docs,
                                    Stream.of(
                                            ROOT.resolve("README.md"),
                                            ROOT.resolve("CONTRIBUTING.md"),
                                            ROOT.resolve("SECURITY.md"),
                                            ROOT.resolve("sandbox/README.md"),
                                            ROOT.resolve("examples/contract-desk/README.md")))
                            .filter(file -> file.toString().endsWith(".md"))
                            .map(ROOT::relativize)
                            .sorted()
                            .toList();
            assertThat(pages).hasSizeGreaterThan(20);
            return pages.stream();
        }
    }

    private static boolean isThere(Path page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? ROOT.resolve(page) : ROOT.resolve(page).resolveSibling(file);
        return Files.exists(target)
                && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /** As GitHub makes them of the headings. */
    private static Set<String> anchors(Path page) {
        Set<String> anchors = new HashSet<>();
        try {
            BLOCK.matcher(Files.readString(page))
                    .replaceAll("")
                    .lines()
                    .filter(line -> line.matches("#{1,6} .*"))
                    .map(line -> line.replaceFirst("#+ ", "").strip().toLowerCase(Locale.ROOT))
                    .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                    .forEach(
                            anchor -> {
                                String unique = anchor;
                                for (int i = 1; !anchors.add(unique); i++) {
                                    unique = anchor + "-" + i;
                                }
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return anchors;
    }
}
