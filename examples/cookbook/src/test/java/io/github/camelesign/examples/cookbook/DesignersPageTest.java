// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.docs.CodeBlock;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.catalog.CamelCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalog of the page about designers. */
class DesignersPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "designers.md");

    @TempDir Path folder;

    @Test
    void theCatalogOfThePageKnowsAllComponents() throws Exception {
        CodeBlock block = CodeBlock.of(PAGE, "java").get(0);
        assertThat(block.compile(folder)).isEmpty();

        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            CamelCatalog catalog =
                    (CamelCatalog)
                            loader.loadClass(block.className()).getConstructor().newInstance();

            assertThat(catalog.findComponentNames())
                    .contains("signnow", "docusign", "yousign", "signeasy", "jsign", "esign");
            assertThat(
                            List.of(
                                    "signnow:document/events?eventTypes=completed",
                                    "docusign:envelopes/events?delay=60000",
                                    "esign:contract/send?provider=docusign"))
                    .allMatch(uri -> isValid(catalog, uri));
            assertThat(
                            List.of(
                                    "signnow:document/events?delay=soon",
                                    "docusign:envelopes/creat",
                                    "yousign:signature-request/events?output=yaml",
                                    "esign:contract/sent?provider=docusign"))
                    .noneMatch(uri -> isValid(catalog, uri));
        }
    }

    private static boolean isValid(CamelCatalog catalog, String uri) {
        return catalog.validateEndpointProperties(uri).isSuccess();
    }

    @Test
    void theFilesThatThePageNamesAreInTheJars() throws Exception {
        assertThat(
                        Pattern.compile("`(META-INF/\\S+\\.json)`")
                                .matcher(Files.readString(PAGE))
                                .results())
                .hasSize(3)
                .allSatisfy(
                        file ->
                                assertThat(getClass().getClassLoader().getResource(file.group(1)))
                                        .as(file.group(1))
                                        .isNotNull());
    }
}
