// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the README shows a user to write, Camel's tools accept. */
class DocumentedUrisCatalogTest {

    private static final Path README = Path.of("../README.md");

    private static final Pattern YAML_BLOCK = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern INLINE = Pattern.compile("`(signnow:[\\w/-]+\\?[^`]+)`");

    @ParameterizedTest
    @MethodSource("uris")
    void isAccepted(String uri) throws IOException {
        EndpointValidationResult result = catalog().validateEndpointProperties(uri);

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
    }

    static List<String> uris() throws IOException {
        String readme = Files.readString(README);
        List<String> uris = new ArrayList<>();
        YAML_BLOCK.matcher(readme).results().forEach(block -> collect(yaml(block.group(1)), uris));
        assertThat(uris).as("routes of the README").hasSizeGreaterThanOrEqualTo(4);
        Matcher inline = INLINE.matcher(readme);
        while (inline.find()) {
            uris.add(inline.group(1));
        }
        return uris;
    }

    private static Object yaml(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private static void collect(Object node, List<String> uris) {
        if (node instanceof List<?> list) {
            list.forEach(child -> collect(child, uris));
        } else if (node instanceof Map<?, ?> map) {
            add(map.get("uri"), map.get("parameters"), uris);
            add(map.get("to"), null, uris);
            map.values().forEach(child -> collect(child, uris));
        }
    }

    private static void add(Object uri, Object parameters, List<String> uris) {
        if (uri instanceof String text && text.startsWith("signnow:")) {
            String query =
                    parameters instanceof Map<?, ?> map
                            ? map.entrySet().stream()
                                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                                    .collect(Collectors.joining("&", "?", ""))
                            : "";
            uris.add(text + query);
        }
    }

    private static CamelCatalog catalog() throws IOException {
        CamelCatalog catalog = new DefaultCamelCatalog();
        try (InputStream json =
                DocumentedUrisCatalogTest.class.getResourceAsStream(
                        "/META-INF/io/github/camelesign/signnow/signnow.json")) {
            catalog.addComponent(
                    "signnow",
                    SignNowComponent.class.getName(),
                    new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
        return catalog;
    }
}
