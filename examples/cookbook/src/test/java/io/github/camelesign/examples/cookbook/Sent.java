// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.ProviderModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** What has arrived at the sandbox. */
final class Sent {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Sent() {}

    static ProviderModule<?> module(EsignSandbox sandbox, String provider) {
        return sandbox.modules().stream()
                .filter(one -> one.name().equals(provider))
                .findFirst()
                .orElseThrow();
    }

    static List<Envelope> of(EsignSandbox sandbox, String provider) {
        return module(sandbox, provider).envelopes();
    }

    /** So many contracts, each of which waits for somebody to sign. */
    static List<Envelope> open(EsignSandbox sandbox, String provider, int number) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(open(sandbox, provider)).hasSize(number));
        return open(sandbox, provider);
    }

    private static List<Envelope> open(EsignSandbox sandbox, String provider) {
        ProviderModule<?> module = module(sandbox, provider);
        return module.envelopes().stream()
                .filter(
                        one ->
                                one.signers().stream()
                                        .anyMatch(
                                                signer ->
                                                        module.waitsFor(one.id(), signer.email())))
                .toList();
    }

    /** All of whom are waited for sign. */
    static void sign(EsignSandbox sandbox, Envelope envelope) {
        envelope.signers()
                .forEach(
                        signer ->
                                module(sandbox, envelope.provider())
                                        .sign(envelope.id(), signer.email()));
    }

    /** Of a folder, which may not exist yet. */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** What is to be read in a PDF. */
    static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
