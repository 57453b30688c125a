// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.internal.content.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;

/**
 * Describes an event by the attributes of CloudEvents 1.0, in the headers that Camel's components
 * know. The body becomes the text of the provider's JSON.
 */
public abstract class EsignCloudEventTransformer extends Transformer {

    private static final String TYPE = "io.github.camelesign.";
    private static final String JSON = "application/json";

    @Override
    public void transform(Message message, DataType from, DataType to) {
        String provider = message.getHeader(EsignConstants.PROVIDER, String.class);
        if (provider == null) {
            throw new IllegalArgumentException(
                    "Only an event can be described as a CloudEvent, and this message has no header "
                            + EsignConstants.PROVIDER);
        }
        message.setBody(data(message));
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_VERSION, CloudEvents.v1_0.version());
        copy(message, EsignConstants.EVENT_ID, CloudEvent.CAMEL_CLOUD_EVENT_ID);
        set(
                message,
                CloudEvent.CAMEL_CLOUD_EVENT_TYPE,
                TYPE + provider + "." + message.getHeader(EsignConstants.EVENT_TYPE));
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, provider);
        copy(message, EsignConstants.ENVELOPE_ID, CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT);
        copy(message, EsignConstants.OCCURRED_AT, CloudEvent.CAMEL_CLOUD_EVENT_TIME);
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, JSON);
    }

    /** A body that the route has made text already stays as it is. */
    private static String data(Message message) {
        Object body = message.getBody();
        return body instanceof Map || body instanceof Collection
                ? new String(
                        new Json(message.getExchange().getContext()).write(body),
                        StandardCharsets.UTF_8)
                : message.getBody(String.class);
    }

    private static void copy(Message message, String from, String to) {
        set(message, to, message.getHeader(from));
    }

    private static void set(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
