package io.github.camelesign.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk as it is run, on its sample contracts and a file that is named wrongly. */
class ContractDeskTest {

    @TempDir Path desk;

    @Test
    void everyContractComesBackSignedOrDeclinedAndTheDeskCloses() throws Exception {
        copySamples();
        Files.writeString(desk.resolve("inbox/unsigned.pdf"), "nobody is named in this one's name");

        run();

        assertThat(names("inbox")).isEmpty();
        assertThat(names("failed")).containsExactly("unsigned.pdf");
        assertThat(names("outbox"))
                .containsExactlyInAnyOrder(
                        "Rental contract - ada@acme.test.pdf",
                        "Non-disclosure agreement - grace@acme.test.pdf",
                        "Service agreement - linus@acme.test.pdf");
        assertThat(names("declined"))
                .containsExactlyInAnyOrder(
                        "Loan offer - decline.dan@acme.test.pdf",
                        "Loan offer - decline.dan@acme.test.reason.txt");
        assertThat(text("outbox/Rental contract - ada@acme.test.pdf"))
                .contains("Rental contract", "signed in the Camel eSign sandbox");
        assertThat(desk.resolve("declined/Loan offer - decline.dan@acme.test.reason.txt"))
                .content()
                .startsWith("decline.dan@acme.test declined to sign: ");
    }

    private void copySamples() throws IOException {
        Path inbox = Files.createDirectories(desk.resolve("inbox"));
        try (Stream<Path> samples = Files.list(Path.of("samples"))) {
            for (Path sample : samples.toList()) {
                Files.copy(sample, inbox.resolve(sample.getFileName()));
            }
        }
    }

    private void run() throws Exception {
        Main main = new Main();
        main.addOverrideProperty("desk.dir", desk.toString());
        main.addOverrideProperty("desk.pollDelay", "200");
        main.addOverrideProperty("desk.idleSeconds", "3");
        main.addOverrideProperty("camel.beans.sandbox.autoSignMillis", "200");
        main.run();
    }

    private Set<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(desk.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(Collectors.toSet());
        }
    }

    private String text(String file) throws IOException {
        try (PDDocument document = Loader.loadPDF(desk.resolve(file).toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
