// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Where text stands in a document, as somebody sees it. */
final class PdfWords extends PDFTextStripper {

    /**
     * @param page 1 for the first
     * @param x of its left end, in points from the left edge of the page as it is shown
     * @param y of its base line, in points from the top edge
     * @param size of its font
     */
    record Word(int page, double x, double y, double size) {}

    private final String text;
    private final List<Word> found = new ArrayList<>();

    private PdfWords(String text) {
        this.text = text;
    }

    static List<Word> find(byte[] pdf, String text) throws IOException {
        PdfWords words = new PdfWords(text);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            words.getText(document);
        }
        return words.found;
    }

    @Override
    protected void writeString(String line, List<TextPosition> letters) {
        int at = line.indexOf(text);
        if (at >= 0) {
            TextPosition first = letters.get(at);
            found.add(
                    new Word(
                            getCurrentPageNo(),
                            first.getXDirAdj(),
                            first.getYDirAdj(),
                            first.getFontSizeInPt()));
        }
    }
}
