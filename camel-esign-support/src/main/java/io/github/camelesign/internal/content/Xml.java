// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads as much of a provider's XML as the component itself needs. */
public final class Xml {

    private Xml() {}

    /**
     * The texts of the elements within the outermost, the first of each name, without namespaces;
     * none when it is no XML. Document types are not read: they could name files of this machine.
     */
    public static Map<String, Object> fields(byte[] text) {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        Map<String, Object> fields = new LinkedHashMap<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(text));
            int depth = 0;
            String name = null;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamReader.START_ELEMENT -> {
                        depth++;
                        name = depth == 2 ? reader.getLocalName() : null;
                    }
                    case XMLStreamReader.END_ELEMENT -> {
                        depth--;
                        name = null;
                    }
                    case XMLStreamReader.CHARACTERS -> {
                        if (name != null) {
                            fields.putIfAbsent(name, reader.getText());
                        }
                    }
                    default -> {
                        // comments and the like
                    }
                }
            }
            return fields;
        } catch (XMLStreamException e) {
            return Map.of();
        }
    }
}
