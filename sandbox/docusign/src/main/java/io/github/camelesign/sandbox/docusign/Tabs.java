// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The tabs of a recipient. */
final class Tabs {
    private static final Map<String, String> FILLED_AT_SIGNING =
            Map.of(
                    "fullNameTabs", "name",
                    "emailAddressTabs", "email",
                    "emailTabs", "email");

    private Tabs() {}

    /** Adds tabs, and returns them with their ids. */
    static ObjectNode add(Recipient recipient, ObjectNode definition) {
        ObjectNode added = JsonReader.object();
        for (Map.Entry<String, JsonNode> type : definition.properties()) {
            List<ObjectNode> tabs = JSON.objects(type.getValue(), type.getKey());
            for (ObjectNode tab : tabs) {
                ObjectNode made = tab.deepCopy();
                made.put("tabId", UUID.randomUUID().toString())
                        .put("tabType", type.getKey().replaceAll("s$", "").toLowerCase())
                        .put("recipientId", recipient.id());
                if (!made.hasNonNull("tabLabel")) {
                    made.put("tabLabel", made.path("name").asText(UUID.randomUUID().toString()));
                }
                if (!made.hasNonNull("pageNumber") && !made.hasNonNull("anchorString")) {
                    made.put("pageNumber", "1");
                }
                recipient.tabs().withArray(type.getKey()).add(made);
                added.withArray(type.getKey()).add(made.deepCopy());
            }
        }
        return added;
    }

    /** Changes the tabs that the definitions name by their id; returns them as they are then. */
    static ObjectNode update(Recipient recipient, ObjectNode definition) {
        ObjectNode updated = JsonReader.object();
        for (Map.Entry<String, JsonNode> type : definition.properties()) {
            for (ObjectNode change : JSON.objects(type.getValue(), type.getKey())) {
                ObjectNode tab = require(recipient, type.getKey(), JSON.text(change, "tabId"));
                tab.setAll(change);
                updated.withArray(type.getKey()).add(tab.deepCopy());
            }
        }
        return updated;
    }

    static ObjectNode remove(Recipient recipient, ObjectNode definition) {
        ObjectNode removed = JsonReader.object();
        for (Map.Entry<String, JsonNode> type : definition.properties()) {
            for (ObjectNode named : JSON.objects(type.getValue(), type.getKey())) {
                String id = JSON.text(named, "tabId");
                removed.withArray(type.getKey()).add(require(recipient, type.getKey(), id));
                removeIf(recipient, type.getKey(), tab -> tab.path("tabId").asText().equals(id));
            }
        }
        return removed;
    }

    static void removeIf(Recipient recipient, Predicate<JsonNode> which) {
        recipient.tabs().fieldNames().forEachRemaining(t -> removeIf(recipient, t, which));
    }

    private static void removeIf(Recipient recipient, String type, Predicate<JsonNode> which) {
        ArrayNode tabs = recipient.tabs().withArray(type);
        for (int i = tabs.size() - 1; i >= 0; i--) {
            if (which.test(tabs.get(i))) {
                tabs.remove(i);
            }
        }
    }

    /** Those of the recipient that match, by their array's name. */
    static void collect(Recipient recipient, Predicate<JsonNode> which, ObjectNode into) {
        for (Map.Entry<String, JsonNode> type : recipient.tabs().properties()) {
            type.getValue()
                    .forEach(
                            tab -> {
                                if (which.test(tab)) {
                                    into.withArray(type.getKey()).add(tab.deepCopy());
                                }
                            });
        }
    }

    static int count(Recipient recipient) {
        return StreamSupport.stream(recipient.tabs().spliterator(), false)
                .mapToInt(JsonNode::size)
                .sum();
    }

    /** What DocuSign writes by itself when somebody signs. */
    static void sign(Recipient recipient, Instant now) {
        for (Map.Entry<String, JsonNode> type : recipient.tabs().properties()) {
            for (JsonNode tab : type.getValue()) {
                String source = FILLED_AT_SIGNING.get(type.getKey());
                if (source != null) {
                    ((ObjectNode) tab).put("value", recipient.data().path(source).asText());
                } else if (type.getKey().equals("dateSignedTabs")) {
                    ((ObjectNode) tab).put("value", now.toString().substring(0, 10));
                }
                ((ObjectNode) tab).put("status", "signed");
            }
        }
    }

    /**
     * Puts the values of a role's tabs into the tabs of the same label that the template gave the
     * recipient; tabs of other labels are new.
     */
    static void merge(Recipient recipient, ObjectNode definition) {
        for (Map.Entry<String, JsonNode> type : definition.properties()) {
            for (ObjectNode tab : JSON.objects(type.getValue(), type.getKey())) {
                ObjectNode known = find(recipient, type.getKey(), "tabLabel", label(tab));
                if (known == null) {
                    ObjectNode one = JsonReader.object();
                    one.putArray(type.getKey()).add(tab);
                    add(recipient, one);
                } else {
                    known.setAll(tab);
                }
            }
        }
    }

    private static String label(ObjectNode tab) {
        // a backslash and a star stand for all tabs whose labels begin so
        return tab.path("tabLabel").asText().replace("\\*", "");
    }

    private static ObjectNode require(Recipient recipient, String type, String id) {
        ObjectNode tab = find(recipient, type, "tabId", id);
        if (tab == null) {
            throw DocuSignError.bad(
                    "TAB_ID_INVALID", "The recipient has no tab " + id + " among " + type + ".");
        }
        return tab;
    }

    private static ObjectNode find(Recipient recipient, String type, String name, String value) {
        for (JsonNode tab : recipient.tabs().path(type)) {
            if (!value.isEmpty() && tab.path(name).asText().equals(value)) {
                return (ObjectNode) tab;
            }
        }
        return null;
    }
}
