// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts tabs that name an anchor where the documents have it, one for each time it is there. */
final class AnchorTabs {
    private static final Map<String, Double> POINTS =
            Map.of("pixels", 1.0, "inches", 72.0, "mms", 72 / 25.4, "cms", 72 / 2.54);

    private AnchorTabs() {}

    static void place(DocuSignEnvelope envelope) throws IOException {
        for (Recipient recipient : envelope.recipients()) {
            for (Map.Entry<String, JsonNode> type : recipient.tabs().properties()) {
                ArrayNode placed = JsonNodeFactory.instance.arrayNode();
                for (JsonNode tab : type.getValue()) {
                    if (tab.hasNonNull("anchorString") && !tab.has("xPosition")) {
                        place(envelope, (ObjectNode) tab, placed);
                    } else {
                        placed.add(tab);
                    }
                }
                ((ArrayNode) type.getValue()).removeAll().addAll(placed);
            }
        }
    }

    private static void place(DocuSignEnvelope envelope, ObjectNode tab, ArrayNode placed)
            throws IOException {
        String anchor = tab.get("anchorString").asText();
        String only = tab.path("documentId").asText();
        Map<EnvelopeDocument, List<AnchorFinder.Place>> found = new HashMap<>();
        for (EnvelopeDocument document : envelope.documents()) {
            if ((only.isEmpty() || document.id().equals(only)) && document.upload().readable()) {
                found.put(
                        document,
                        AnchorFinder.find(
                                document.upload().file(),
                                anchor,
                                Scalars.isTrue(tab, "anchorCaseSensitive")));
            }
        }
        boolean nowhere = found.values().stream().allMatch(List::isEmpty);
        if (nowhere && !Scalars.isTrue(tab, "anchorIgnoreIfNotPresent")) {
            throw DocuSignError.bad(
                    "ANCHOR_TAB_STRING_NOT_FOUND",
                    "At least one tab was specified with an anchor that does not exist in the"
                            + " documents: "
                            + anchor);
        }
        found.forEach(
                (document, places) ->
                        places.forEach(
                                place ->
                                        placed.add(
                                                tab.deepCopy()
                                                        .put("tabId", UUID.randomUUID().toString())
                                                        .put("documentId", document.id())
                                                        .put(
                                                                "pageNumber",
                                                                String.valueOf(place.page()))
                                                        .put(
                                                                "xPosition",
                                                                shifted(tab, "X", place.x()))
                                                        .put(
                                                                "yPosition",
                                                                shifted(tab, "Y", place.y())))));
    }

    private static String shifted(ObjectNode tab, String axis, int from) {
        double unit = POINTS.getOrDefault(tab.path("anchorUnits").asText("pixels"), 1.0);
        double offset = tab.path("anchor" + axis + "Offset").asDouble(0);
        return String.valueOf(Math.round(from + offset * unit));
    }
}
