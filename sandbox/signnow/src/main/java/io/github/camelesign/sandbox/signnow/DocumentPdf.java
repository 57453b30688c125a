// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.PageText;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignatureBlock;
import io.github.camelesign.sandbox.core.SignatureBlock.Place;
import io.github.camelesign.sandbox.core.SignatureMarks;
import io.github.camelesign.sandbox.core.SignedPdf;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws documents as PDF, with what was typed, filled and signed on their pages. */
final class DocumentPdf {
    private static final float TYPED = 8;

    private final SignedPdf pdfs;
    private final SignatureMarks marks;

    DocumentPdf(SharedServices services) {
        this.pdfs = new SignedPdf(services.files());
        this.marks = services.marks();
    }

    /** The document as it is now: the file itself when nothing was put on its pages. */
    Path collapsed(Document document, TempFiles tempFiles) throws IOException {
        return pdfs.drawn(document.upload(), texts(document), blocks(document), tempFiles);
    }

    /** The same, followed by a table of what happened to it. */
    Path withHistory(Document document, List<History.Entry> history, TempFiles tempFiles)
            throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("History of " + document.name());
        lines.add("Document " + document.id());
        for (History.Entry entry : history) {
            lines.add(entry.created() + "   " + entry.event() + "   " + entry.email());
        }
        return pdfs.merged(
                List.of(collapsed(document, tempFiles), pdfs.page(lines, tempFiles)), tempFiles);
    }

    Path merged(List<Path> parts, TempFiles tempFiles) throws IOException {
        return pdfs.merged(parts, tempFiles);
    }

    private List<SignatureBlock> blocks(Document document) {
        return document.invites().stream()
                .filter(invite -> invite.is(Status.FULFILLED))
                .filter(invite -> invite.role() != null || invite.isFreeform())
                .map(i -> block(document, i))
                .sorted(Comparator.comparing(SignatureBlock::at))
                .toList();
    }

    private SignatureBlock block(Document document, Invite invite) {
        return new SignatureBlock(
                invite.email(),
                invite.updated(),
                place(document, invite),
                marks.of(document.id(), invite.email()));
    }

    private static Place place(Document document, Invite invite) {
        return document.fields().stream()
                .filter(field -> field.isSignature() && invite.fills(field.role()))
                .map(field -> at(field.attributes()))
                .findFirst()
                .orElse(null);
    }

    private static List<PageText> texts(Document document) {
        List<PageText> texts = new ArrayList<>();
        for (JsonNode text : document.elements().of("texts")) {
            float size = (float) text.path("size").asDouble(TYPED);
            texts.add(new PageText(at(text), size, oneLine(text.path("data").asText())));
        }
        for (JsonNode check : document.elements().of("checks")) {
            texts.add(new PageText(at(check), TYPED, "X"));
        }
        for (JsonNode signature : document.elements().of("signatures")) {
            texts.add(new PageText(at(signature), TYPED, signature.path("email").asText()));
        }
        document.fields().stream()
                .filter(field -> !field.text().isEmpty())
                .map(f -> new PageText(at(f.attributes()), TYPED, oneLine(f.text())))
                .forEach(texts::add);
        return texts;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static Place at(JsonNode element) {
        return new Place(
                element.path("page_number").asInt(),
                (float) element.path("x").asDouble(),
                (float) element.path("y").asDouble());
    }
}
