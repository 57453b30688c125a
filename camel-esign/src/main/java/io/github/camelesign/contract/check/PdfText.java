// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.check;

import java.io.IOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The text of a document and where it stands. Blanks do not count, since a PDF has none where its
 * author moved on instead; letters that are written as one, as in "ﬁ", count as those they are.
 */
final class PdfText {

    /** How far apart letters of one line may stand in height, as a part of the height of one. */
    private static final double SAME_LINE = 0.6;

    /** Of a font that says it, in thousandths of its size. */
    private static final double LOWEST_CAPITALS = 400;

    private final List<PageText> pages = new ArrayList<>();

    /**
     * A text that was found: its left end and the top of its capitals, in points of the page as it
     * is shown.
     */
    record Match(int page, double x, double y) {}

    private static final class PageText {
        private final int rotation;
        private final StringBuilder text = new StringBuilder();
        private final List<TextPosition> positions = new ArrayList<>();

        PageText(PDPage page) {
            rotation = Math.floorMod(page.getRotation(), 360);
        }
    }

    PdfText(PDDocument document, Deadline deadline) throws IOException {
        Collector collector = new Collector(deadline);
        collector.setSortByPosition(true);
        // letters that are printed twice to look bold
        collector.setSuppressDuplicateOverlappingText(true);
        for (int page = 1; page <= document.getNumberOfPages(); page++) {
            PageText text = new PageText(document.getPage(page - 1));
            pages.add(text);
            collector.page = text;
            collector.setStartPage(page);
            collector.setEndPage(page);
            collector.writeText(document, Writer.nullWriter());
        }
    }

    boolean isEmpty() {
        return pages.stream().allMatch(page -> page.text.isEmpty());
    }

    /** Every place of a text that does not go over the end of a line, from the first page on. */
    List<Match> find(String wanted) {
        String plain = plain(wanted);
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < pages.size() && !plain.isEmpty(); i++) {
            PageText page = pages.get(i);
            int at = page.text.indexOf(plain);
            while (at >= 0) {
                if (isOnOneLine(page, at, plain.length())) {
                    matches.add(match(i + 1, page, page.positions.get(at)));
                    at += plain.length() - 1;
                }
                at = page.text.indexOf(plain, at + 1);
            }
        }
        return matches;
    }

    /** Text that is not upright is found where it begins. */
    private static Match match(int number, PageText page, TextPosition first) {
        double above = first.getDir() == page.rotation ? capitals(first) : 0;
        return new Match(number, first.getX(), first.getY() - above);
    }

    /** How high capitals are; where the font does not say, as high as PDFBox takes letters for. */
    private static double capitals(TextPosition letter) {
        PDFontDescriptor font = letter.getFont().getFontDescriptor();
        double height = font == null ? 0 : font.getCapHeight();
        return height >= LOWEST_CAPITALS && height <= 1000
                ? height / 1000 * Math.abs(letter.getYScale())
                : letter.getHeight();
    }

    private static boolean isOnOneLine(PageText page, int from, int length) {
        TextPosition first = page.positions.get(from);
        double tolerance = Math.max(1, first.getHeight() * SAME_LINE);
        return page.positions.subList(from, from + length).stream()
                .allMatch(
                        one ->
                                one.getDir() == first.getDir()
                                        && Math.abs(one.getYDirAdj() - first.getYDirAdj())
                                                <= tolerance);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\u00AD]", "");
    }

    private static final class Collector extends PDFTextStripper {
        private final Deadline deadline;
        private PageText page;

        Collector(Deadline deadline) {
            this.deadline = deadline;
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands)
                throws IOException {
            deadline.require();
            super.processOperator(operator, operands);
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            for (TextPosition position : positions) {
                String letters = plain(position.getUnicode());
                page.text.append(letters);
                for (int i = 0; i < letters.length(); i++) {
                    page.positions.add(position);
                }
            }
        }
    }
}
