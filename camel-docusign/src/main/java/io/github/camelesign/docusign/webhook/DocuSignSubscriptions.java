// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.webhook;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EventType;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.docusign.DocuSignOperation;
import io.github.camelesign.docusign.events.DocuSignEventNames;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.JsonView;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The subscription of one URL, which DocuSign calls a Connect configuration of the account. Nodes
 * that start together may each find none and create one; so every node looks again after it has
 * created, and all remove the same ones: every one but the oldest.
 */
final class DocuSignSubscriptions {

    private static final String NAME = "Camel eSign";

    private final Calls calls;
    private final boolean legacy;
    private final Set<EventType> wanted;

    DocuSignSubscriptions(EndpointContext<DocuSignConfiguration> endpoint) {
        this.calls = endpoint.calls();
        // which knows the older XML messages only
        this.legacy = "v2".equals(endpoint.getConfiguration().getApiVersion());
        this.wanted = endpoint.eventTypes();
    }

    void register(String url) throws EsignOperationException {
        Map<String, Object> request = request(url);
        List<Map<String, Object>> known = list(url);
        if (known.isEmpty()) {
            calls.send(DocuSignOperation.CONNECT_CONFIGURATIONS_CREATE, null, request);
        } else if (!covers(known.get(0), request)) {
            request.put("connectId", known.get(0).get("connectId"));
            calls.send(DocuSignOperation.CONNECT_CONFIGURATIONS_UPDATE, null, request);
        }
        List<Map<String, Object>> now = list(url);
        for (Map<String, Object> duplicate : now.subList(Math.min(1, now.size()), now.size())) {
            delete(duplicate);
        }
    }

    void unregister(String url) throws EsignOperationException {
        for (Map<String, Object> configuration : list(url)) {
            delete(configuration);
        }
    }

    /** Another node may have been faster. */
    private void delete(Map<String, Object> configuration) throws EsignOperationException {
        try {
            calls.send(
                    DocuSignOperation.CONNECT_CONFIGURATIONS_DELETE,
                    configuration.get("connectId").toString(),
                    null);
        } catch (EsignOperationException e) {
            if (e.getHttpResponseCode() != 404 && e.getHttpResponseCode() != 400) {
                throw e;
            }
            if (list(configuration.get("urlToPublishTo").toString()).stream()
                    .anyMatch(c -> configuration.get("connectId").equals(c.get("connectId")))) {
                throw e;
            }
        }
    }

    /** The configurations that call a URL, the oldest first. */
    private List<Map<String, Object>> list(String url) throws EsignOperationException {
        Map<String, Object> answer = calls.get(DocuSignOperation.CONNECT_CONFIGURATIONS_LIST);
        return JsonView.objects(answer.get("configurations")).stream()
                .filter(configuration -> url.equals(configuration.get("urlToPublishTo")))
                .filter(configuration -> configuration.get("connectId") != null)
                .sorted(Comparator.comparing(DocuSignSubscriptions::number))
                .toList();
    }

    /** Ids are numbers that grow. */
    private static Long number(Map<String, Object> configuration) {
        String id = configuration.get("connectId").toString();
        return id.matches("\\d{1,18}") ? Long.parseLong(id) : Long.MAX_VALUE;
    }

    /** Whether a configuration is switched on and calls with all that is asked for. */
    private static boolean covers(Map<String, Object> known, Map<String, Object> request) {
        boolean on = !"false".equals(String.valueOf(known.get("allowEnvelopePublish")));
        return on
                && request.keySet().stream()
                        .filter(field -> request.get(field) instanceof Collection)
                        .allMatch(
                                field ->
                                        texts(known.get(field))
                                                .containsAll(texts(request.get(field))));
    }

    private static Set<String> texts(Object value) {
        Set<String> texts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (value instanceof Collection<?> list) {
            list.forEach(entry -> texts.add(String.valueOf(entry)));
        }
        return texts;
    }

    private Map<String, Object> request(String url) {
        Set<String> events =
                legacy
                        ? DocuSignEventNames.legacyOfTypes(wanted)
                        : DocuSignEventNames.ofTypes(wanted);
        if (events.isEmpty()) {
            throw new IllegalArgumentException(
                    "None of DocuSign's events is of a type that eventTypes names. With webhookAutoRegister=false a route takes events that were configured by other means");
        }
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("configurationType", "custom");
        request.put("name", NAME);
        request.put("urlToPublishTo", url);
        request.put("allUsers", "true");
        request.put("allowEnvelopePublish", "true");
        request.put("enableLog", "true");
        // otherwise DocuSign does not care what it is answered, and an event can be lost
        request.put("requiresAcknowledgement", "true");
        request.put("includeHMAC", "true");
        if (legacy) {
            request.put("includeTimeZoneInformation", "true");
            request.put("includeSenderAccountasCustomField", "true");
            request.put("includeEnvelopeVoidReason", "true");
            request.put("envelopeEvents", events);
        } else {
            request.put("deliveryMode", "SIM");
            request.put("events", events);
            request.put("eventData", EventNotification.eventData());
        }
        return request;
    }
}
