// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.event;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.internal.content.JsonMap;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.Provider;
import org.apache.camel.Message;

/** Puts an event into a message, the same for polls and webhooks. */
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

    /** Sets the body and the headers. */
    public void write(EsignEvent event, Message message) {
        // a copy: events of one document share theirs, and a route may change what it gets
        message.setBody(new JsonMap(event.body()));
        message.setHeader(EsignConstants.PROVIDER, provider.scheme());
        message.setHeader(EsignConstants.DELIVERY, delivery);
        message.setHeader(EsignConstants.EVENT_TYPE, event.type().toString());
        message.setHeader(EsignConstants.RAW_EVENT_TYPE, event.rawType());
        message.setHeader(EsignConstants.EVENT_ID, event.id());
        message.setHeader(EsignConstants.OCCURRED_AT, event.occurredAt());
        setIfKnown(message, EsignConstants.ENVELOPE_ID, event.envelopeId());
        setIfKnown(message, EsignConstants.CHANGE_KEY, event.changeKey(provider.scheme()));
        setIfKnown(message, EsignConstants.STATUS, event.status());
        setIfKnown(message, EsignConstants.RECIPIENT_EMAIL, event.recipientEmail());
        event.ids().forEach((parameter, id) -> message.setHeader(provider.header(parameter), id));
    }

    /** Sets the headers of an envelope of which no event could be read. */
    public void write(String envelopeId, Message message) {
        message.setHeader(EsignConstants.PROVIDER, provider.scheme());
        message.setHeader(EsignConstants.DELIVERY, delivery);
        message.setHeader(EsignConstants.ENVELOPE_ID, envelopeId);
    }

    private static void setIfKnown(Message message, String header, String value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
