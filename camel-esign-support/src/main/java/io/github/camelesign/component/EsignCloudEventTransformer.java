// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import io.github.camelesign.api.EsignConstants;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;

/**
 * Describes an event by the attributes of CloudEvents 1.0, in the headers that Camel's components
 * know. The body stays the provider's JSON.
 */
public abstract class EsignCloudEventTransformer extends Transformer {

    private static final String TYPE = "io.github.camelesign.";

    @Override
    public void transform(Message message, DataType from, DataType to) {
        CloudEvent event = CloudEvents.v1_0;
        String provider = message.getHeader(EsignConstants.PROVIDER, String.class);
        if (provider == null) {
            throw new IllegalArgumentException(
                    "Only an event can be described as a CloudEvent, and this message has no header "
                            + EsignConstants.PROVIDER);
        }
        Instant at = message.getHeader(EsignConstants.OCCURRED_AT, Instant.class);
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_VERSION, event.version());
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_ID, message.getHeader(EsignConstants.EVENT_ID));
        set(
                message,
                CloudEvent.CAMEL_CLOUD_EVENT_TYPE,
                TYPE + provider + "." + message.getHeader(EsignConstants.EVENT_TYPE));
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, provider);
        set(
                message,
                CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT,
                message.getHeader(EsignConstants.ENVELOPE_ID));
        set(
                message,
                CloudEvent.CAMEL_CLOUD_EVENT_TIME,
                at == null ? null : DateTimeFormatter.ISO_INSTANT.format(at));
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, "application/json");
    }

    private static void set(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
