// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.webhook;

import io.github.camelesign.api.EventType;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.docusign.DocuSignOperation;
import io.github.camelesign.docusign.events.DocuSignEventNames;
import io.github.camelesign.spi.EndpointContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Connect for one envelope: what the definition of the envelope holds for it. */
public final class EventNotification {

    private static final String FIELD = "eventNotification";

    private EventNotification() {}

    /**
     * Has every event of an envelope sent to the option {@code eventNotificationUrl}, unless its
     * definition has a notification of its own.
     *
     * @return empty for other operations, and without that option
     * @throws IllegalArgumentException with version 2 of the API, which does not send JSON
     */
    public static Optional<UnaryOperator<Map<String, Object>>> of(
            EndpointContext<DocuSignConfiguration> endpoint) {
        DocuSignConfiguration configuration = endpoint.getConfiguration();
        String url = configuration.getEventNotificationUrl();
        if (url == null || endpoint.getOperation() != DocuSignOperation.ENVELOPES_CREATE) {
            return Optional.empty();
        }
        if ("v2".equals(configuration.getApiVersion())) {
            throw new IllegalArgumentException(
                    "eventNotificationUrl asks for events in JSON, which apiVersion=v2 does not send: give the envelope an eventNotification of your own");
        }
        return Optional.of(
                definition -> {
                    Map<String, Object> fields = new LinkedHashMap<>(definition);
                    fields.putIfAbsent(FIELD, notification(url));
                    return fields;
                });
    }

    private static Map<String, Object> notification(String url) {
        Map<String, Object> notification = new LinkedHashMap<>();
        notification.put("url", url);
        notification.put("requireAcknowledgment", "true");
        notification.put("loggingEnabled", "true");
        notification.put("includeHMAC", "true");
        notification.put("deliveryMode", "SIM");
        notification.put("events", DocuSignEventNames.ofTypes(Set.of(EventType.values())));
        notification.put("eventData", eventData());
        return notification;
    }

    /** With the recipients comes the summary of the envelope, with the times of its statuses. */
    static Map<String, Object> eventData() {
        return Map.of(
                "version", "restv2.1",
                "format", "json",
                "includeData", List.of("recipients", "custom_fields"));
    }
}
