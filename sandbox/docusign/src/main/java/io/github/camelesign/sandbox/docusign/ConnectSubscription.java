// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.AllowedHosts;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Where messages go and which: a configuration of the account or the notification of one envelope,
 * which name almost everything alike.
 *
 * @param id of the configuration; 0 for an envelope's own
 * @param settings as the client wrote them
 */
record ConnectSubscription(String id, ObjectNode settings) {
    private static final Set<String> TYPES = Set.of("custom", "customrecipient");
    private static final Set<String> LEGACY_ENVELOPE =
            Set.of("sent", "delivered", "completed", "declined", "voided");

    static ConnectSubscription of(ObjectNode settings) {
        return new ConnectSubscription(settings.path("connectId").asText(), settings);
    }

    /** The same of settings that may be wrong. */
    static ConnectSubscription checked(ObjectNode settings, AllowedHosts hosts) {
        checkUrl(DocuSignError.JSON.text(settings, "urlToPublishTo"), "urlToPublishTo", hosts);
        String type = settings.path("configurationType").asText("custom");
        if (!TYPES.contains(type)) {
            throw DocuSignError.invalidParameter(
                    "The sandbox has no configurationType " + type + ".");
        }
        return of(settings);
    }

    /** Refuses an address that cannot be called, and one that is called without a secret line. */
    static void checkUrl(String url, String name, AllowedHosts hosts) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw DocuSignError.invalidParameter(name + " is no address: " + url);
        }
        boolean secure = "https".equals(uri.getScheme());
        boolean local = "http".equals(uri.getScheme()) && hosts.allows(uri.getHost());
        if (uri.getHost() == null || !secure && !local) {
            throw DocuSignError.invalidParameter(name + " must be an https address: " + url);
        }
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
        return StreamSupport.stream(
                        settings.path("eventData").path("includeData").spliterator(), false)
                .anyMatch(included -> included.asText().equals(part));
    }

    boolean isSigned() {
        return Scalars.isTrue(settings, "includeHMAC");
    }

    boolean isLogged() {
        return Scalars.isTrue(settings, "enableLog") || Scalars.isTrue(settings, "loggingEnabled");
    }

    /** Whether what was not taken is sent again. */
    boolean isAcknowledged() {
        return Scalars.isTrue(settings, "requiresAcknowledgement")
                || Scalars.isTrue(settings, "requireAcknowledgment");
    }

    boolean isPaused() {
        return Scalars.isTrue(settings, "pausePublish");
    }

    boolean isFor(Event event) {
        boolean published =
                id.equals("0")
                        || !settings.has("allowEnvelopePublish")
                        || Scalars.isTrue(settings, "allowEnvelopePublish");
        return published && isForUser(event.envelope().owner()) && wanted().contains(event.name());
    }

    private boolean isForUser(User user) {
        JsonNode users = settings.path("userIds");
        boolean all =
                !settings.has("allUsers") && users.isEmpty()
                        || Scalars.isTrue(settings, "allUsers");
        return id.equals("0")
                || all
                || StreamSupport.stream(users.spliterator(), false)
                        .anyMatch(named -> user.isCalled(named.asText()));
    }

    private Set<String> wanted() {
        Set<String> events = new HashSet<>();
        settings.path("events").forEach(event -> events.add(event.asText()));
        legacy(events, "envelopeEvents", "envelope", "envelopeEventStatusCode");
        legacy(events, "recipientEvents", "recipient", "recipientEventStatusCode");
        if (!isJson() || isAggregate()) {
            // one message for each status of the envelope
            events.removeIf(
                    event ->
                            !event.startsWith("envelope-")
                                    || !LEGACY_ENVELOPE.contains(
                                            event.substring("envelope-".length())));
        }
        return events;
    }

    private void legacy(Set<String> events, String array, String prefix, String code) {
        for (JsonNode event : settings.path(array)) {
            String word = event.isTextual() ? event.asText() : event.path(code).asText();
            events.add(prefix + "-" + word.toLowerCase(Locale.ROOT));
        }
    }
}
