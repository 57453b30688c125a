// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.AllowedHosts;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where messages go and which: a configuration of the account or the notification of one envelope,
 * which name almost everything alike.
 *
 * @param id of the configuration; 0 for an envelope's own
 * @param settings as the client wrote them
 */
record ConnectSubscription(String id, ObjectNode settings) {
    private static final Set<String> TYPES = Set.of("custom", "customrecipient");

    static ConnectSubscription of(ObjectNode settings) {
        return new ConnectSubscription(settings.path("connectId").asText(), settings);
    }

    /** The same of settings that may be wrong. */
    static ConnectSubscription checked(ObjectNode settings, AllowedHosts hosts) {
        checkUrl(DocuSignError.JSON.text(settings, "urlToPublishTo"), "urlToPublishTo", hosts);
        String type = settings.path("configurationType").asText("custom");
        DocuSignError.check(
                TYPES.contains(type), "The sandbox has no configurationType " + type + ".");
        return of(settings);
    }

    /** Refuses an address that cannot be called, and one that is called without a secret line. */
    static void checkUrl(String url, String name, AllowedHosts hosts) {
        URI uri = Scalars.uri(url);
        boolean secure = "https".equals(uri.getScheme());
        boolean local = "http".equals(uri.getScheme()) && hosts.allows(uri.getHost());
        DocuSignError.check(
                uri.getHost() != null && (secure || local),
                name + " must be an https address: " + url);
    }

    URI receiver() {
        return URI.create(settings.path("urlToPublishTo").asText(settings.path("url").asText()));
    }

    /** Whether messages are of the kind that has events and JSON. */
    boolean isJson() {
        JsonNode data = settings.path("eventData");
        return data.path("version").asText().equals("restv2.1")
                && !data.path("format").asText("json").equalsIgnoreCase("xml");
    }

    boolean isAggregate() {
        return settings.path("deliveryMode").asText("SIM").equalsIgnoreCase("aggregate");
    }

    boolean includes(String part) {
        for (JsonNode included : settings.at("/eventData/includeData")) {
            if (included.asText().equals(part)) {
                return true;
            }
        }
        return false;
    }

    boolean isTrue(String setting) {
        return Scalars.isTrue(settings, setting);
    }

    boolean isPaused() {
        return isTrue("pausePublish");
    }

    boolean isFor(Event event) {
        boolean published =
                id.equals("0")
                        || (isTrue("allowEnvelopePublish") || !settings.has("allowEnvelopePublish"))
                                && isForUser(event.envelope().owner());
        return published && wanted().contains(event.name());
    }

    private boolean isForUser(User user) {
        JsonNode users = settings.path("userIds");
        boolean everybody = settings.has("allUsers") ? isTrue("allUsers") : users.isEmpty();
        for (JsonNode named : users) {
            everybody |= user.isCalled(named.asText());
        }
        return everybody;
    }

    private Set<String> wanted() {
        Set<String> events = new HashSet<>();
        settings.path("events").forEach(event -> events.add(event.asText()));
        legacy(events, "envelope");
        legacy(events, "recipient");
        if (!isJson() || isAggregate()) {
            // one message for each status of the envelope
            events.removeIf(e -> !e.matches("envelope-(sent|delivered|completed|declined|voided)"));
        }
        return events;
    }

    private void legacy(Set<String> events, String what) {
        for (JsonNode event : settings.path(what + "Events")) {
            String word =
                    event.isTextual()
                            ? event.asText()
                            : event.path(what + "EventStatusCode").asText();
            events.add(what + "-" + word.toLowerCase(Locale.ROOT));
        }
    }
}
