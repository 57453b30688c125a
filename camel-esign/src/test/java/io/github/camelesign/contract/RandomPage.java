// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;

/**
 * A page of which it is known where everything on it is seen. What is reckoned here is reckoned
 * from what the PDF specification says of boxes and {@code Rotate}, which is clockwise.
 *
 * @param width as it is shown
 * @param height as it is shown
 * @param turns quarters, clockwise
 * @param left of the crop box
 * @param bottom of the crop box
 * @param margin of the media box around the crop box
 * @param unit how many points its coordinates are
 */
record RandomPage(
        float width,
        float height,
        int turns,
        float left,
        float bottom,
        float margin,
        float unit,
        List<Label> labels) {

    /** How high a row is: in each there is at most one text, and one field. */
    static final float ROW = 60;

    /** A font and how high its letter H is, at a size of 1: of its metrics, and of its outline. */
    enum Type {
        BUILT_IN(0.718),
        EMBEDDED(1409 / 2048.0);

        private final double capitals;

        Type(double capitals) {
            this.capitals = capitals;
        }

        PDFont font(PDDocument document) throws IOException {
            return this == BUILT_IN
                    ? new PDType1Font(FontName.HELVETICA)
                    : PDType0Font.load(
                            document,
                            PDFont.class.getResourceAsStream(
                                    "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"));
        }
    }

    /** How a text is written. */
    enum Runs {
        ONE,
        TWO,
        KERNED,
        MOVED
    }

    /**
     * A text on a page.
     *
     * @param x of its left end on the page as it is shown
     * @param top of its capitals, from the top edge
     * @param cut where its second run begins
     */
    record Label(String text, double x, double top, double size, Type type, Runs runs, int cut) {

        private void write(PDFont font, PDPageContentStream content, RandomPage page)
                throws IOException {
            double baseline = top + type.capitals * size;
            String begin = text.substring(0, cut);
            String end = text.substring(cut);
            content.beginText();
            content.setFont(font, (float) size);
            content.setTextMatrix(page.at(x, baseline));
            switch (runs) {
                case ONE -> content.showText(text);
                case TWO -> {
                    content.showText(begin);
                    content.showText(end);
                }
                case KERNED -> content.showTextWithPositioning(new Object[] {begin, 40f, end});
                case MOVED -> {
                    content.showText(begin);
                    double moved = x + font.getStringWidth(begin) / 1000 * size;
                    content.setTextMatrix(page.at(moved, baseline));
                    content.showText(end);
                }
            }
            content.endText();
        }
    }

    int rows() {
        return (int) (height / ROW);
    }

    RandomPage inPoints() {
        return new RandomPage(width, height, turns, left, bottom, margin, 1, labels);
    }

    /** Upright as it is shown, at a point that is seen there. */
    Matrix at(double x, double down) {
        double[] place =
                switch (turns) {
                    case 0 -> new double[] {x, height - down};
                    case 1 -> new double[] {down, x};
                    case 2 -> new double[] {width - x, down};
                    default -> new double[] {height - down, width - x};
                };
        return Matrix.getRotateInstance(
                Math.toRadians(90 * turns), left + (float) place[0], bottom + (float) place[1]);
    }

    /** Where a point of the page is seen: from the left, and down from the top. */
    double[] seen(double pageX, double pageY) {
        double x = pageX - left;
        double y = pageY - bottom;
        return switch (turns) {
            case 0 -> new double[] {x, height - y};
            case 1 -> new double[] {y, x};
            case 2 -> new double[] {width - x, y};
            default -> new double[] {width - y, height - x};
        };
    }

    private void add(PDDocument document, Map<Type, PDFont> fonts) throws IOException {
        float across = turns % 2 == 0 ? width : height;
        float up = turns % 2 == 0 ? height : width;
        PDPage page =
                new PDPage(
                        new PDRectangle(
                                left - margin,
                                bottom - margin,
                                across + 2 * margin,
                                up + 2 * margin));
        page.setCropBox(new PDRectangle(left, bottom, across, up));
        page.setRotation(90 * turns);
        if (unit != 1) {
            page.setUserUnit(unit);
        }
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            for (Label label : labels) {
                if (!fonts.containsKey(label.type)) {
                    fonts.put(label.type, label.type.font(document));
                }
                label.write(fonts.get(label.type), content, this);
            }
        }
    }

    static byte[] pdf(List<RandomPage> pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            Map<Type, PDFont> fonts = new EnumMap<>(Type.class);
            for (RandomPage page : pages) {
                page.add(document, fonts);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
