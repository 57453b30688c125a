// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.NextLine;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.SetTextLeading;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * The texts that a page draws, one for each operator that does, in the coordinates of the page as
 * the file has them.
 */
final class DrawnText extends PDFStreamEngine {

    /**
     * @param x where its base line begins
     * @param y where its base line begins
     * @param size of its letters as they are drawn
     * @param angle of its base line in degrees, against the clock
     */
    record Run(String text, double x, double y, double size, double angle) {}

    private final List<Run> runs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Matrix first;

    private DrawnText() {
        addOperator(new BeginText(this));
        addOperator(new EndText(this));
        addOperator(new Concatenate(this));
        addOperator(new Save(this));
        addOperator(new Restore(this));
        addOperator(new DrawObject(this));
        addOperator(new MoveText(this));
        addOperator(new NextLine(this));
        addOperator(new SetMatrix(this));
        addOperator(new SetTextLeading(this));
        addOperator(new SetFontAndSize(this));
        addOperator(new ShowText(this));
        addOperator(new ShowTextAdjusted(this));
    }

    /** Of each page. */
    static List<List<Run>> of(byte[] pdf) throws IOException {
        List<List<Run>> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                DrawnText drawn = new DrawnText();
                drawn.processPage(page);
                pages.add(drawn.runs);
            }
        }
        return pages;
    }

    @Override
    protected void showText(byte[] string) throws IOException {
        text.setLength(0);
        first = null;
        super.showText(string);
        if (first != null) {
            runs.add(
                    new Run(
                            text.toString(),
                            first.getTranslateX(),
                            first.getTranslateY(),
                            Math.hypot(first.getShearX(), first.getScaleY()),
                            Math.toDegrees(Math.atan2(first.getShearY(), first.getScaleX()))));
        }
    }

    @Override
    protected void showGlyph(Matrix at, PDFont font, int code, Vector displacement)
            throws IOException {
        if (first == null) {
            first = at.clone();
        }
        text.append(font.toUnicode(code));
    }
}
