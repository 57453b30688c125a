// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.samskivert.mustache.Escapers;
import io.github.camelesign.sandbox.core.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML form of DocuSign's bodies: an array is an element that holds one for each item. */
final class Xml {
    private static final Pattern ARRAYS =
            Pattern.compile(
                    "documents|(text|list)CustomFields|listItems|templateRoles|\\w+Templates"
                            + "|eventNotifications|(envelopeE|recipientE|e)vents|includeData"
                            + "|(envelope|transaction)Ids|excludedDocuments|\\w+Tabs");
    private static final Map<String, String> SINGULARS =
            Map.of("errorDetails", "errorDetail", "carbonCopies", "carbonCopy");

    private Xml() {}

    /** What the root element holds. */
    static ObjectNode read(byte[] xml) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            reader.nextTag();
            if (value(reader) instanceof ObjectNode object) {
                return object;
            }
        } catch (XMLStreamException e) {
            // refused below
        }
        throw DocuSignError.invalidBody("The body is no XML of the expected kind.");
    }

    /** What a header holds that may be JSON as well. */
    static ObjectNode orJson(String text, JsonReader json) {
        return text.trim().startsWith("<")
                ? read(text.getBytes(StandardCharsets.UTF_8))
                : json.of(text);
    }

    private static JsonNode value(XMLStreamReader reader) throws XMLStreamException {
        String name = reader.getLocalName();
        boolean array = ARRAYS.matcher(name).matches() || Recipient.Kind.is(name);
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        StringBuilder text = new StringBuilder();
        while (reader.next() != XMLStreamReader.END_ELEMENT) {
            if (reader.isStartElement()) {
                String child = reader.getLocalName();
                JsonNode value = value(reader);
                items.add(value);
                object.set(child, value);
            } else if (reader.isCharacters()) {
                text.append(reader.getText());
            }
        }
        if (array) {
            return items;
        }
        return object.isEmpty() && !text.toString().isBlank()
                ? JsonNodeFactory.instance.textNode(text.toString().trim())
                : object;
    }

    static String write(String root, ObjectNode object) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + element(root, object)
                        .replaceFirst(">", " xmlns=\"http://www.docusign.com/restapi\">");
    }

    private static String element(String name, JsonNode value) {
        StringBuilder content = new StringBuilder(Escapers.HTML.escape(value.asText()));
        value.properties().forEach(one -> content.append(element(one.getKey(), one.getValue())));
        if (value.isArray()) {
            value.forEach(item -> content.append(element(singular(name), item)));
        }
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String singular(String name) {
        String usual = name.substring(0, name.length() - (name.endsWith("Tabs") ? 4 : 1));
        return SINGULARS.getOrDefault(name, usual);
    }
}
