// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.webhook;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.docusign.events.DocuSignEventNames;
import io.github.camelesign.docusign.events.EnvelopeFields;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.XmlView;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;

/**
 * A call of Connect in the older XML, plain or in a SOAP envelope: the state of an envelope at a
 * time. Its times are local ones, whose distance from UTC stands in the message.
 */
final class DocuSignXmlMessage {

    private final Map<String, Object> information;
    private final Map<String, Object> envelope;

    private DocuSignXmlMessage(Map<String, Object> information) {
        this.information = information;
        this.envelope = object(information.get("EnvelopeStatus"));
    }

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException when it is none
     */
    static EsignEvent read(byte[] body) {
        Map<String, Object> information = XmlView.first(body, "DocuSignEnvelopeInformation");
        if (information == null) {
            throw new IllegalArgumentException("it holds no DocuSignEnvelopeInformation");
        }
        if (information.isEmpty()) {
            throw new IllegalArgumentException("its DocuSignEnvelopeInformation is empty");
        }
        return new DocuSignXmlMessage(information).event();
    }

    /** When a message was made, of which an event has the fields; null if it does not say. */
    static Instant generated(Map<String, Object> fields) {
        return new DocuSignXmlMessage(fields).generated();
    }

    private Instant generated() {
        return time(envelope.get("TimeGenerated"));
    }

    private EsignEvent event() {
        String envelopeId = text(envelope.get("EnvelopeID"));
        String status = text(envelope.get("Status"));
        Instant generated = generated();
        if (envelopeId == null || status == null || generated == null) {
            throw new IllegalArgumentException("EnvelopeID, Status or TimeGenerated is missing");
        }
        String name = DocuSignEventNames.ofStatus(status);
        Map<String, String> ids = EnvelopeFields.ofXml(customFields());
        ids.put("envelopeId", envelopeId);
        Instant at = time(envelope.get(status));
        return new EsignEvent(
                EsignEvent.idOf("docusign", envelopeId, name, generated),
                DocuSignEventNames.type(name, envelope.get("VoidReason")),
                name,
                account(),
                envelopeId,
                status,
                null,
                at == null ? generated : at,
                ids,
                information);
    }

    /** It stands in a custom field, if the configuration includes that. */
    private String account() {
        return customFields().stream()
                .filter(field -> "AccountId".equals(field.get("Name")))
                .map(field -> text(field.get("Value")))
                .findFirst()
                .orElse(null);
    }

    private List<Map<String, Object>> customFields() {
        Object fields = object(envelope.get("CustomFields")).get("CustomField");
        return objects(fields instanceof Map<?, ?> one ? List.of(one) : fields);
    }

    private Instant time(Object value) {
        if (value == null) {
            return null;
        }
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            value.toString(), OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : ((LocalDateTime) time).toInstant(offset());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private ZoneOffset offset() {
        try {
            return ZoneOffset.ofHours(Integer.parseInt(text(information.get("TimeZoneOffset"))));
        } catch (RuntimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
