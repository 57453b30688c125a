// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import io.github.camelesign.spi.XmlView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads as much of a provider's XML as the component itself needs. */
public final class Xml {

    private Xml() {}

    /**
     * The texts of the elements within the outermost, the first of each name, without namespaces;
     * none when it is no XML that {@link XmlView} reads.
     */
    public static Map<String, Object> fields(byte[] text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        try {
            XmlView.outermost(text)
                    .forEach(
                            (name, value) -> {
                                Object first = value instanceof List<?> all ? all.get(0) : value;
                                if (first instanceof String) {
                                    fields.put(name, first);
                                }
                            });
        } catch (IllegalArgumentException noXml) {
            fields.clear();
        }
        return fields;
    }
}
