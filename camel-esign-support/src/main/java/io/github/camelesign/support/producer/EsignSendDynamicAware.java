package io.github.camelesign.support.producer;

import io.github.camelesign.support.EsignComponent;
import io.github.camelesign.support.operation.Operation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * Lets {@code toD("signnow:document/get?documentId=${header.id}")} use one endpoint for all ids:
 * the operation's own parameters are taken out of the URI and travel with the exchange.
 */
public final class EsignSendDynamicAware extends SendDynamicAwareSupport {

    @Override
    public boolean isLenientProperties() {
        return true;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri)
            throws Exception {
        Operation row = row(exchange, uri);
        Map<String, Object> own = new HashMap<>();
        Map<String, Object> options = new LinkedHashMap<>();
        Map<String, Object> query = URISupport.parseQuery(URISupport.extractQuery(uri));
        query.forEach(
                (name, value) ->
                        (row.parameterNames().contains(name) ? own : options).put(name, value));
        return new DynamicAwareEntry(uri, originalUri, options, own);
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

    private Operation row(Exchange exchange, String uri) {
        String path = StringHelper.before(uri, "?", uri);
        String name = StringHelper.after(path, ":").replaceFirst("^//", "");
        return exchange.getContext()
                .getComponent(getScheme(), EsignComponent.class)
                .operations()
                .get(name)
                .row();
    }
}
