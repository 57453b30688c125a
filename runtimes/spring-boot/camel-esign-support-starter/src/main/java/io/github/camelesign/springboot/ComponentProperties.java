// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.springboot;

import io.github.camelesign.component.EsignComponent;
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
final class ComponentProperties implements ComponentCustomizer {

    private static final String ALL = "camel.component";

    private final Environment environment;

    ComponentProperties(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        String own = prefix(name);
        return target instanceof EsignComponent
                && HierarchicalPropertiesEvaluator.evaluate(environment, ALL, own)
                && HierarchicalPropertiesEvaluator.evaluate(
                        environment, ALL + ".customizer", own + ".customizer");
    }

    @Override
    public void configure(String name, Component target) {
        Binder properties = Binder.get(environment);
        options((EsignComponent<?, ?>) target)
                .forEach(
                        option ->
                                properties
                                        .bind(
                                                prefix(name) + "." + dashed(option),
                                                Bindable.of(String.class))
                                        .ifBound(value -> set(target, option, value)));
    }

    private static void set(Component target, String option, String value) {
        PropertyBindingSupport.setPropertiesOnTarget(
                target.getCamelContext(), target, Map.of(option, value));
    }

    private static Stream<String> options(EsignComponent<?, ?> component) {
        CatalogCamelContext catalog = (CatalogCamelContext) component.getCamelContext();
        try {
            String description =
                    catalog.getComponentParameterJsonSchema(component.getDefaultName());
            JsonObject json = (JsonObject) Jsoner.deserialize(description);
            // first the one that holds most of the others
            return json.<Map<String, Object>>getMap("componentProperties").keySet().stream()
                    .sorted(Comparator.comparing(option -> !option.equals("configuration")));
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
