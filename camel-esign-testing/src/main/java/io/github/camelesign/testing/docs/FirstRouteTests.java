// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.testing.PdfDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The routes of a page that send what lies in {@code inbox} and file what comes back in {@code
 * outbox} lose and double nothing, whatever the files are called. To be run at a provider whose
 * signers sign by themselves.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FirstRouteTests {

    /** A name may come again, and may hold what means something in JSON, in a URI or in a form. */
    private static final List<String> NAMES =
            List.of(
                    "Lease.pdf",
                    "Lease.pdf",
                    "Lease \"final\".pdf",
                    "Smith's lease, 50 % + deposit; {1} ${body}.pdf",
                    "Mietvertrag für Müller & Söhne.pdf",
                    "契約書.pdf");

    private static final Pattern TEXT = Pattern.compile("Contract number \\d+");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Path> pages;

    /**
     * @param pages below the project's folder
     */
    protected FirstRouteTests(String... pages) {
        this.pages = Stream.of(pages).map(page -> Path.of("..", page)).toList();
    }

    /** Sets the options that the routes leave to the component. */
    protected abstract void configure(CamelContext context) throws Exception;

    protected final List<CodeBlock> firstRoutes() throws IOException {
        List<CodeBlock> routes = new ArrayList<>();
        for (Path page : pages) {
            for (String language : List.of("yaml", "java")) {
                CodeBlock.of(page, language).stream()
                        .filter(block -> block.text().contains("file:inbox"))
                        .filter(block -> block.text().contains("file:outbox"))
                        .forEach(routes::add);
            }
        }
        return routes;
    }

    @ParameterizedTest
    @MethodSource("firstRoutes")
    protected void everyFileComesBackSignedOnce(CodeBlock block, @TempDir Path folder)
            throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Path outbox = folder.resolve("outbox");
        List<String> sent = new ArrayList<>();

        try (DefaultCamelContext context = PageContext.create(folder)) {
            configure(context);
            PageContext.pollOften(context);
            block.load(context, folder);
            context.start();

            for (String name : NAMES) {
                String text = "Contract number " + sent.size();
                put(inbox, name, PdfDocuments.onePage(text));
                sent.add(text);
                // an inbox holds a name once
                await().atMost(PATIENCE).until(() -> files(inbox).isEmpty());
            }

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(files(outbox)).hasSameSizeAs(sent));
        }
        // the routes have ended: no copy is still being written
        assertThat(inbox.resolve("failed")).doesNotExist();
        assertThat(contracts(outbox)).containsExactlyInAnyOrderElementsOf(sent);
    }

    private static void put(Path inbox, String name, byte[] document) throws IOException {
        Path half = Files.write(inbox.resolve(".half"), document);
        Files.move(half, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What the signed copies say, one text for each file. */
    private static List<String> contracts(Path outbox) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : files(outbox)) {
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                Matcher text = TEXT.matcher(new PDFTextStripper().getText(document));
                texts.add(text.find() ? text.group() : file + " is none of the contracts");
            }
        }
        return texts;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }
}
