// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Finds what matches a pattern in the text of a PDF, and where it stands. */
public final class PdfTags extends PDFTextStripper {
    private static final Pattern IN_BRACES = Pattern.compile("(?s)\\{\\{.*?}}");

    private final Pattern pattern;
    private final StringBuilder text = new StringBuilder();
    private final List<TextPosition> positions = new ArrayList<>();
    private final List<Tag> tags = new ArrayList<>();

    /**
     * A tag.
     *
     * @param text as it stands there, without double braces around it
     * @param page counted from 0
     * @param x points from the left edge
     * @param y points from the upper edge
     */
    public record Tag(String text, int page, int x, int y, int width, int height) {}

    private PdfTags(Pattern pattern) {
        this.pattern = pattern;
        setSortByPosition(true);
    }

    /** All tags in double braces, page by page. */
    public static List<Tag> in(Path pdf) throws IOException {
        return in(pdf, IN_BRACES);
    }

    /** All that matches, page by page. */
    public static List<Tag> in(Path pdf, Pattern pattern) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PdfTags reader = new PdfTags(pattern);
            reader.getText(document);
            return reader.tags;
        }
    }

    @Override
    protected void writeString(String string, List<TextPosition> textPositions) {
        for (TextPosition position : textPositions) {
            text.append(position.getUnicode());
            positions.addAll(Collections.nCopies(position.getUnicode().length(), position));
        }
    }

    @Override
    protected void writeWordSeparator() {
        separate(' ');
    }

    @Override
    protected void writeLineSeparator() {
        separate('\n');
    }

    private void separate(char separator) {
        if (!positions.isEmpty()) {
            text.append(separator);
            positions.add(positions.get(positions.size() - 1));
        }
    }

    @Override
    protected void writePageEnd() throws IOException {
        super.writePageEnd();
        pattern.matcher(text).results().map(this::tag).forEach(tags::add);
        text.setLength(0);
        positions.clear();
    }

    private Tag tag(MatchResult found) {
        TextPosition first = positions.get(found.start());
        TextPosition last = positions.get(found.end() - 1);
        float height = first.getHeightDir();
        float width = last.getXDirAdj() + last.getWidthDirAdj() - first.getXDirAdj();
        return new Tag(
                found.group().replace("\n", "").replaceAll("^\\{\\{|}}$", ""),
                getCurrentPageNo() - 1,
                Math.round(first.getXDirAdj()),
                Math.round(first.getYDirAdj() - height),
                Math.max(1, Math.round(width)),
                Math.max(1, Math.round(height)));
    }
}
