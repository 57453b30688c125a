// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.PdfTags;
import io.github.camelesign.sandbox.docusign.CustomFields.TypedArrays;
import io.github.camelesign.sandbox.docusign.CustomFields.TypedArrays.Step;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** {@code /tabs} of recipients, documents and pages, and where tabs with an anchor come to be. */
final class Tabs {
    private static final String OF_RECIPIENT = "/recipients/:recipientId/tabs";
    private static final String OF_DOCUMENT = "/documents/:documentId/tabs";
    private static final Map<String, String> FILLED_AT_SIGNING =
            Map.of("fullNameTabs", "name", "emailAddressTabs", "email", "emailTabs", "email");
    private static final Map<String, Double> POINTS =
            Map.of("pixels", 1.0, "inches", 72.0, "mms", 72 / 25.4, "cms", 72 / 2.54);
    private static final TypedArrays TABS = new TypedArrays("tabId", "TAB_ID_INVALID", Tabs::add);

    private Tabs() {}

    static void mount(DocuSignEndpoints endpoints) {
        endpoints.both(
                "GET", OF_RECIPIENT, call -> call.answer(recipient(call, call.envelope()).tabs()));
        TABS.mount(endpoints, OF_RECIPIENT, Tabs::change);
        endpoints.both("GET", OF_DOCUMENT, Tabs::listOfDocument);
        TABS.mount(endpoints, OF_DOCUMENT, Tabs::changePrefilled);
        String ofPage = "/documents/:documentId/pages/:page/tabs";
        endpoints.both("GET", ofPage, call -> call.answer(onDocument(call, call.path("page"))));
    }

    private static Recipient recipient(DocuSignCall call, DocuSignEnvelope envelope) {
        return envelope.requireRecipient(call.path("recipientId"));
    }

    private static ObjectNode change(
            DocuSignCall call, DocuSignEnvelope envelope, ObjectNode body, Step step) {
        RecipientRoutes.requireOpen(envelope);
        ObjectNode done = each(recipient(call, envelope), body, step);
        envelope.checkTabs(recipient(call, envelope));
        return done;
    }

    /** Tabs of a document belong to no recipient: the sender fills them in. */
    private static ObjectNode changePrefilled(
            DocuSignCall call, DocuSignEnvelope envelope, ObjectNode body, Step step) {
        ObjectNode all = prefilled(envelope, call.document().id());
        ObjectNode done = TypedArrays.each(all, body.withObject("/prefillTabs"), step);
        return JsonReader.object().set("prefillTabs", done);
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
                    String page = tab.path("pageNumber").asText();
                    if (tab.path("documentId").asText().equals(document)
                            && (pages == null || List.of(pages.split(",")).contains(page))) {
                        all.withArray(type.getKey()).add(tab.deepCopy());
                    }
                }
            }
        }
        return all;
    }

    /** Adds tabs to a recipient. */
    static void add(Recipient recipient, JsonNode definition) {
        each(recipient, definition, Tabs::add);
    }

    private static ObjectNode each(Recipient recipient, JsonNode definition, Step step) {
        ObjectNode done = TypedArrays.each(recipient.tabs(), definition, step);
        recipient.allTabs().forEach(tab -> tab.put("recipientId", recipient.id()));
        return done;
    }

    private static ObjectNode add(String type, ArrayNode known, ObjectNode definition) {
        ObjectNode made =
                definition
                        .deepCopy()
                        .put("tabId", UUID.randomUUID().toString())
                        .put("tabType", type.replaceAll("s$", "").toLowerCase());
        String label = made.path("name").asText(UUID.randomUUID().toString());
        made.putIfAbsent("tabLabel", made.textNode(label));
        if (!made.has("anchorString")) {
            made.putIfAbsent("pageNumber", made.textNode("1"));
        }
        known.add(made);
        return made;
    }

    static void removeIf(Recipient recipient, Predicate<JsonNode> which) {
        recipient.tabs().forEach(type -> ((ArrayNode) type).removeIf(which));
    }

    /** What DocuSign writes by itself when somebody signs. */
    static void sign(Recipient recipient, Instant now) {
        recipient.allTabs().forEach(tab -> tab.put("status", "signed"));
        fill(recipient, "dateSignedTabs", now.toString().substring(0, 10));
        FILLED_AT_SIGNING.forEach((type, from) -> fill(recipient, type, recipient.text(from)));
    }

    private static void fill(Recipient recipient, String type, String value) {
        recipient.tabs().path(type).forEach(tab -> ((ObjectNode) tab).put("value", value));
    }

    /**
     * Puts the values of a role's tabs into the tabs of the same label that the template gave the
     * recipient; tabs of other labels are new.
     */
    static void merge(Recipient recipient, JsonNode definition) {
        each(
                recipient,
                definition,
                (type, known, tab) -> {
                    // a backslash and a star stand for all tabs whose labels begin so
                    String label = tab.path("tabLabel").asText().replace("\\*", "");
                    ObjectNode same = TypedArrays.find(known, "tabLabel", label);
                    return same == null ? add(type, known, tab) : same.setAll(tab);
                });
    }

    /**
     * Puts tabs that name an anchor where the documents have it, once for each time it is there.
     */
    static void place(DocuSignEnvelope envelope) throws IOException {
        for (Recipient recipient : envelope.recipients()) {
            for (JsonNode type : recipient.tabs()) {
                List<JsonNode> placed = new ArrayList<>();
                for (JsonNode tab : type) {
                    if (tab.hasNonNull("anchorString") && !tab.has("xPosition")) {
                        placed.addAll(places(envelope, (ObjectNode) tab));
                    } else {
                        placed.add(tab);
                    }
                }
                ((ArrayNode) type).removeAll().addAll(placed);
            }
        }
    }

    private static List<JsonNode> places(DocuSignEnvelope envelope, ObjectNode tab)
            throws IOException {
        String anchor = tab.get("anchorString").asText();
        String only = tab.path("documentId").asText();
        int flags =
                Scalars.isTrue(tab, "anchorCaseSensitive") ? 0 : CASE_INSENSITIVE | UNICODE_CASE;
        Pattern pattern = Pattern.compile(anchor, Pattern.LITERAL | flags);
        List<JsonNode> placed = new ArrayList<>();
        for (EnvelopeDocument document : envelope.documents()) {
            if ((only.isEmpty() || document.id().equals(only)) && document.upload().readable()) {
                for (var place : PdfTags.in(document.upload().file(), pattern)) {
                    placed.add(at(place, tab).put("documentId", document.id()));
                }
            }
        }
        DocuSignError.require(
                !placed.isEmpty() || Scalars.isTrue(tab, "anchorIgnoreIfNotPresent"),
                "ANCHOR_TAB_STRING_NOT_FOUND",
                anchor);
        return placed;
    }

    private static ObjectNode at(PdfTags.Tag place, ObjectNode tab) {
        return tab.deepCopy()
                .put("tabId", UUID.randomUUID().toString())
                .put("pageNumber", String.valueOf(place.page() + 1))
                .put("xPosition", shifted(tab, "X", place.x()))
                .put("yPosition", shifted(tab, "Y", place.y()));
    }

    private static String shifted(ObjectNode tab, String axis, float from) {
        double unit = POINTS.getOrDefault(tab.path("anchorUnits").asText("pixels"), 1.0);
        double offset = tab.path("anchor" + axis + "Offset").asDouble(0);
        return String.valueOf(Math.round(from + offset * unit));
    }
}
