package io.github.camelesign.support.event;

import io.github.camelesign.support.EsignConstants;
import java.util.function.UnaryOperator;
import org.apache.camel.Message;

/** Puts an event into a message, the same for polls and webhooks. */
public final class EventHeaders {

    private final String scheme;
    private final String delivery;
    private final UnaryOperator<String> headerName;

    /**
     * @param scheme of the component
     * @param delivery {@code poll} or {@code webhook}
     * @param headerName gives the component's header for a parameter
     */
    public EventHeaders(String scheme, String delivery, UnaryOperator<String> headerName) {
        this.scheme = scheme;
        this.delivery = delivery;
        this.headerName = headerName;
    }

    /** Sets the body and the headers. */
    public void write(EsignEvent event, Message message) {
        message.setBody(event.body());
        message.setHeader(EsignConstants.PROVIDER, scheme);
        message.setHeader(EsignConstants.DELIVERY, delivery);
        message.setHeader(EsignConstants.EVENT_TYPE, event.type().toString());
        message.setHeader(EsignConstants.RAW_EVENT_TYPE, event.rawType());
        message.setHeader(EsignConstants.EVENT_ID, event.id());
        message.setHeader(EsignConstants.OCCURRED_AT, event.occurredAt());
        setIfKnown(message, EsignConstants.ENVELOPE_ID, event.envelopeId());
        setIfKnown(message, EsignConstants.CHANGE_KEY, event.changeKey(scheme));
        setIfKnown(message, EsignConstants.STATUS, event.status());
        setIfKnown(message, EsignConstants.RECIPIENT_EMAIL, event.recipientEmail());
        event.ids().forEach((parameter, id) -> message.setHeader(headerName.apply(parameter), id));
    }

    private static void setIfKnown(Message message, String header, String value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
