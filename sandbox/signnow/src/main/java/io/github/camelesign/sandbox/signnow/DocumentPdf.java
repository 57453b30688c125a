// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.PdfFiles.PageText;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignatureBlock;
import io.github.camelesign.sandbox.core.SignatureBlock.Place;
import io.github.camelesign.sandbox.core.SignatureBlock.SignedPdf;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Draws documents as PDF, with what was typed, filled and signed on their pages. */
record DocumentPdf(SharedServices services, SignedPdf pdfs) {
    private static final float TYPED = 8;

    DocumentPdf(SharedServices services) {
        this(services, new SignedPdf(services.files()));
    }

    /** The document as it is now: the file itself when nothing was put on its pages. */
    Path collapsed(Document document, TempFiles tempFiles) throws IOException {
        return pdfs.drawn(document.upload(), texts(document), blocks(document), tempFiles);
    }

    /** The same, followed by a table of what happened to it. */
    Path withHistory(Document document, List<Event> history, TempFiles tempFiles)
            throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("History of " + document.name());
        lines.add("Document " + document.id());
        history.forEach(e -> lines.add(e.at() + "   " + e.inHistory() + "   " + e.actor()));
        return merged(
                List.of(collapsed(document, tempFiles), pdfs.page(lines, tempFiles)), tempFiles);
    }

    Path merged(List<Path> parts, TempFiles tempFiles) throws IOException {
        return pdfs.merged(parts, tempFiles);
    }

    private List<SignatureBlock> blocks(Document document) {
        return document.invites().stream()
                .filter(invite -> invite.is(Status.FULFILLED))
                .filter(invite -> invite.role() != null || invite.isFreeform())
                .sorted(Comparator.comparing(Invite::updated))
                .flatMap(invite -> blocks(document, invite))
                .toList();
    }

    /** Somebody who is to sign anywhere does so on the last page. */
    private Stream<SignatureBlock> blocks(Document document, Invite invite) {
        String signer = invite.email();
        SignatureMark mark = services.marks().of(document.id(), signer);
        Stream<Place> places =
                document.fields().stream()
                        .filter(field -> field.isSignature() && invite.fills(field.role()))
                        .map(field -> at(field.attributes()));
        return (invite.isFreeform() ? Stream.of((Place) null) : places)
                .map(place -> new SignatureBlock(signer, invite.updated(), place, mark));
    }

    private static List<PageText> texts(Document document) {
        List<PageText> texts = new ArrayList<>();
        for (JsonNode text : document.elements().path("texts")) {
            texts.add(text(text, text.path("size").asDouble(TYPED), text.path("data").asText()));
        }
        for (JsonNode check : document.elements().path("checks")) {
            texts.add(text(check, TYPED, "X"));
        }
        for (JsonNode signature : document.elements().path("signatures")) {
            texts.add(text(signature, TYPED, signature.path("email").asText()));
        }
        for (Field field : document.fields()) {
            String text = field.text().isEmpty() ? filled(document, field) : field.text();
            if (!text.isEmpty()) {
                texts.add(text(field.attributes(), TYPED, text));
            }
        }
        return texts;
    }

    /** What a field gets when its signer signs, and nobody has said what they put in. */
    private static String filled(Document document, Field field) {
        if (!field.isFilled()) {
            return "";
        }
        if (field.type().equals("checkbox")) {
            return field.attributes().path("required").asBoolean() ? "X" : "";
        }
        return document.invites().stream()
                .filter(one -> field.attributes().path("lock_to_sign_date").asBoolean())
                .filter(invite -> invite.fills(field.role()) && invite.is(Status.FULFILLED))
                .map(invite -> invite.updated().toString().substring(0, 10))
                .findFirst()
                .orElse("");
    }

    /** On one line. */
    private static PageText text(JsonNode element, double size, String text) {
        return new PageText(at(element), (float) size, text.replaceAll("\\p{Cntrl}", " "));
    }

    private static Place at(JsonNode element) {
        return new Place(
                element.path("page_number").asInt(),
                (float) element.path("x").asDouble(),
                (float) element.path("y").asDouble());
    }
}
