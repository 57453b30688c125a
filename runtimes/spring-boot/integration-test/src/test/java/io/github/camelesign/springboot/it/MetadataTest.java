// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.springboot.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.springboot.EsignAutoConfiguration;
import io.github.camelesign.springboot.contract.ContractAutoConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What an IDE shows of a component's properties, beside what the component says of its options. */
class MetadataTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of Spring's own, beside the component's options. */
    private static final List<String> SWITCHES = List.of("enabled", "customizer.enabled");

    @ParameterizedTest
    @ValueSource(strings = {"signnow", "docusign", "yousign", "signeasy", "jsign", "esign"})
    void everyOptionIsThereWithItsTypeDefaultAndDescription(String scheme) throws IOException {
        Map<String, JsonNode> properties = properties(scheme);
        Map<String, JsonNode> options = options(scheme);

        assertThat(options).hasSizeGreaterThan(scheme.equals("esign") ? 10 : 25);
        options.forEach(
                (name, option) -> {
                    JsonNode property = properties.remove(dashed(name));
                    assertThat(property).as(name).isNotNull();
                    assertThat(property.get("description"))
                            .as(name)
                            .isEqualTo(option.get("description"));
                    assertThat(property.get("defaultValue"))
                            .as(name)
                            .isEqualTo(option.get("defaultValue"));
                    assertThat(property.get("type").textValue()).as(name).isEqualTo(type(option));
                });
        assertThat(properties.keySet()).containsExactlyInAnyOrderElementsOf(SWITCHES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"signnow", "docusign", "yousign", "signeasy", "jsign", "esign"})
    void everyPropertyReachesItsOption(String scheme) throws IOException {
        Map<String, String> values = new TreeMap<>();
        options(scheme).forEach((name, option) -> values.put(name, value(name, option)));
        values.values().removeIf(String::isEmpty);
        String[] pairs =
                values.entrySet().stream()
                        .map(
                                entry ->
                                        "%s%s=%s"
                                                .formatted(
                                                        prefix(scheme),
                                                        dashed(entry.getKey()),
                                                        entry.getValue()))
                        .toArray(String[]::new);

        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                CamelAutoConfiguration.class,
                                EsignAutoConfiguration.class,
                                ContractAutoConfiguration.class))
                .withPropertyValues(pairs)
                .run(
                        context -> {
                            Component component =
                                    context.getBean(CamelContext.class).getComponent(scheme);
                            PropertyConfigurerGetter getter =
                                    (PropertyConfigurerGetter)
                                            component.getComponentPropertyConfigurer();
                            values.forEach(
                                    (name, value) ->
                                            assertThat(
                                                            getter.getOptionValue(
                                                                    component, name, false))
                                                    .as(name)
                                                    .hasToString(
                                                            value.equals("7s") ? "7000" : value));
                        });
    }

    /** Another than the default; empty for those that are beans. */
    private static String value(String name, JsonNode option) {
        return switch (option.get("type").textValue()) {
            case "boolean" -> String.valueOf(!option.get("defaultValue").booleanValue());
            case "integer" -> "77";
            case "duration" -> "7s";
            case "enum" -> option.get("enum").get(option.get("enum").size() - 1).textValue();
            case "string" -> "a value of " + name;
            default -> "";
        };
    }

    private static String type(JsonNode option) {
        return switch (option.get("type").textValue()) {
            case "boolean" -> "java.lang.Boolean";
            case "integer" -> "java.lang.Integer";
            case "duration" -> "java.time.Duration";
            default -> option.get("javaType").textValue();
        };
    }

    private static Map<String, JsonNode> options(String scheme) throws IOException {
        String catalog =
                "/META-INF/io/github/camelesign/%s/%s.json"
                        .formatted(scheme.equals("esign") ? "contract" : scheme, scheme);
        return JSON
                .readTree(MetadataTest.class.getResource(catalog))
                .get("componentProperties")
                .properties()
                .stream()
                .collect(TreeMap::new, (map, e) -> map.put(e.getKey(), e.getValue()), Map::putAll);
    }

    private static Map<String, JsonNode> properties(String scheme) throws IOException {
        Map<String, JsonNode> properties = new TreeMap<>();
        Collections.list(
                        MetadataTest.class
                                .getClassLoader()
                                .getResources("META-INF/spring-configuration-metadata.json"))
                .stream()
                .flatMap(MetadataTest::entries)
                .filter(property -> property.get("name").textValue().startsWith(prefix(scheme)))
                .forEach(
                        property ->
                                properties.put(
                                        property.get("name")
                                                .textValue()
                                                .substring(prefix(scheme).length()),
                                        property));
        return properties;
    }

    private static Stream<JsonNode> entries(URL metadata) {
        try {
            return StreamSupport.stream(
                    JSON.readTree(metadata).path("properties").spliterator(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String prefix(String scheme) {
        return "camel.component." + scheme + ".";
    }

    /** As Spring's documentation writes names: small letters, a dash before each word. */
    private static String dashed(String option) {
        return option.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
