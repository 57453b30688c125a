// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.springboot.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.springframework.boot.configurationprocessor.metadata.ConfigurationMetadata;
import org.springframework.boot.configurationprocessor.metadata.ItemDeprecation;
import org.springframework.boot.configurationprocessor.metadata.ItemHint;
import org.springframework.boot.configurationprocessor.metadata.ItemHint.ValueHint;
import org.springframework.boot.configurationprocessor.metadata.ItemMetadata;
import org.springframework.boot.configurationprocessor.metadata.JsonMarshaller;

/** Says in Spring Boot's words what a component says of its options in Camel's catalog. */
public final class ComponentMetadata {

    /** Camel's types of options that have a plain value; the others have a class of their own. */
    private static final Map<String, String> TYPES =
            Map.of(
                    "boolean", "java.lang.Boolean",
                    "integer", "java.lang.Integer",
                    "duration", "java.time.Duration");

    private final ComponentModel component;
    private final String prefix;
    private final ConfigurationMetadata metadata = new ConfigurationMetadata();

    private ComponentMetadata(ComponentModel component) {
        this.component = component;
        this.prefix = "camel.component." + component.getScheme();
    }

    /**
     * @param args the scheme of a component on the class path, and the file to write
     */
    public static void main(String[] args) throws IOException {
        ComponentMetadata metadata = new ComponentMetadata(component(args[0]));
        metadata.collect();
        Path file = Path.of(args[1]);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            new JsonMarshaller().write(metadata.metadata, out);
        }
    }

    private static ComponentModel component(String scheme) throws IOException {
        Properties service = new Properties();
        try (InputStream in = resource("/META-INF/services/org/apache/camel/component/" + scheme)) {
            service.load(in);
        }
        String name = service.getProperty("class");
        String folder = name.substring(0, name.lastIndexOf('.')).replace('.', '/');
        try (InputStream in = resource("/META-INF/%s/%s.json".formatted(folder, scheme))) {
            return JsonMapper.generateComponentModel(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static InputStream resource(String name) {
        return ComponentMetadata.class.getResourceAsStream(name);
    }

    private void collect() {
        String source = component.getJavaType();
        metadata.add(ItemMetadata.newGroup(prefix, source, source, null));
        flag("enabled", "Whether the properties of the component %s are used.");
        flag(
                "customizer.enabled",
                "Whether the component %s gets its options from the properties.");
        component.getComponentOptions().forEach(this::option);
    }

    private void flag(String name, String description) {
        metadata.add(
                ItemMetadata.newProperty(
                        prefix,
                        name,
                        TYPES.get("boolean"),
                        component.getJavaType(),
                        null,
                        description.formatted(component.getScheme()),
                        true,
                        null));
    }

    private void option(ComponentOptionModel option) {
        ItemMetadata property =
                ItemMetadata.newProperty(
                        prefix,
                        option.getName(),
                        TYPES.getOrDefault(option.getType(), option.getJavaType()),
                        component.getJavaType(),
                        null,
                        option.getDescription(),
                        option.getDefaultValue(),
                        option.isDeprecated()
                                ? new ItemDeprecation(option.getDeprecationNote(), null, null)
                                : null);
        metadata.add(property);
        // an IDE finds the values of an enum by itself, not those of a text
        if (option.getEnums() != null && "java.lang.String".equals(option.getJavaType())) {
            List<ValueHint> values =
                    option.getEnums().stream().map(value -> new ValueHint(value, null)).toList();
            metadata.add(new ItemHint(property.getName(), values, List.of()));
        }
    }
}
