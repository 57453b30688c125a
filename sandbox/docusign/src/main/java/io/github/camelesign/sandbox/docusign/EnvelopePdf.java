// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.PdfFiles.PageText;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignatureBlock;
import io.github.camelesign.sandbox.core.SignatureBlock.Place;
import io.github.camelesign.sandbox.core.SignatureBlock.SignedPdf;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.TempFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws the documents of envelopes as they are now, and their certificates. */
record EnvelopePdf(SharedServices services) {
    private static final float TYPED = 8;

    /** One document; who signed without a place to sign stands at its foot. */
    Path document(DocuSignEnvelope envelope, EnvelopeDocument document, TempFiles tempFiles)
            throws IOException {
        List<SignatureBlock> blocks = new ArrayList<>();
        List<PageText> texts = new ArrayList<>();
        boolean first = envelope.documentsInOrder().get(0).id().equals(document.id());
        for (Recipient recipient : envelope.recipients()) {
            List<Place> places = new ArrayList<>();
            List<ObjectNode> tabs = recipient.tabsOn(document.id());
            tabs.forEach(tab -> text(tab).ifPresent(texts::add));
            JsonNode toSign = recipient.tabs().path("signHereTabs");
            toSign.valueStream().filter(tabs::contains).forEach(tab -> places.add(place(tab)));
            if (first && toSign.isEmpty()) {
                places.add(null);
            }
            Optional<Instant> signed = recipient.time("signedDateTime");
            SignatureMark mark = services.marks().of(envelope.id(), recipient.guid());
            if (signed.isPresent()) {
                String initials = recipient.name().replaceAll("(\\S)\\S*\\s*", "$1");
                JsonNode toInitial = recipient.tabs().path("initialHereTabs");
                toInitial
                        .valueStream()
                        .filter(tabs::contains)
                        .forEach(tab -> texts.add(new PageText(place(tab), TYPED, initials)));
                for (Place place : places) {
                    blocks.add(new SignatureBlock(recipient.name(), signed.get(), place, mark));
                }
            }
        }
        return pdfs().drawn(document.upload(), texts, blocks, tempFiles);
    }

    /** The same in memory. */
    byte[] bytes(DocuSignEnvelope envelope, EnvelopeDocument document) {
        try (TempFiles files = new TempFiles()) {
            return Files.readAllBytes(document(envelope, document, files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<PageText> text(JsonNode tab) {
        String value =
                Scalars.isTrue(tab, "selected")
                        ? "X"
                        : tab.path("value").asText().replaceAll("\\p{Cntrl}", " ");
        return Optional.of(value)
                .filter(text -> !text.isBlank())
                .map(text -> new PageText(place(tab), TYPED, text));
    }

    private static Place place(JsonNode tab) {
        return new Place(
                tab.path("pageNumber").asInt(1) - 1,
                (float) tab.path("xPosition").asDouble(),
                (float) tab.path("yPosition").asDouble());
    }

    /** All documents, if asked for followed by the certificate, by the names of their files. */
    Map<String, Path> parts(
            DocuSignEnvelope envelope, List<Event.Entry> audit, boolean all, TempFiles tempFiles)
            throws IOException {
        Map<String, Path> parts = new LinkedHashMap<>();
        for (EnvelopeDocument document : envelope.documentsInOrder()) {
            // two documents may have the same name, two files may not
            String name = document.id() + "-" + document.upload().downloadName(".pdf");
            parts.put(name, document(envelope, document, tempFiles));
        }
        if (all) {
            parts.put("Summary.pdf", certificate(envelope, audit, tempFiles));
        }
        return parts;
    }

    /** The same in one file. */
    Path combined(
            DocuSignEnvelope envelope, List<Event.Entry> audit, boolean all, TempFiles tempFiles)
            throws IOException {
        List<Path> parts = List.copyOf(parts(envelope, audit, all, tempFiles).values());
        return parts.size() == 1 ? parts.get(0) : pdfs().merged(parts, tempFiles);
    }

    Path certificate(DocuSignEnvelope envelope, List<Event.Entry> audit, TempFiles tempFiles)
            throws IOException {
        return pdfs().page(Answers.certificate(envelope, audit), tempFiles);
    }

    private SignedPdf pdfs() {
        return new SignedPdf(services.files());
    }
}
