// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.events;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.spi.PromotedFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What ties an envelope to the business of its sender: its custom fields and foreign ids. */
public final class EnvelopeFields {

    private static final String CUSTOM_FIELD = "customField";
    private static final List<String> IDS = List.of("transactionId", "externalEnvelopeId");

    private EnvelopeFields() {}

    /** As parameters to be promoted, of an envelope as a list or a message in JSON shows it. */
    public static Map<String, String> of(Map<String, Object> envelope) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> fields = object(envelope.get("customFields"));
        for (String kind : List.of("textCustomFields", "listCustomFields")) {
            objects(fields.get(kind))
                    .forEach(field -> put(values, field.get("name"), field.get("value")));
        }
        Map<String, String> parameters = PromotedFields.of(CUSTOM_FIELD, values);
        IDS.stream()
                .filter(id -> envelope.get(id) != null)
                .forEach(id -> parameters.put(id, envelope.get(id).toString()));
        return parameters;
    }

    /** The same of the custom fields of a message in XML, which has no foreign ids. */
    public static Map<String, String> ofXml(List<Map<String, Object>> fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        fields.forEach(field -> put(values, field.get("Name"), field.get("Value")));
        return PromotedFields.of(CUSTOM_FIELD, values);
    }

    private static void put(Map<String, Object> values, Object name, Object value) {
        if (name != null) {
            values.putIfAbsent(text(name), value);
        }
    }
}
