// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.check;

import java.io.IOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Of a page. A book has some 3,000; a file can be made to have any number. */
    private static final int MOST_LETTERS = 100_000;

    private final Map<String, List<Match>> matches = new HashMap<>();
    private boolean empty = true;

    /**
     * A text that was found: its left end and the top of its capitals, in points of the page as it
     * is shown.
     */
    record Match(int page, double x, double y) {}

    private static final class PageText {
        private final int number;
        private final int rotation;
        private final StringBuilder text = new StringBuilder();
        private final List<TextPosition> positions = new ArrayList<>();

        PageText(PDPage page, int number) {
            this.number = number;
            rotation = Math.floorMod(page.getRotation(), 360);
        }
    }

    /**
     * @param wanted texts to find: what else stands there is not kept
     */
    PdfText(PDDocument document, Set<String> wanted, Deadline deadline) throws IOException {
        wanted.forEach(text -> matches.put(text, new ArrayList<>()));
        Collector collector = new Collector(deadline);
        collector.setSortByPosition(true);
        // letters that are printed twice to look bold
        collector.setSuppressDuplicateOverlappingText(true);
        for (int number = 1; number <= document.getNumberOfPages(); number++) {
            PageText page = new PageText(document.getPage(number - 1), number);
            collector.begin(page);
            collector.writeText(document, Writer.nullWriter());
            empty &= page.text.isEmpty();
            matches.forEach((text, found) -> found.addAll(find(text, page)));
        }
    }

    boolean isEmpty() {
        return empty;
    }

    /** Every place of a text that does not go over the end of a line, from the first page on. */
    List<Match> find(String wanted) {
        return matches.get(wanted);
    }

    private static List<Match> find(String wanted, PageText page) {
        String plain = plain(wanted);
        List<Match> found = new ArrayList<>();
        int at = plain.isEmpty() ? -1 : page.text.indexOf(plain);
        while (at >= 0) {
            if (isOnOneLine(page, at, plain.length())) {
                found.add(match(page, page.positions.get(at)));
                at += plain.length() - 1;
            }
            at = page.text.indexOf(plain, at + 1);
        }
        return found;
    }

    /** Text that is not upright is found where it begins. */
    private static Match match(PageText page, TextPosition first) {
        double above = first.getDir() == page.rotation ? capitals(first) : 0;
        return new Match(page.number, first.getX(), first.getY() - above);
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
        private int letters;

        Collector(Deadline deadline) {
            this.deadline = deadline;
        }

        void begin(PageText next) {
            page = next;
            letters = 0;
            setStartPage(next.number);
            setEndPage(next.number);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands)
                throws IOException {
            deadline.require();
            super.processOperator(operator, operands);
        }

        /** One operator may write any number of them, and all are kept until the page ends. */
        @Override
        protected void processTextPosition(TextPosition text) {
            deadline.require();
            if (++letters > MOST_LETTERS) {
                throw new IllegalArgumentException(
                        "page %d has more than %d letters".formatted(page.number, MOST_LETTERS));
            }
            super.processTextPosition(text);
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            for (TextPosition position : positions) {
                String plain = plain(position.getUnicode());
                page.text.append(plain);
                for (int i = 0; i < plain.length(); i++) {
                    page.positions.add(position);
                }
            }
        }
    }
}
