// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.internal.content.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;

/**
 * Writes an event as one JSON document, the structured mode of CloudEvents 1.0: for receivers that
 * read no headers.
 */
public abstract class EsignCloudEventJsonTransformer extends EsignCloudEventTransformer {

    private static final String MEDIA_TYPE = "application/cloudevents+json";

    /** Attributes that are none of CloudEvents' own: lower-case letters and digits only. */
    private static final Map<String, String> EXTENSIONS =
            Map.of(
                    "rawtype", EsignConstants.RAW_EVENT_TYPE,
                    "changekey", EsignConstants.CHANGE_KEY);

    @Override
    public void transform(Message message, DataType from, DataType to) {
        super.transform(message, from, to);
        Map<String, Object> event = new LinkedHashMap<>();
        for (CloudEvent.Attribute attribute : CloudEvents.v1_0.attributes()) {
            put(event, attribute.json(), message.getHeader(attribute.id()));
        }
        EXTENSIONS.forEach((name, header) -> put(event, name, message.getHeader(header)));
        Json json = new Json(message.getExchange().getContext());
        put(event, "data", data(json, message.getBody(String.class)));
        message.setBody(new String(json.write(event), StandardCharsets.UTF_8));
        message.setHeader(Exchange.CONTENT_TYPE, MEDIA_TYPE);
    }

    private static Object data(Json json, String text) {
        if (text == null) {
            return null;
        }
        try {
            return json.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The body of the event is no JSON any more: " + e.getMessage());
        }
    }

    private static void put(Map<String, Object> event, String name, Object value) {
        if (value != null) {
            event.put(name, value);
        }
    }
}
