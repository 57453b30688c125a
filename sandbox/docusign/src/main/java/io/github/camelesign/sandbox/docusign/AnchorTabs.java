// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.PdfTags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Puts tabs that name an anchor where the documents have it, one for each time it is there. */
final class AnchorTabs {
    private static final Map<String, Double> POINTS =
            Map.of("pixels", 1.0, "inches", 72.0, "mms", 72 / 25.4, "cms", 72 / 2.54);

    private AnchorTabs() {}

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
