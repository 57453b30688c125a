// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * {@code /tabs} of recipients, documents and pages: arrays of them, by the names of their types.
 */
final class Tabs {
    private static final String OF_RECIPIENT = "/recipients/:recipientId/tabs";
    private static final String OF_DOCUMENT = "/documents/:documentId/tabs";
    private static final Map<String, String> FILLED_AT_SIGNING =
            Map.of("fullNameTabs", "name", "emailAddressTabs", "email", "emailTabs", "email");

    /** A change of one of the tabs of a type, or one more; returns what it became. */
    private interface Step {
        ObjectNode apply(String type, ArrayNode known, ObjectNode named);
    }

    private static final Step ADD = Tabs::add;
    private static final Step UPDATE =
            (type, known, named) -> require(type, known, named).setAll(named);
    private static final Step REMOVE =
            (type, known, named) -> {
                ObjectNode tab = require(type, known, named);
                removeIf(known, tab::equals);
                return tab;
            };

    private Tabs() {}

    static void mount(DocuSignEndpoints endpoints) {
        endpoints.both(
                "GET", OF_RECIPIENT, call -> call.answer(recipient(call, call.envelope()).tabs()));
        endpoints.both("POST", OF_RECIPIENT, call -> change(call, 201, ADD));
        endpoints.both("PUT", OF_RECIPIENT, call -> change(call, 200, UPDATE));
        endpoints.both("DELETE", OF_RECIPIENT, call -> change(call, 200, REMOVE));
        endpoints.both("GET", OF_DOCUMENT, Tabs::listOfDocument);
        endpoints.both("POST", OF_DOCUMENT, call -> changePrefilled(call, 201, ADD));
        endpoints.both("PUT", OF_DOCUMENT, call -> changePrefilled(call, 200, UPDATE));
        endpoints.both("DELETE", OF_DOCUMENT, call -> changePrefilled(call, 200, REMOVE));
        endpoints.both(
                "GET",
                "/documents/:documentId/pages/:page/tabs",
                call -> call.answer(onDocument(call, call.path("page"))));
    }

    private static Recipient recipient(DocuSignCall call, DocuSignEnvelope envelope) {
        return RecipientRoutes.require(envelope, call.path("recipientId"));
    }

    private static void change(DocuSignCall call, int status, Step step) {
        ObjectNode body = call.body();
        ObjectNode answer = JsonReader.object();
        call.change(
                envelope -> {
                    RecipientRoutes.requireOpen(envelope);
                    Recipient recipient = recipient(call, envelope);
                    answer.setAll(each(recipient.tabs(), body, step));
                    own(recipient);
                    RecipientReader.checkTabs(envelope, recipient);
                });
        call.answer(status, answer);
    }

    /** Tabs of a document belong to no recipient: the sender fills them in. */
    private static void changePrefilled(DocuSignCall call, int status, Step step) {
        ObjectNode body = call.body().withObject("/prefillTabs");
        String id = call.document().id();
        ObjectNode answer = JsonReader.object();
        call.change(
                envelope -> answer.set("prefillTabs", each(prefilled(envelope, id), body, step)));
        call.answer(status, answer);
    }

    private static ObjectNode prefilled(DocuSignEnvelope envelope, String documentId) {
        return envelope.data().withObject("/prefillTabs").withObject("/" + documentId);
    }

    private static void listOfDocument(DocuSignCall call) {
        ObjectNode tabs = onDocument(call, call.query("page_numbers"));
        ObjectNode prefilled = prefilled(call.envelope().copy(), call.document().id());
        if (!prefilled.isEmpty()) {
            tabs.set("prefillTabs", prefilled);
        }
        call.answer(tabs);
    }

    /**
     * Those of all recipients.
     *
     * @param pages numbers with commas between; null for all
     */
    private static ObjectNode onDocument(DocuSignCall call, String pages) {
        String document = call.document().id();
        ObjectNode all = JsonReader.object();
        for (Recipient recipient : call.envelope().recipients()) {
            for (Map.Entry<String, JsonNode> type : recipient.tabs().properties()) {
                for (JsonNode tab : type.getValue()) {
                    String page = "," + tab.path("pageNumber").asText() + ",";
                    if (tab.path("documentId").asText().equals(document)
                            && (pages == null || ("," + pages + ",").contains(page))) {
                        all.withArray(type.getKey()).add(tab.deepCopy());
                    }
                }
            }
        }
        return all;
    }

