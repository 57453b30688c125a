// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;

/** Where a text stands on the page as a person sees it. */
class PdfTextTest {

    private static final double SIZE = 12;

    private static PdfText read(PDDocument document, String... wanted) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        document.close();
        try (PDDocument saved = Loader.loadPDF(out.toByteArray())) {
            return new PdfText(saved, Set.of(wanted), Deadline.in(Duration.ofMinutes(1)));
        }
    }

    private static PDPage page(PDDocument document, PDRectangle box) {
        PDPage page = new PDPage(box);
        document.addPage(page);
        return page;
    }

    private static PDPageContentStream text(
            PDDocument document, PDPage page, Matrix at, String... runs) throws IOException {
        PDPageContentStream content =
                new PDPageContentStream(
                        document, page, PDPageContentStream.AppendMode.APPEND, false);
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), (float) SIZE);
        content.setTextMatrix(at);
        for (String run : runs) {
            content.showText(run);
        }
        content.endText();
        return content;
    }

    /**
     * A text that is upright on a page that is turned and cut anyhow. The place is reckoned here
     * from what the PDF specification says of boxes and {@code Rotate}, which is clockwise.
     */
    @Property(tries = 200)
    void isFoundWhereItIsSeen(
            @ForAll @DoubleRange(min = 20, max = 300) double x,
            @ForAll @DoubleRange(min = 20, max = 300) double y,
            @ForAll @IntRange(min = 0, max = 3) int turns,
            @ForAll @IntRange(min = -100, max = 100) int left,
            @ForAll @IntRange(min = -100, max = 100) int bottom,
            @ForAll @IntRange(min = 1, max = 5) int cut)
            throws IOException {
        PDDocument document = new PDDocument();
        PDPage page = page(document, new PDRectangle(-200, -200, 1200, 1200));
        double width = 500;
        double height = 700;
        page.setCropBox(new PDRectangle(left, bottom, (float) width, (float) height));
        page.setRotation(90 * turns);
        // (x, y) down from the top left corner as shown, in the coordinates of the page
        double down = y + SIZE;
        Matrix at =
                switch (turns) {
                    case 0 -> matrix(0, left + x, bottom + height - down);
                    case 1 -> matrix(90, left + down, bottom + x);
                    case 2 -> matrix(180, left + width - x, bottom + down);
                    default -> matrix(270, left + width - down, bottom + height - x);
                };
        String anchor = "Sign here:";
        text(document, page, at, anchor.substring(0, cut), anchor.substring(cut)).close();

        List<PdfText.Match> found = read(document, "Sign here:").find("Sign here:");

        assertThat(found).hasSize(1);
        assertThat(found.get(0).page()).isEqualTo(1);
        assertThat(found.get(0).x()).isCloseTo(x, within(1.0));
        // a text begins somewhere between the top of its capitals and that of its line
        assertThat(found.get(0).y()).isBetween(y, y + 0.5 * SIZE);
    }

    private static Matrix matrix(int degrees, double x, double y) {
        return Matrix.getRotateInstance(Math.toRadians(degrees), (float) x, (float) y);
    }

    @Example
    void textOnItsSideIsFoundWhereItBegins() throws IOException {
        PDDocument document = new PDDocument();
        PDPage page = page(document, PDRectangle.A4);
        text(document, page, matrix(90, 100, 200), "Sign here:").close();

        List<PdfText.Match> found = read(document, "Sign here:").find("Sign here:");

        assertThat(found).hasSize(1);
        assertThat(found.get(0).x()).isCloseTo(100, within(SIZE));
        assertThat(found.get(0).y()).isCloseTo(PDRectangle.A4.getHeight() - 200, within(SIZE));
    }

    @Example
    void eachOccurrenceIsFoundInTheOrderOfReading() throws IOException {
        PDDocument document = new PDDocument();
        PDPage first = page(document, PDRectangle.A4);
        text(document, first, matrix(0, 300, 500), "Sign:").close();
        text(document, first, matrix(0, 72, 700), "Sign:").close();
        text(document, first, matrix(0, 72, 500), "Sign:").close();
        text(document, page(document, PDRectangle.A4), matrix(0, 72, 700), "Sign:").close();

        assertThat(read(document, "Sign:").find("Sign:"))
                .extracting(PdfText.Match::page, match -> Math.round(match.x()))
                .containsExactly(tuple(1, 72L), tuple(1, 72L), tuple(1, 300L), tuple(2, 72L));
    }

    @Example
    void ligaturesAndBlanksDoNotMatter() throws IOException {
        PDDocument document = new PDDocument();
        PDPage page = page(document, PDRectangle.A4);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            // one of PDFBox's own that has the letter
            content.setFont(
                    PDType0Font.load(
                            document,
                            PDFont.class.getResourceAsStream(
                                    "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")),
                    12);
            content.newLineAtOffset(72, 700);
            content.showText("Of\uFB01ce  of the");
            content.newLineAtOffset(90, 0);
            content.showText("buyer");
            content.endText();
        }

        PdfText text = read(document, "Office of the buyer", "Office of the buyers");

        assertThat(text.find("Office of the buyer")).hasSize(1);
        assertThat(text.find("Office of the buyers")).isEmpty();
    }

    @Example
    void occurrencesDoNotOverlap() throws IOException {
        PDDocument document = new PDDocument();
        text(document, page(document, PDRectangle.A4), matrix(0, 72, 700), "________").close();

        assertThat(read(document, "____").find("____")).hasSize(2);
    }

    @Example
    void whatGoesOverALineIsNoAnchor() throws IOException {
        PDDocument document = new PDDocument();
        PDPage page = page(document, PDRectangle.A4);
        text(document, page, matrix(0, 72, 700), "Sign").close();
        text(document, page, matrix(0, 72, 680), "here").close();

        assertThat(read(document, "Sign here").find("Sign here")).isEmpty();
    }

    @Example
    void aScanHasNoText() throws IOException {
        PDDocument document = new PDDocument();
        page(document, PDRectangle.A4);

        assertThat(read(document).isEmpty()).isTrue();
    }

    @Example
    void lookingEndsInTime() throws IOException {
        try (PDDocument document = new PDDocument()) {
            text(document, page(document, PDRectangle.A4), matrix(0, 72, 700), "Sign").close();

            assertThatThrownBy(() -> new PdfText(document, Set.of(), Deadline.in(Duration.ZERO)))
                    .hasMessageContaining("checkTimeout");
        }
    }

    /** As of a file that was made to fill the memory: it has 60 kB. */
    @Example
    void aPageMayNotHaveLettersWithoutEnd() throws IOException {
        try (PDDocument document = new PDDocument()) {
            text(document, page(document, PDRectangle.A4), matrix(0, 72, 700), "a".repeat(200_000))
                    .close();

            assertThatThrownBy(() -> read(document, "b"))
                    .hasMessage("page 1 has more than 100000 letters");
        }
    }
}
