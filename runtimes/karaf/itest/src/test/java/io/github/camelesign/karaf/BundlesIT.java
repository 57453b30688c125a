// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.karaf;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.felix.utils.manifest.Clause;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jars that the features name, as they lie in the assembled Karaf. */
class BundlesIT {
    private static final Path SYSTEM = Path.of(System.getProperty("karaf.home"), "system");
    private static final Pattern OUR_BUNDLE =
            Pattern.compile("<bundle>mvn:(io\\.github\\.camelesign)/([^/]+)/([^<]+)</bundle>");

    private static List<Bundle> bundles;

    @BeforeAll
    static void readThem() throws IOException {
        bundles = jarsOfTheFeatures().map(Bundle::read).toList();
    }

    static Stream<Bundle> bundles() {
        return bundles.stream();
    }

    @Test
    void theFeaturesNameTheComponentsAndWhatTheyAndNodesShare() {
        assertThat(bundles)
                .extracting(bundle -> bundle.header("Bundle-SymbolicName"))
                .containsExactlyInAnyOrder(
                        "io.github.camelesign.camel-esign-support",
                        "io.github.camelesign.camel-esign-jdbc",
                        "io.github.camelesign.camel-esign-micrometer",
                        "io.github.camelesign.camel-esign",
                        "io.github.camelesign.camel-signnow",
                        "io.github.camelesign.camel-docusign",
                        "io.github.camelesign.camel-yousign",
                        "io.github.camelesign.camel-signeasy",
                        "io.github.camelesign.camel-jsign");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void exportsWhatOthersMayUseAndNoMoreInItsOwnVersion(Bundle bundle) {
        assertThat(bundle.exports())
                .extracting(Clause::getName)
                .containsExactlyInAnyOrderElementsOf(bundle.publicPackages());
        assertThat(bundle.exports())
                .extracting(export -> export.getAttribute("version"))
                .containsOnly(bundle.header("Bundle-Version"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void importsCamelInEveryVersionThatTheFeaturesAccept(Bundle bundle) {
        assertThat(bundle.imports("org.apache.camel"))
                .isNotEmpty()
                .allSatisfy(
                        clause ->
                                assertThat(clause.getAttribute("version"))
                                        .as(clause.getName())
                                        .isEqualTo("[4.14,5)"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void importsHttpClientInAnyVersionBecauseKarafsWrappedOneNamesNone(Bundle bundle) {
        assertThat(bundle.imports("org.apache.hc"))
                .allSatisfy(clause -> assertThat(clause.getAttribute("version")).isEqualTo("0"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void needsNoOtherComponent(Bundle bundle) {
        assertThat(bundle.imports("io.github.camelesign"))
                .extracting(Clause::getName)
                .isSubsetOf(
                        "io.github.camelesign.api",
                        "io.github.camelesign.api.contract",
                        "io.github.camelesign.spi",
                        "io.github.camelesign.component",
                        "io.github.camelesign.component.tracing");
    }

    @Test
    void noPackageIsInTwoBundles() {
        assertThat(bundles.stream().flatMap(bundle -> bundle.packages().stream()))
                .doesNotHaveDuplicates();
    }

    private static Stream<Path> jarsOfTheFeatures() throws IOException {
        String features;
        try (Stream<Path> files = Files.walk(SYSTEM.resolve("io/github/camelesign"))) {
            features =
                    files.filter(file -> file.toString().endsWith("-features.xml"))
                            .map(BundlesIT::read)
                            .collect(joining());
        }
        return OUR_BUNDLE.matcher(features).results().map(BundlesIT::jar).toList().stream();
    }

    private static Path jar(MatchResult bundle) {
        String artifact = bundle.group(2);
        String version = bundle.group(3);
        return SYSTEM.resolve(bundle.group(1).replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".jar");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
