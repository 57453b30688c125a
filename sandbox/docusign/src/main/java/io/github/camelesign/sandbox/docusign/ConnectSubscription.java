// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.AllowedHosts;
import io.github.camelesign.sandbox.core.WebhookSender.Attempt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    /** Those of one envelope. */
    static List<ConnectSubscription> own(ObjectNode data) {
        Stream<JsonNode> several = data.path("eventNotifications").valueStream();
        return Stream.concat(Stream.of(data.path("eventNotification")), several)
                .filter(JsonNode::isObject)
                .map(settings -> new ConnectSubscription("0", (ObjectNode) settings))
                .toList();
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
        JsonNode included = settings.at("/eventData/includeData");
        return included.valueStream().anyMatch(one -> one.asText().equals(part));
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
        return everybody || users.valueStream().anyMatch(one -> user.isCalled(one.asText()));
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
            String word = event.path(what + "EventStatusCode").asText(event.asText());
            events.add(what + "-" + word.toLowerCase(Locale.ROOT));
        }
    }

    /** One message of Connect, as it was when its event happened. */
    record Message(ConnectSubscription subscription, Event event, Instant generated) {
        String contentType() {
            return (subscription.isJson() ? "application/json" : "text/xml") + "; charset=utf-8";
        }

        /**
         * The body.
         *
         * @param retries how often it was sent before
         */
        byte[] body(int retries, EnvelopePdf pdfs) {
            if (!subscription.isJson()) {
                return Answers.connectXml(event.envelope(), generated);
            }
            ObjectNode json = subscription.isAggregate() ? summary(pdfs) : json(retries, pdfs);
            return json.put("generatedDateTime", Scalars.write(generated))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
        }

        private ObjectNode json(int retries, EnvelopePdf pdfs) {
            DocuSignEnvelope envelope = event.envelope();
            ObjectNode json =
                    Answers.of("connectData", event)
                            .put("retryCount", retries)
                            .put("configurationId", Long.parseLong(subscription.id()));
            ObjectNode data = json.withObject("/data");
            if (event.name().matches("(envelope|recipient|template)-.*")) {
                data.put(envelope.isTemplate() ? "templateId" : "envelopeId", envelope.id());
                if (event.recipient() != null) {
                    data.put("recipientId", event.recipient().id());
                }
                if (!subscription.settings().at("/eventData/includeData").isEmpty()) {
                    data.set("envelopeSummary", summary(pdfs));
                }
            }
            return json;
        }

        /** As the log begins to show it. */
        ObjectNode logged(String id, Attempt first) {
            Instant created = first.started();
            return Answers.of("connectLog", Map.of("id", id, "created", created, "message", this));
        }

        private ObjectNode summary(EnvelopePdf pdfs) {
            DocuSignEnvelope envelope = event.envelope();
            Predicate<String> others = part -> !part.equals("documents");
            ObjectNode summary = Answers.envelope(envelope, others.and(subscription::includes));
            if (subscription.includes("documents")) {
                ArrayNode rows = summary.putArray("envelopeDocuments");
                for (EnvelopeDocument document : envelope.documentsInOrder()) {
                    byte[] pdf = pdfs.bytes(envelope, document);
                    rows.add(Answers.document(envelope, document).put("PDFBytes", pdf));
                }
            }
            return summary;
        }
    }
}
