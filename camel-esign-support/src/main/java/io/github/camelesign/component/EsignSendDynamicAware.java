// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import io.github.camelesign.internal.call.Parameters;
import io.github.camelesign.internal.uri.DynamicUri;
import io.github.camelesign.internal.uri.EndpointOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Language;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.LanguageSupport;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * Lets {@code toD("signnow:document/get?documentId=${header.id}")} use one endpoint for all ids:
 * the operation's own parameters are taken out of the URI and travel with the exchange.
 *
 * <p>Each value is evaluated by itself, and not read out of a URI that the message has become a
 * part of. So it reaches the provider letter by letter, and cannot add an option: with {@code
 * documentId=${header.id}}, an id of {@code 1&baseUri=http://elsewhere} would otherwise send the
 * account's credentials elsewhere.
 */
public final class EsignSendDynamicAware extends SendDynamicAwareSupport {

    private volatile Template template;

    /**
     * @param text as it stands in the route
     * @param resolved the same with its placeholders resolved
     */
    private record Template(String text, String resolved, DynamicUri uri) {}

    /**
     * The inherited one reads the options by the component's name, which a user may have chosen.
     */
    @Override
    protected void doInit() {
        // nothing: the operation's row has the parameters
    }

    @Override
    public boolean isLenientProperties() {
        return true;
    }

    /**
     * @param uri what Camel has evaluated as a whole
     */
    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri)
            throws Exception {
        DynamicUri shape = shape(exchange, uri, originalUri);
        Language simple = exchange.getContext().resolveLanguage("simple");
        UnaryOperator<String> expressions =
                expression -> {
                    String value =
                            simple.createExpression(expression).evaluate(exchange, String.class);
                    return value == null ? "" : value;
                };
        String path = shape.path().evaluate(UnaryOperator.identity(), expressions);
        EsignComponent<?, ?> component =
                exchange.getContext().getComponent(getScheme(), EsignComponent.class);
        List<String> names = component.ownParameters(operation(path));
        Map<String, Object> own = new LinkedHashMap<>();
        List<String> fixed = new ArrayList<>();
        for (DynamicUri.Option option : shape.options()) {
            if (option.name().isDynamic()) {
                // a route that has an expression in the place of a name wants it so
                String text = option.text().evaluate(UnaryOperator.identity(), expressions);
                options(exchange, text)
                        .forEach(
                                (name, value) ->
                                        put(names, own, fixed, name, String.valueOf(value)));
            } else if (option.value().isDynamic()) {
                put(
                        names,
                        own,
                        fixed,
                        option.name().text(),
                        value(exchange, option.value(), expressions));
            } else if (names.contains(option.name().text())) {
                own.putAll(options(exchange, option.text().text()));
            } else if (component.isSecretText(option.name().text(), option.value().text())) {
                put(names, own, fixed, option.name().text(), option.value().text());
            } else {
                fixed.add(option.text().text());
            }
        }
        String target = fixed.isEmpty() ? path : path + "?" + String.join("&", fixed);
        return new DynamicAwareEntry(target, originalUri, Map.of(), own);
    }

    private static void put(
            List<String> names,
            Map<String, Object> own,
            List<String> fixed,
            String name,
            String value) {
        if (names.contains(name)) {
            own.put(name, value);
        } else {
            fixed.add(name + "=" + EndpointOptions.written(value));
        }
    }

    private static String value(
            Exchange exchange, DynamicUri.Part part, UnaryOperator<String> expressions)
            throws Exception {
        DynamicUri.Part raw = part.raw();
        return raw != null
                ? raw.evaluate(UnaryOperator.identity(), expressions)
                : part.evaluate(text -> decoded(exchange, text), expressions);
    }

    private static String decoded(Exchange exchange, String text) {
        try {
            return String.valueOf(options(exchange, "x=" + text).get("x"));
        } catch (Exception e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Map<String, Object> options(Exchange exchange, String query) throws Exception {
        return new EndpointOptions(exchange.getContext(), Set.of()).read("x:x?" + query);
    }

    /**
     * The URI of the route, or what it was evaluated to if that was done by another language than
     * simple.
     */
    private DynamicUri shape(Exchange exchange, String uri, String originalUri) throws Exception {
        if (originalUri == null) {
            return DynamicUri.evaluated(uri);
        }
        Template known = template;
        if (known == null || !known.text().equals(originalUri)) {
            String resolved =
                    EndpointHelper.resolveEndpointUriPropertyPlaceholders(
                            exchange.getContext(), URISupport.textBlockToSingleLine(originalUri));
            known = new Template(originalUri, resolved, DynamicUri.parse(resolved));
            template = known;
        }
        return LanguageSupport.hasSimpleFunction(known.resolved())
                ? known.uri()
                : DynamicUri.evaluated(uri);
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        return entry.getUri();
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return entry.getLenientProperties().isEmpty()
                ? null
                : e -> e.setProperty(Parameters.DYNAMIC, entry.getLenientProperties());
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        // for the case that the producer was not reached
        return e -> e.removeProperty(Parameters.DYNAMIC);
    }

    private static String operation(String path) {
        return StringHelper.after(path, ":").replaceFirst("^//", "");
    }
}
