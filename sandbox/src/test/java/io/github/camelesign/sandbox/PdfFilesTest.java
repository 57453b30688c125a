package io.github.camelesign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
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

    private String signedBy(String... signers) throws IOException {
        Path source = directory.resolve("source.pdf");
        Path signed = directory.resolve("signed.pdf");
        PdfFiles.writePage(source, List.of("text"));
        PdfFiles.sign(
                source,
                List.of(signers).stream().map(s -> new SignatureBlock(s, Instant.EPOCH)).toList(),
                signed);
        try (PDDocument document = Loader.loadPDF(signed.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
