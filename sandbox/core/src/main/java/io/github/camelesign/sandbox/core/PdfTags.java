// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Finds the tags in double braces in the text of a PDF, and where they stand. */
public final class PdfTags extends PDFTextStripper {
    private final StringBuilder text = new StringBuilder();
    private final List<TextPosition> positions = new ArrayList<>();
    private final List<Tag> tags = new ArrayList<>();

    /**
     * A tag.
     *
     * @param text what stands between the braces
     * @param page counted from 0
     * @param x points from the left edge
     * @param y points from the upper edge
     */
    public record Tag(String text, int page, int x, int y, int width, int height) {}

    private PdfTags() {
        setSortByPosition(true);
    }

    /** All tags, page by page. */
    public static List<Tag> in(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PdfTags reader = new PdfTags();
            reader.getText(document);
            return reader.tags;
        }
    }

    @Override
    protected void writeString(String string, List<TextPosition> textPositions) {
        for (TextPosition position : textPositions) {
            String character = position.getUnicode();
            text.append(character);
            for (int i = 0; i < character.length(); i++) {
                positions.add(position);
            }
        }
    }

    @Override
    protected void writeWordSeparator() {
        text.append(' ');
        positions.add(positions.get(positions.size() - 1));
    }

    @Override
    protected void writePageEnd() throws IOException {
        super.writePageEnd();
        int from = text.indexOf("{{");
        while (from >= 0) {
            int to = text.indexOf("}}", from);
            if (to < 0) {
                break;
            }
            tags.add(tag(from, to));
            from = text.indexOf("{{", to);
        }
        text.setLength(0);
        positions.clear();
    }

    private Tag tag(int from, int to) {
        TextPosition first = positions.get(from);
        TextPosition last = positions.get(to + 1);
        float height = first.getHeightDir();
        float width = last.getXDirAdj() + last.getWidthDirAdj() - first.getXDirAdj();
        return new Tag(
                text.substring(from + 2, to),
                getCurrentPageNo() - 1,
                Math.round(first.getXDirAdj()),
                Math.round(first.getYDirAdj() - height),
                Math.max(1, Math.round(width)),
                Math.max(1, Math.round(height)));
    }
}
