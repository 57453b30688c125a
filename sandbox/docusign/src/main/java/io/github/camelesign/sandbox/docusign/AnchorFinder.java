// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Finds where a text stands in a PDF. */
final class AnchorFinder extends PDFTextStripper {
    private final String anchor;
    private final boolean exactCase;
    private final List<Place> places = new ArrayList<>();

    /**
     * Where an anchor was found.
     *
     * @param page counted from 1
     * @param x points from the left edge
     * @param y points from the upper edge
     */
    record Place(int page, int x, int y) {}

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
            for (int i = 0; i < position.getUnicode().length(); i++) {
                at.add(position);
            }
        }
        String line = exactCase ? text.toString() : text.toString().toLowerCase();
        for (int i = line.indexOf(anchor); i >= 0; i = line.indexOf(anchor, i + anchor.length())) {
            TextPosition start = at.get(i);
            places.add(
                    new Place(
                            getCurrentPageNo(),
                            Math.round(start.getXDirAdj()),
                            Math.round(start.getYDirAdj() - start.getHeightDir())));
        }
    }
}
