// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                source, List.of(new SignatureBlock("ada@x.test", Instant.EPOCH, field)), signed);

        PDFTextStripperByArea area = new PDFTextStripperByArea();
        area.addRegion("field", new Rectangle(70, 615, 200, 45));
        try (PDDocument document = Loader.loadPDF(signed.toFile())) {
            area.extractRegions(document.getPage(0));
        }
        assertThat(area.getTextForRegion("field")).contains("ada@x.test", "signed in");
    }

    private String signedBy(String... signers) throws IOException {
        Path source = directory.resolve("source.pdf");
        Path signed = directory.resolve("signed.pdf");
        PdfFiles.writePage(source, List.of("text"));
        PdfFiles.sign(
                source,
                List.of(signers).stream()
                        .map(s -> new SignatureBlock(s, Instant.EPOCH, null))
                        .toList(),
                signed);
        try (PDDocument document = Loader.loadPDF(signed.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
