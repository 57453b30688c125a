// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.webhook;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;
import static io.github.camelesign.spi.JsonView.time;

import io.github.camelesign.api.EventType;
import io.github.camelesign.docusign.events.DocuSignEventNames;
import io.github.camelesign.docusign.events.EnvelopeEvents;
import io.github.camelesign.docusign.events.EnvelopeFields;
import io.github.camelesign.spi.EsignEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A call of Connect in JSON. It has no id: configuration, envelope, event, recipient and the time
 * when it was made distinguish it from every other, and a repetition has them all again. A
 * configuration that aggregates sends the envelope itself: then its status is the event.
 */
final class DocuSignJsonMessage {

    private static final Map<String, String> STATUS_TIMES =
            Map.of(
                    DocuSignEventNames.ENVELOPE_DELIVERED, "deliveredDateTime",
                    DocuSignEventNames.ENVELOPE_COMPLETED, "completedDateTime",
                    DocuSignEventNames.ENVELOPE_DECLINED, "declinedDateTime",
                    DocuSignEventNames.ENVELOPE_VOIDED, "voidedDateTime");

    private DocuSignJsonMessage() {}

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException when it is none
     */
    static EsignEvent read(Map<String, Object> message) {
        return message.containsKey("event") ? single(message) : aggregated(message);
    }

    /** When a message was made; an aggregated one says only when the status changed. */
    static Instant generated(Map<String, Object> message) {
        return time(message.get("generatedDateTime"))
                .or(() -> time(message.get("statusChangedDateTime")))
                .orElse(null);
    }

    private static EsignEvent aggregated(Map<String, Object> envelope) {
        String envelopeId = text(envelope.get("envelopeId"));
        String status = text(envelope.get("status"));
        Instant changed = time(envelope.get("statusChangedDateTime")).orElse(null);
        if (envelopeId == null || status == null || changed == null) {
            throw new IllegalArgumentException(
                    "it has neither event and data nor the envelope's id, status and statusChangedDateTime");
        }
        String name = DocuSignEventNames.ofStatus(status);
        Map<String, String> ids = EnvelopeFields.of(envelope);
        ids.put("envelopeId", envelopeId);
        return new EsignEvent(
                EsignEvent.idOf("docusign", envelopeId, name, changed),
                DocuSignEventNames.type(name, envelope.get("voidedReason")),
                name,
                text(object(envelope.get("sender")).get("accountId")),
                envelopeId,
                status,
                null,
                occurred(name, envelope, changed),
                ids,
                envelope);
    }

    private static EsignEvent single(Map<String, Object> message) {
        String name = text(message.get("event"));
        if (name == null || !(message.get("data") instanceof Map<?, ?> data)) {
            throw new IllegalArgumentException("event or data is missing");
        }
        Instant generated =
                time(message.get("generatedDateTime"))
                        .orElseThrow(
                                () -> new IllegalArgumentException("generatedDateTime is no time"));
        Map<String, Object> envelope = object(data.get("envelopeSummary"));
        String envelopeId = text(data.get("envelopeId"));
        String recipientId = id(data.get("recipientId"));
        Map<String, Object> recipient = recipient(envelope, recipientId);
        EventType type = DocuSignEventNames.type(name, envelope.get("voidedReason"));
        Map<String, String> ids = EnvelopeFields.of(envelope);
        put(ids, "envelopeId", envelopeId);
        put(ids, "recipientId", recipientId);
        put(ids, "templateId", text(data.get("templateId")));
        put(ids, "connectId", text(message.get("configurationId")));
        put(ids, "retryCount", text(message.get("retryCount")));
        return new EsignEvent(
                EsignEvent.idOf(
                        "docusign",
                        message.get("configurationId"),
                        envelopeId,
                        name,
                        recipientId,
                        generated),
                type,
                name,
                text(data.get("accountId")),
                envelopeId,
                text((recipient.isEmpty() ? envelope : recipient).get("status")),
                text(recipient.get("email")),
                occurred(name, envelope, generated),
                ids,
                message);
    }

    /** When the envelope got its status, as a poll finds it, if the message says that. */
    private static Instant occurred(String name, Map<String, Object> envelope, Instant generated) {
        Optional<Instant> at =
                DocuSignEventNames.ENVELOPE_SENT.equals(name)
                        ? EnvelopeEvents.sentAt(envelope)
                        : Optional.ofNullable(STATUS_TIMES.get(name))
                                .flatMap(field -> time(envelope.get(field)));
        return at.orElse(generated);
    }

    private static Map<String, Object> recipient(Map<String, Object> envelope, String recipientId) {
        if (recipientId == null) {
            return Map.of();
        }
        return object(envelope.get("recipients")).values().stream()
                .flatMap(kind -> objects(kind).stream())
                .filter(recipient -> recipientId.equals(text(recipient.get("recipientId"))))
                .findFirst()
                .orElse(Map.of());
    }

    /** An event of the whole envelope may have an empty one. */
    private static String id(Object value) {
        String id = text(value);
        return id == null || id.isBlank() ? null : id;
    }

    private static void put(Map<String, String> ids, String parameter, String id) {
        if (id != null && !"0".equals(id)) {
            ids.put(parameter, id);
        }
    }
}
