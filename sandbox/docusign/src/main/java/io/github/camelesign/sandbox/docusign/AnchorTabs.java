// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.SignatureBlock.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

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
        boolean exactCase = Scalars.isTrue(tab, "anchorCaseSensitive");
        List<JsonNode> placed = new ArrayList<>();
        for (EnvelopeDocument document : envelope.documents()) {
            if ((only.isEmpty() || document.id().equals(only)) && document.upload().readable()) {
                for (var place : AnchorFinder.find(document.upload().file(), anchor, exactCase)) {
                    placed.add(
                            tab.deepCopy()
                                    .put("tabId", UUID.randomUUID().toString())
                                    .put("documentId", document.id())
                                    .put("pageNumber", String.valueOf(place.page() + 1))
                                    .put("xPosition", shifted(tab, "X", place.x()))
                                    .put("yPosition", shifted(tab, "Y", place.y())));
                }
            }
        }
        DocuSignError.require(
                !placed.isEmpty() || Scalars.isTrue(tab, "anchorIgnoreIfNotPresent"),
                "ANCHOR_TAB_STRING_NOT_FOUND",
                anchor);
        return placed;
    }

    private static String shifted(ObjectNode tab, String axis, float from) {
        double unit = POINTS.getOrDefault(tab.path("anchorUnits").asText("pixels"), 1.0);
        double offset = tab.path("anchor" + axis + "Offset").asDouble(0);
        return String.valueOf(Math.round(from + offset * unit));
    }

    /** Finds where a text stands in a PDF. */
    private static final class AnchorFinder extends PDFTextStripper {
        private final String anchor;
        private final boolean exactCase;
        private final List<Place> places = new ArrayList<>();

        private AnchorFinder(String anchor, boolean exactCase) {
            this.anchor = exactCase ? anchor : anchor.toLowerCase();
            this.exactCase = exactCase;
            setSortByPosition(true);
        }

        static List<Place> find(Path pdf, String anchor, boolean exactCase) throws IOException {
            try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
                AnchorFinder finder = new AnchorFinder(anchor, exactCase);
                finder.getText(document);
                return finder.places;
            }
        }

        /** Called for each run of text on a line. */
        @Override
        protected void writeString(String string, List<TextPosition> positions) {
            StringBuilder text = new StringBuilder();
            List<TextPosition> at = new ArrayList<>();
            for (TextPosition position : positions) {
                text.append(position.getUnicode());
                at.addAll(Collections.nCopies(position.getUnicode().length(), position));
            }
            String line = exactCase ? text.toString() : text.toString().toLowerCase();
            for (int i = line.indexOf(anchor);
                    i >= 0;
                    i = line.indexOf(anchor, i + anchor.length())) {
                TextPosition start = at.get(i);
                places.add(
                        new Place(
                                getCurrentPageNo() - 1,
                                Math.round(start.getXDirAdj()),
                                Math.round(start.getYDirAdj() - start.getHeightDir())));
            }
        }
    }
}
