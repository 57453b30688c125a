// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a user, or a tool such as Kaoto, reads of the Kamelets. */
class KameletDefinitionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The scheme for contracts, whose provider is a property. */
    private static final String ANY_PROVIDER = "esign";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\??)(\\w+)}}");

    static Stream<String> kamelets() {
        return Stream.concat(
                        Stream.of(Account.values()).map(Account::scheme), Stream.of(ANY_PROVIDER))
                .flatMap(scheme -> Stream.of(scheme + "-send-sink", scheme + "-events-source"));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itIsNamedAsItsFile(String name) throws IOException {
        JsonNode kamelet = kamelet(name);

        assertThat(kamelet.at("/metadata/name").asText()).isEqualTo(name);
        assertThat(kamelet.at("/metadata/labels/camel.apache.org~1kamelet.type").asText())
                .isEqualTo(name.substring(name.lastIndexOf('-') + 1));
        assertThat(kamelet.at("/spec/definition/title").asText()).isNotBlank();
        assertThat(kamelet.at("/spec/definition/description").asText()).isNotBlank();
        assertThat(kamelet.at("/spec/dependencies").toString())
                .contains("io.github.camelesign:camel-" + scheme(name) + ":");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyPropertyIsDescribedAndUsed(String name) throws IOException {
        JsonNode definition = kamelet(name).at("/spec/definition");

        Set<String> mandatory = new HashSet<>();
        definition.path("required").forEach(required -> mandatory.add(required.asText()));
        Set<String> optional = new HashSet<>();
        definition
                .path("properties")
                .properties()
                .forEach(
                        property -> {
                            assertThat(property.getValue().path("title").asText())
                                    .as(property.getKey())
                                    .isNotBlank();
                            assertThat(property.getValue().path("description").asText())
                                    .as(property.getKey())
                                    .endsWith(".");
                            assertThat(property.getValue().path("type").asText())
                                    .as(property.getKey())
                                    .isIn("string", "integer", "number", "boolean");
                            if (property.getValue().has("default")) {
                                mandatory.add(property.getKey());
                            } else if (!mandatory.contains(property.getKey())) {
                                optional.add(property.getKey());
                            }
                        });
        String template = kamelet(name).at("/spec/template").toString();
        assertThat(placeholders(template, "")).isEqualTo(mandatory);
        assertThat(placeholders(template, "?")).isEqualTo(optional);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void whatTheComponentKeepsSecretIsAPassword(String name) throws IOException {
        JsonNode options = component(name).path("properties");

        kamelet(name)
                .at("/spec/definition/properties")
                .properties()
                .forEach(
                        property -> {
                            boolean secret =
                                    options.path(property.getKey()).path("secret").asBoolean();
                            assertThat(property.getValue().path("format").asText())
                                    .as(property.getKey())
                                    .isEqualTo(secret ? "password" : "");
                            assertThat(property.getValue().path("x-descriptors").toString())
                                    .as(property.getKey())
                                    .contains(secret ? "urn:camel:group:credentials" : "");
                        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyCallOfItIsMadeInTheSameAccount(String name) throws IOException {
        Set<Set<String>> options = new HashSet<>();
        for (JsonNode call : calls(kamelet(name), scheme(name) + ":")) {
            Set<String> keys = new HashSet<>();
            call.path("parameters")
                    .properties()
                    .forEach(
                            option -> {
                                keys.add(option.getKey());
                                assertThat(option.getValue().asText())
                                        .contains("{{")
                                        .contains(option.getKey().replaceFirst("^account\\.", ""));
                            });
            keys.remove("idempotencyKey");
            options.add(keys);
        }
        assertThat(options).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aDefaultIsThatOfTheComponent(String name) throws IOException {
        JsonNode options = component(name).path("properties");

        kamelet(name)
                .at("/spec/definition/properties")
                .properties()
                .forEach(
                        property -> {
                            JsonNode option = options.path(property.getKey());
                            if (option.has("defaultValue") && property.getValue().has("default")) {
                                assertThat(property.getValue().path("default").asText())
                                        .as(property.getKey())
                                        .isEqualTo(option.path("defaultValue").asText());
                            }
                        });
    }

    private static Set<String> placeholders(String template, String mark) {
        Set<String> names = new HashSet<>();
        Matcher placeholder = PLACEHOLDER.matcher(template);
        while (placeholder.find()) {
            // beans of the template are referred to in the same way
            if (placeholder.group(1).equals(mark)
                    && !Set.of("details", "attachment").contains(placeholder.group(2))) {
                names.add(placeholder.group(2));
            }
        }
        return names;
    }

    private static List<JsonNode> calls(JsonNode kamelet, String scheme) {
        List<JsonNode> calls = new ArrayList<>();
        for (JsonNode parent : kamelet.findParents("uri")) {
            if (parent.path("uri").asText().startsWith(scheme)) {
                calls.add(parent);
            }
        }
        return calls;
    }

    private static String scheme(String kamelet) {
        return kamelet.substring(0, kamelet.indexOf('-'));
    }

    private static JsonNode kamelet(String name) throws IOException {
        try (InputStream yaml = resource("/kamelets/" + name + ".kamelet.yaml")) {
            Object kamelet = new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
            return JSON.valueToTree((Map<?, ?>) kamelet);
        }
    }

    private static JsonNode component(String kamelet) throws IOException {
        String scheme = scheme(kamelet);
        String folder = scheme.equals(ANY_PROVIDER) ? "contract" : scheme;
        try (InputStream json =
                resource("/META-INF/io/github/camelesign/%s/%s.json".formatted(folder, scheme))) {
            return JSON.readTree(json);
        }
    }

    private static InputStream resource(String path) {
        InputStream found = KameletDefinitionTest.class.getResourceAsStream(path);
        assertThat(found).as(path).isNotNull();
        return found;
    }
}
