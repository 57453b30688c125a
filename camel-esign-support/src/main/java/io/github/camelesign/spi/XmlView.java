// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML of a provider, or of somebody who says to be one, as JSON is read: an element is a Map
 * of its children, or text if it has none; of several with one name, a List. Namespaces and
 * attributes are left out.
 *
 * <p>It costs in proportion to the size of the text, which is refused if it has a document type,
 * more than 64 elements within each other or more than 500,000 of them.
 */
public final class XmlView {

    /** The JDK ends at 100 of its own accord since version 25. */
    private static final int MOST_DEPTH = 64;

    private static final int MOST_ELEMENTS = 500_000;

    /** The JDK compares each name with those before it. */
    private static final int MOST_ATTRIBUTES = 100;

    private static final String ATTRIBUTE_LIMIT =
            "http://www.oracle.com/xml/jaxp/properties/elementAttributeLimit";

    private final XMLStreamReader reader;
    private final String wanted;
    private final Deque<Element> open = new ArrayDeque<>();
    private Map<String, Object> found;
    private int depth;
    private int elements;

    private XmlView(XMLStreamReader reader, String wanted) {
        this.reader = reader;
        this.wanted = wanted;
    }

    /**
     * The outermost element.
     *
     * @throws IllegalArgumentException when it is no XML that is read
     */
    public static Map<String, Object> outermost(byte[] text) {
        return first(text, null);
    }

    /**
     * The first element of a name, in whichever namespace; without children, and null if there is
     * none.
     *
     * @throws IllegalArgumentException when it is no XML that is read
     */
    public static Map<String, Object> first(byte[] text, String name) {
        try {
            XMLStreamReader reader =
                    factory().createXMLStreamReader(new ByteArrayInputStream(text));
            try {
                return new XmlView(reader, name).read();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            // of the parser's own exceptions some are none that it declares
            throw new IllegalArgumentException(
                    e instanceof RefusedException
                            ? e.getMessage()
                            : "it is no well-formed XML without document type",
                    e);
        }
    }

    /** The JDK's own, whatever the application has put on its class path. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // each prefix is looked for in all that are declared around it
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        if (factory.isPropertySupported(ATTRIBUTE_LIMIT)) {
            factory.setProperty(ATTRIBUTE_LIMIT, String.valueOf(MOST_ATTRIBUTES));
        }
        return factory;
    }

    private Map<String, Object> read() throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(localName());
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.peek().add(reader);
                    }
                }
                // it could name files and addresses to be read
                case XMLStreamConstants.DTD -> throw new RefusedException("a document type");
                default -> {
                    // comments and the like
                }
            }
        }
        return found;
    }

    private String localName() {
        String name = reader.getLocalName();
        return name.substring(name.indexOf(':') + 1);
    }

    private void start(String name) {
        depth++;
        elements++;
        if (depth > MOST_DEPTH || elements > MOST_ELEMENTS) {
            throw new RefusedException("too many elements, or too many within each other");
        }
        if (!open.isEmpty() || found == null && (wanted == null || wanted.equals(name))) {
            open.push(new Element(name));
        }
    }

    private void end() {
        depth--;
        if (open.isEmpty()) {
            return;
        }
        Element element = open.pop();
        if (open.isEmpty()) {
            found = element.children == null ? Map.of() : element.children;
        } else {
            open.peek().add(element);
        }
    }

    private static final class Element {

        private final String name;
        private StringBuilder text;
        private Map<String, Object> children;

        Element(String name) {
            this.name = name;
        }

        void add(XMLStreamReader reader) {
            if (children != null) {
                return;
            }
            if (text == null) {
                text = new StringBuilder(reader.getTextLength());
            }
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }

        @SuppressWarnings("unchecked")
        void add(Element child) {
            if (children == null) {
                children = new LinkedHashMap<>();
                text = null;
            }
            Object earlier = children.get(child.name);
            if (earlier instanceof List) {
                ((List<Object>) earlier).add(child.value());
            } else {
                children.put(child.name, earlier == null ? child.value() : both(earlier, child));
            }
        }

        private static List<Object> both(Object earlier, Element child) {
            List<Object> both = new ArrayList<>();
            both.add(earlier);
            both.add(child.value());
            return both;
        }

        private Object value() {
            if (children != null) {
                return children;
            }
            return text == null ? "" : text.toString().strip();
        }
    }

    private static final class RefusedException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        RefusedException(String what) {
            super("its XML has " + what);
        }
    }
}
