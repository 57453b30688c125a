// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The message of Connect from before it had JSON: the envelope's state, whatever happened. */
final class ConnectXml {
    private static final String NAMESPACE = "http://www.docusign.net/API/3.0";
    private static final Map<String, String> TIMES =
            Map.of(
                    "sentDateTime", "Sent",
                    "deliveredDateTime", "Delivered",
                    "signedDateTime", "Signed",
                    "completedDateTime", "Completed",
                    "declinedDateTime", "Declined");

    private final XMLStreamWriter xml;

    private ConnectXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] write(DocuSignEnvelope envelope, Instant generated) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter writer =
                    XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
            new ConnectXml(writer).envelope(envelope, generated);
            writer.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void envelope(DocuSignEnvelope envelope, Instant generated) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("DocuSignEnvelopeInformation");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeStartElement("EnvelopeStatus");
        xml.writeStartElement("RecipientStatuses");
        for (Recipient recipient : envelope.recipientsInOrder()) {
            recipient(recipient);
        }
        xml.writeEndElement();
        text("TimeGenerated", DocuSignTime.write(generated));
        text("EnvelopeID", envelope.id());
        text("Subject", envelope.subject());
        text("UserName", envelope.owner().name());
        text("Email", envelope.owner().email());
        text("Status", capital(envelope.status().word()));
        text("Created", envelope.data().path("createdDateTime").asText());
        times(envelope.data());
        text("VoidReason", envelope.data().path("voidedReason").asText(null));
        xml.writeStartElement("CustomFields");
        for (JsonNode kind : envelope.data().path("customFields")) {
            for (JsonNode field : kind) {
                xml.writeStartElement("CustomField");
                text("Name", field.path("name").asText());
                text("Value", field.path("value").asText());
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
        xml.writeStartElement("DocumentStatuses");
        for (EnvelopeDocument document : envelope.documentsInOrder()) {
            xml.writeStartElement("DocumentStatus");
            text("ID", document.id());
            text("Name", document.name());
            text("Sequence", String.valueOf(document.order()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
        text("TimeZone", "UTC");
        text("TimeZoneOffset", "0");
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void recipient(Recipient recipient) throws XMLStreamException {
        xml.writeStartElement("RecipientStatus");
        text("Type", capital(recipient.kind().word()));
        text("Email", recipient.email());
        text("UserName", recipient.name());
        text("RoutingOrder", String.valueOf(recipient.order()));
        times(recipient.data());
        text("DeclineReason", recipient.data().path("declinedReason").asText(null));
        text("Status", capital(recipient.status()));
        text("RecipientId", recipient.guid());
        text("ClientUserId", recipient.data().path("clientUserId").asText(null));
        xml.writeEndElement();
    }

    private void times(JsonNode data) throws XMLStreamException {
        for (Map.Entry<String, String> time : TIMES.entrySet()) {
            text(time.getValue(), data.path(time.getKey()).asText(null));
        }
    }

    private void text(String name, String value) throws XMLStreamException {
        if (value != null) {
            xml.writeStartElement(name);
            xml.writeCharacters(value);
            xml.writeEndElement();
        }
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