    /** Adds tabs to a recipient. */
    static void add(Recipient recipient, ObjectNode definition) {
        each(recipient.tabs(), definition, ADD);
        own(recipient);
    }

    private static void own(Recipient recipient) {
        for (JsonNode type : recipient.tabs()) {
            type.forEach(tab -> ((ObjectNode) tab).put("recipientId", recipient.id()));
        }
    }

    private static ObjectNode add(String type, ArrayNode known, ObjectNode definition) {
        ObjectNode made =
                definition
                        .deepCopy()
                        .put("tabId", UUID.randomUUID().toString())
                        .put("tabType", type.replaceAll("s$", "").toLowerCase());
        if (!made.hasNonNull("tabLabel")) {
            made.put("tabLabel", made.path("name").asText(UUID.randomUUID().toString()));
        }
        if (!made.hasNonNull("pageNumber") && !made.hasNonNull("anchorString")) {
            made.put("pageNumber", "1");
        }
        known.add(made);
        return made;
    }

    private static ObjectNode each(ObjectNode tabs, ObjectNode definition, Step step) {
        ObjectNode done = JsonReader.object();
        for (Map.Entry<String, JsonNode> type : definition.properties()) {
            String name = type.getKey();
            for (ObjectNode named : JSON.objects(type.getValue(), name)) {
                ObjectNode tab = step.apply(name, tabs.withArray(name), named);
                done.withArray(name).add(tab.deepCopy());
            }
        }
        return done;
    }

    static void removeIf(Recipient recipient, Predicate<JsonNode> which) {
        recipient.tabs().forEach(type -> removeIf((ArrayNode) type, which));
    }

    private static void removeIf(ArrayNode tabs, Predicate<JsonNode> which) {
        for (int i = tabs.size() - 1; i >= 0; i--) {
            if (which.test(tabs.get(i))) {
                tabs.remove(i);
            }
        }
    }

    /** What DocuSign writes by itself when somebody signs. */
    static void sign(Recipient recipient, Instant now) {
        for (Map.Entry<String, JsonNode> type : recipient.tabs().properties()) {
            String source = FILLED_AT_SIGNING.get(type.getKey());
            for (JsonNode one : type.getValue()) {
                ObjectNode tab = (ObjectNode) one;
                if (source != null) {
                    tab.put("value", recipient.data().path(source).asText());
                } else if (type.getKey().equals("dateSignedTabs")) {
                    tab.put("value", now.toString().substring(0, 10));
                }
                tab.put("status", "signed");
            }
        }
    }

    /**
     * Puts the values of a role's tabs into the tabs of the same label that the template gave the
     * recipient; tabs of other labels are new.
     */
    static void merge(Recipient recipient, ObjectNode definition) {
        each(
                recipient.tabs(),
                definition,
                (type, known, tab) -> {
                    // a backslash and a star stand for all tabs whose labels begin so
                    String label = tab.path("tabLabel").asText().replace("\\*", "");
                    ObjectNode same = find(known, "tabLabel", label);
                    return same == null ? add(type, known, tab) : same.setAll(tab);
                });
        own(recipient);
    }

    private static ObjectNode require(String type, ArrayNode known, ObjectNode named) {
        String id = JSON.text(named, "tabId");
        ObjectNode tab = find(known, "tabId", id);
        if (tab == null) {
            throw DocuSignError.bad(
                    "TAB_ID_INVALID", "The recipient has no tab " + id + " among " + type + ".");
        }
        return tab;
    }

    private static ObjectNode find(ArrayNode tabs, String name, String value) {
        for (JsonNode tab : tabs) {
            if (!value.isEmpty() && tab.path(name).asText().equals(value)) {
                return (ObjectNode) tab;
            }
        }
        return null;
    }
}
