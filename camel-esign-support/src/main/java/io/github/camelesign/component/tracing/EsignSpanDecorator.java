// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component.tracing;

import io.github.camelesign.component.TracedEndpoint;
import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * Writes into the spans of camel-telemetry which operation of which provider was called. The
 * options of the endpoint, among which are ids and what else a route knows of a document, stay out
 * of them, and so do the messages of failures, which may repeat what was sent.
 */
public abstract class EsignSpanDecorator extends AbstractSpanDecorator {

    /** Tag with the component's scheme. */
    public static final String PROVIDER = "esign.provider";

    /** Tag with the name of the operation. */
    public static final String OPERATION = "esign.operation";

    private final String scheme;
    private final Class<? extends Component> component;

    /**
     * @param scheme of the component
     * @param component its class, for components of another name
     */
    protected EsignSpanDecorator(String scheme, Class<? extends Component> component) {
        this.scheme = scheme;
        this.component = component;
    }

    @Override
    public final String getComponent() {
        return scheme;
    }

    @Override
    public final String getComponentClassName() {
        return component.getName();
    }

    /** The operation, as what is called differs by it more than by the component. */
    @Override
    public final String getOperationName(Exchange exchange, Endpoint endpoint) {
        return endpoint instanceof TracedEndpoint own
                ? own.tracedOperation()
                : super.getOperationName(exchange, endpoint);
    }

    @Override
    public final void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        span.setComponent("camel-" + scheme);
        span.setTag(TagConstants.URL_SCHEME, scheme);
        span.setTag(TagConstants.EXCHANGE_ID, exchange.getExchangeId());
        if (endpoint instanceof TracedEndpoint own) {
            tag(span, own);
        }
    }

    static void tag(Span span, TracedEndpoint endpoint) {
        span.setTag(PROVIDER, endpoint.tracedProvider());
        span.setTag(OPERATION, endpoint.tracedOperation());
        String server = endpoint.tracedServer();
        if (server != null) {
            span.setTag(TagConstants.SERVER_ADDRESS, server);
        }
    }

    @Override
    public final void afterTracingEvent(Span span, Exchange exchange) {
        fail(span, exchange);
    }

    static void fail(Span span, Exchange exchange) {
        if (exchange.isFailed()) {
            span.setError(true);
            if (exchange.getException() != null) {
                span.log(
                        Map.of(
                                "event",
                                "error",
                                "error.kind",
                                exchange.getException().getClass().getName()));
            }
        }
    }
}
