// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.event;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOutput;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.content.JsonMap;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.Provider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.converter.stream.ByteArrayInputStreamCache;

/**
 * Puts an event into a message, the same for polls and webhooks. All headers are text, which every
 * broker takes.
 */
public final class EventHeaders {

    private final Provider<?> provider;
    private final String delivery;

    /**
     * @param delivery {@code poll} or {@code webhook}
     */
    public EventHeaders(Provider<?> provider, String delivery) {
        this.provider = provider;
        this.delivery = delivery;
    }

    /** Sets the headers, and the body as the endpoint that made the message's exchange wants it. */
    public void write(EsignEvent event, Message message) {
        message.setBody(body(event, message.getExchange()));
        message.setHeader(EsignConstants.PROVIDER, provider.scheme());
        message.setHeader(EsignConstants.DELIVERY, delivery);
        message.setHeader(EsignConstants.EVENT_TYPE, event.type().toString());
        message.setHeader(EsignConstants.RAW_EVENT_TYPE, event.rawType());
        message.setHeader(EsignConstants.EVENT_ID, event.id());
        message.setHeader(
                EsignConstants.OCCURRED_AT,
                DateTimeFormatter.ISO_INSTANT.format(event.occurredAt()));
        setIfKnown(message, EsignConstants.ENVELOPE_ID, event.envelopeId());
        setIfKnown(message, EsignConstants.STATUS, event.status());
        boolean personal = mayHoldPersonalData(message.getExchange());
        setIfKnown(
                message, EsignConstants.CHANGE_KEY, event.changeKey(provider.scheme(), !personal));
        if (personal) {
            setIfKnown(message, EsignConstants.RECIPIENT_EMAIL, event.recipientEmail());
        }
        event.ids().forEach((parameter, id) -> message.setHeader(provider.header(parameter), id));
    }

    /** Sets the headers of an envelope of which no event could be read. */
    public void write(String envelopeId, Message message) {
        message.setHeader(EsignConstants.PROVIDER, provider.scheme());
        message.setHeader(EsignConstants.DELIVERY, delivery);
        message.setHeader(EsignConstants.ENVELOPE_ID, envelopeId);
    }

    private static Object body(EsignEvent event, Exchange exchange) {
        return switch (output(exchange)) {
            // a copy: events of one document share theirs, and a route may change what it gets
            case MAP -> new JsonMap(event.body());
            case JSON -> new String(json(event, exchange), StandardCharsets.UTF_8);
            case STREAM ->
                    new ByteArrayInputStreamCache(new ByteArrayInputStream(json(event, exchange)));
        };
    }

    private static EsignOutput output(Exchange exchange) {
        return exchange.getFromEndpoint() instanceof EndpointContext<?> endpoint
                ? endpoint.output()
                : EsignOutput.MAP;
    }

    private static boolean mayHoldPersonalData(Exchange exchange) {
        return !(exchange.getFromEndpoint() instanceof EndpointContext<?> endpoint)
                || endpoint.personalDataHeaders();
    }

    private static byte[] json(EsignEvent event, Exchange exchange) {
        return new Json(exchange.getContext()).write(event.body());
    }

    private static void setIfKnown(Message message, String header, String value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
