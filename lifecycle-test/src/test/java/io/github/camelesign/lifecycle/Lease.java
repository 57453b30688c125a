// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** A contract that looks like one, and how somebody signs it by hand. */
final class Lease {

    private static final List<String> TEXT =
            List.of(
                    "between Acme Homes Ltd., the landlord, and Ada Byron, the tenant.",
                    "",
                    "1.  The landlord lets the flat at 12 Analytical Row to the tenant.",
                    "2.  The rent is 950 euros a month, due on the third working day.",
                    "3.  The tenancy begins on 1 January 2027.",
                    "4.  The deposit is two monthly rents and bears interest.",
                    "5.  Either side can end it with three months' notice, in writing.",
                    "",
                    "Signatures:");

    private Lease() {}

    static byte[] pdf() {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                show(content, FontName.HELVETICA_BOLD, 22, 770, List.of("Rental contract"));
                show(content, FontName.HELVETICA, 13, 735, TEXT);
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void show(
            PDPageContentStream content, FontName name, float size, float y, List<String> lines)
            throws IOException {
        PDFont font = new PDType1Font(name);
        content.beginText();
        content.setFont(font, size);
        content.setLeading(size * 1.6f);
        content.newLineAtOffset(72, y);
        for (String line : lines) {
            content.showText(line);
            content.newLine();
        }
        content.endText();
    }

    /** A scrawl, as points in parts of the size of the field from its middle. */
    static double[][] signature() {
        return IntStream.rangeClosed(0, 60)
                .mapToObj(
                        i ->
                                new double[] {
                                    -.42 + .84 * i / 60 + .035 * Math.cos(i * .9),
                                    .3 * Math.sin(i * .9) * (1 - i / 75.0)
                                })
                .toArray(double[][]::new);
    }
}
