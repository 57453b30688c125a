// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Finds where texts stand in a PDF. */
final class TextPlaces extends PDFTextStripper {

    private final List<Place> places = new ArrayList<>();

    /**
     * @param page 1 for the first
     * @param x from the left edge of the page, in points
     * @param baseline from its top edge, in points
     */
    record Place(int page, String text, double x, double baseline) {}

    static List<Place> of(byte[] pdf, String text) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            TextPlaces places = new TextPlaces();
            places.getText(document);
            return places.places.stream().filter(place -> place.text().equals(text)).toList();
        }
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        TextPosition first = positions.get(0);
        places.add(
                new Place(
                        getCurrentPageNo(), text.strip(), first.getXDirAdj(), first.getYDirAdj()));
    }
}
