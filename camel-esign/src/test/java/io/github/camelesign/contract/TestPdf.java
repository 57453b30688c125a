// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Documents for tests. */
final class TestPdf {

    private TestPdf() {}

    /** Pages of A4, each with lines of text from the top. */
    static byte[] of(String... pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (String text : pages) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(72, 770);
                    for (String line : text.split("\n")) {
                        content.showText(line);
                        content.newLineAtOffset(0, -60);
                    }
                    content.endText();
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    /** As a message has it attached. */
    static DataHandler attachment(byte[] pdf) {
        return attachment(() -> new ByteArrayInputStream(pdf));
    }

    static DataHandler attachment(Supplier<InputStream> pdf) {
        return new DataHandler(
                new DataSource() {
                    @Override
                    public InputStream getInputStream() {
                        return pdf.get();
                    }

                    @Override
                    public OutputStream getOutputStream() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public String getContentType() {
                        return "application/pdf";
                    }

                    @Override
                    public String getName() {
                        return "lease.pdf";
                    }
                });
    }
}
