// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component.tracing;

import io.github.camelesign.component.TracedEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.webhook.WebhookComponent;
import org.apache.camel.component.webhook.WebhookEndpoint;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * For the spans of {@code webhook:} before one of our components, whose options hold secrets. Those
 * of other components are as they are without it.
 */
public final class WebhookSpanDecorator extends AbstractSpanDecorator {

    @Override
    public String getComponent() {
        return "webhook";
    }

    @Override
    public String getComponentClassName() {
        return WebhookComponent.class.getName();
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        if (endpoint instanceof WebhookEndpoint webhook
                && webhook.getEndpoint() instanceof TracedEndpoint own) {
            span.setComponent("camel-webhook");
            span.setTag(TagConstants.URL_SCHEME, "webhook");
            span.setTag(TagConstants.EXCHANGE_ID, exchange.getExchangeId());
            EsignSpanDecorator.tag(span, own);
        } else {
            super.beforeTracingEvent(span, exchange, endpoint);
        }
    }
}
