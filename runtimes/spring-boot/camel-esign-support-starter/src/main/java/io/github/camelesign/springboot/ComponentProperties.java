// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.springboot;

import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CatalogCamelContext;
import org.apache.camel.Component;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.env.Environment;

/**
 * Sets the options of a component from Spring's properties, {@code camel.component.<name>.<option>}
 * in any of the ways in which Spring lets them be written. Which options there are, the component's
 * own description says. A second component of a provider, for another account, has properties under
 * the name of its own bean.
 */
public final class ComponentProperties implements ComponentCustomizer {

    private static final String ALL = "camel.component";

    /** Names are taken as they are written. */
    private static final Bindable<Map<String, String>> NAMED =
            Bindable.mapOf(String.class, String.class);

    private final Environment environment;
    private final Class<? extends Component> type;

    /**
     * @param type of the components that it is for
     */
    public ComponentProperties(Environment environment, Class<? extends Component> type) {
        this.environment = environment;
        this.type = type;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        String own = prefix(name);
        return type.isInstance(target)
                && HierarchicalPropertiesEvaluator.evaluate(environment, ALL, own)
                && HierarchicalPropertiesEvaluator.evaluate(
                        environment, ALL + ".customizer", own + ".customizer");
    }

    @Override
    public void configure(String name, Component target) {
        Binder properties = Binder.get(environment);
        options(target)
                .forEach(
                        option -> {
                            String property = prefix(name) + "." + dashed(option.getKey());
                            if (isMap(option)) {
                                properties
                                        .bind(property, NAMED)
                                        .ifBound(values -> put(target, option.getKey(), values));
                            } else {
                                properties
                                        .bind(property, Bindable.of(String.class))
                                        .ifBound(value -> set(target, option.getKey(), value));
                            }
                        });
    }

    private static boolean isMap(Map.Entry<String, Object> option) {
        return option.getValue() instanceof Map<?, ?> facts && facts.containsKey("prefix");
    }

    private static void put(Component target, String option, Map<String, String> values) {
        values.forEach((key, value) -> set(target, option + "." + key, value));
    }

    private static void set(Component target, String option, String value) {
        PropertyBindingSupport.setPropertiesOnTarget(
                target.getCamelContext(), target, Map.of(option, value));
    }

    private static Stream<Map.Entry<String, Object>> options(Component component) {
        CatalogCamelContext catalog = (CatalogCamelContext) component.getCamelContext();
        try {
            String description =
                    catalog.getComponentParameterJsonSchema(component.getDefaultName());
            JsonObject json = (JsonObject) Jsoner.deserialize(description);
            // first the one that holds most of the others
            return json.<Map<String, Object>>getMap("componentProperties").entrySet().stream()
                    .sorted(
                            Comparator.comparing(
                                    option -> !option.getKey().equals("configuration")));
        } catch (IOException | DeserializationException e) {
            throw new RuntimeCamelException(e);
        }
    }

    private static String prefix(String component) {
        return ALL + "." + dashed(component);
    }

    private static String dashed(String name) {
        return DataObjectPropertyName.toDashedForm(name);
    }
}
