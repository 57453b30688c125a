// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.ProviderModule;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** What has arrived at the sandbox. */
final class Sent {

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

    /** What is to be read in a PDF. */
    static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
