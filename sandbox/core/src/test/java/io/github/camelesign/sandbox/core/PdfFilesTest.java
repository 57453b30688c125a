// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfFilesTest {
    @TempDir Path directory;

    @Test
    void namesOfManyAlphabetsAreShown() throws IOException {
        assertThat(signedBy("Łukasz Żółć", "Δημήτρης", "漢\n\tx"))
                .contains("Łukasz Żółć", "Δημήτρης", "1970-01-01 00:00:00 UTC");
    }

    @Test
    void manySignersGetAnotherPage() throws IOException {
        String[] signers =
                IntStream.range(0, 100).mapToObj(i -> "s" + i + "@x.test").toArray(String[]::new);
        assertThat(signedBy(signers)).contains(signers);
        assertThat(PdfFiles.pages(directory.resolve("signed.pdf"))).isEqualTo(2);
    }

    @Test
    void aSignatureStandsInItsField() throws IOException {
        Path source = directory.resolve("source.pdf");
        Path signed = directory.resolve("signed.pdf");
        PdfFiles.writePage(source, List.of("text"));
        SignatureBlock.Place field = new SignatureBlock.Place(0, 72, 620);
        PdfFiles.sign(
                source,
                List.of(),
                List.of(new SignatureBlock("ada@x.test", Instant.EPOCH, field)),
                signed);

        PDFTextStripperByArea area = new PDFTextStripperByArea();
        area.addRegion("field", new Rectangle(70, 615, 200, 45));
        try (PDDocument document = Loader.loadPDF(signed.toFile())) {
            area.extractRegions(document.getPage(0));
        }
        assertThat(area.getTextForRegion("field")).contains("ada@x.test", "signed in");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void aSignatureIsSeenInItsFieldOfAPageThatIsTurnedAndCut(int rotation) throws IOException {
        Path source = directory.resolve("source.pdf");
        Path signed = directory.resolve("signed.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(-50, -60, 700, 900));
            page.setCropBox(new PDRectangle(20, 30, 400, 600));
            page.setRotation(rotation);
            document.addPage(page);
            document.save(source.toFile());
        }
        SignatureBlock.Place field = new SignatureBlock.Place(0, 72, 120);
        PdfFiles.sign(
                source,
                List.of(),
                List.of(new SignatureBlock("ada@x.test", Instant.EPOCH, field)),
                signed);

        BufferedImage seen;
        try (PDDocument document = Loader.loadPDF(signed.toFile())) {
            seen = new PDFRenderer(document).renderImage(0);
        }
        Rectangle ink = new Rectangle(-1, -1);
        for (int x = 0; x < seen.getWidth(); x++) {
            for (int y = 0; y < seen.getHeight(); y++) {
                if ((seen.getRGB(x, y) & 0xff) < 160) {
                    ink.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        assertThat(new Rectangle(70, 118, 170, 42)).matches(place -> place.contains(ink));
        assertThat(ink.x).isLessThan(76);
    }

    private String signedBy(String... signers) throws IOException {
        Path source = directory.resolve("source.pdf");
        Path signed = directory.resolve("signed.pdf");
        PdfFiles.writePage(source, List.of("text"));
        PdfFiles.sign(
                source,
                List.of(),
                List.of(signers).stream()
                        .map(s -> new SignatureBlock(s, Instant.EPOCH, null))
                        .toList(),
                signed);
        try (PDDocument document = Loader.loadPDF(signed.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
