package io.github.camelesign.component;

import io.github.camelesign.internal.call.Parameters;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * Lets {@code toD("signnow:document/get?documentId=${header.id}")} use one endpoint for all ids:
 * the operation's own parameters are taken out of the URI and travel with the exchange.
 */
public final class EsignSendDynamicAware extends SendDynamicAwareSupport {

    private static final Pattern EXPRESSION = Pattern.compile("\\$(simple)?\\{[^{}]*}");
    private static final String EVALUATED = "\0";

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

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri)
            throws Exception {
        List<String> names = ownParameters(exchange, uri);
        Map<String, Object> own = new HashMap<>();
        Map<String, Object> options = new LinkedHashMap<>();
        Map<String, Object> query = URISupport.parseQuery(URISupport.extractQuery(uri));
        refuseUnwritten(exchange, query, originalUri);
        query.forEach((name, value) -> (names.contains(name) ? own : options).put(name, value));
        URISupport.resolveRawParameterValues(own);
        return new DynamicAwareEntry(uri, originalUri, options, own);
    }

    /**
     * Only the values come from the message: with {@code documentId=${header.id}}, an id of {@code
     * 1&baseUri=http://elsewhere} would otherwise send the account's credentials elsewhere. A route
     * that has an expression in the place of a name wants it so.
     */
    private static void refuseUnwritten(
            Exchange exchange, Map<String, Object> query, String template) throws Exception {
        if (template == null) {
            return;
        }
        String shape =
                EXPRESSION
                        .matcher(
                                EndpointHelper.resolveEndpointUriPropertyPlaceholders(
                                        exchange.getContext(), template))
                        .replaceAll(EVALUATED);
        Set<String> written = URISupport.parseQuery(URISupport.extractQuery(shape)).keySet();
        if (written.stream().anyMatch(name -> name.contains(EVALUATED))) {
            return;
        }
        query.forEach(
                (name, value) -> {
                    if (!written.contains(name) || value instanceof List) {
                        throw new IllegalArgumentException(
                                "A value in toD must not add the option '%s' to %s"
                                        .formatted(name, StringHelper.before(template, "?")));
                    }
                });
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        return entry.getProperties().isEmpty()
                ? StringHelper.before(entry.getUri(), "?", entry.getUri())
                : asEndpointUri(exchange, entry.getUri(), entry.getProperties());
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

    private List<String> ownParameters(Exchange exchange, String uri) {
        String path = StringHelper.before(uri, "?", uri);
        String name = StringHelper.after(path, ":").replaceFirst("^//", "");
        return exchange.getContext()
                .getComponent(getScheme(), EsignComponent.class)
                .ownParameters(name);
    }
}
