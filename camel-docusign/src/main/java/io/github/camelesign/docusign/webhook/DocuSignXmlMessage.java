// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.webhook;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.docusign.events.DocuSignEventNames;
import io.github.camelesign.docusign.events.EnvelopeFields;
import io.github.camelesign.spi.EsignEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

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
        Node information =
                parse(body).getElementsByTagNameNS("*", "DocuSignEnvelopeInformation").item(0);
        if (information == null) {
            throw new IllegalArgumentException("it holds no DocuSignEnvelopeInformation");
        }
        Map<String, Object> fields = object(fields((Element) information));
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("its DocuSignEnvelopeInformation is empty");
        }
        return new DocuSignXmlMessage(fields).event();
    }

    private EsignEvent event() {
        String envelopeId = text(envelope.get("EnvelopeID"));
        String status = text(envelope.get("Status"));
        Instant generated = time(envelope.get("TimeGenerated"));
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

    /** No document type is taken: it could name files and addresses to be read. */
    private static Document parse(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
        } catch (SAXException | IOException e) {
            throw new IllegalArgumentException("it is no well-formed XML without document type");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element as a Map of its children, or as text if it has none; of several, as a List. */
    private static Object fields(Element element) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                fields.merge(child.getLocalName(), fields(child), DocuSignXmlMessage::both);
            }
        }
        return fields.isEmpty() ? element.getTextContent().strip() : fields;
    }

    private static Object both(Object earlier, Object later) {
        List<Object> all =
                new ArrayList<>(earlier instanceof List<?> list ? list : List.of(earlier));
        all.add(later);
        return all;
    }
}
