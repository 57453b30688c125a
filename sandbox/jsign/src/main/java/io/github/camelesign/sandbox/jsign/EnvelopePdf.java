// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.jsign.JSignCall.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignatureBlock;
import io.github.camelesign.sandbox.core.SignatureBlock.Place;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SignatureMarks;
import io.github.camelesign.sandbox.core.SignedPdf;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Document;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Signer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Draws what is signed so far. */
final class EnvelopePdf {
    private final SignedPdf pdfs;
    private final SignatureMarks marks;

    EnvelopePdf(SharedServices services) {
        this.pdfs = new SignedPdf(services.files());
        this.marks = services.marks();
    }

    Path signed(JSignEnvelope envelope, Document document, TempFiles tempFiles) throws IOException {
        List<SignatureBlock> blocks = new ArrayList<>();
        for (Signer signer : envelope.signers()) {
            if (signer.hasSigned()) {
                SignatureMark mark = marks.of(envelope.id(), signer.email());
                blocks.addAll(blocks(signer, document, mark));
            }
        }
        return pdfs.drawn(document.file().upload(), List.of(), blocks, tempFiles);
    }

    /** Somebody without a place to sign does so on the last page. */
    private static List<SignatureBlock> blocks(
            Signer signer, Document document, SignatureMark mark) {
        List<ObjectNode> tabs = JSON.optionalObjects(signer.tabs(), "sign_here_tabs");
        if (tabs.isEmpty()) {
            return List.of(new SignatureBlock(signer.email(), signer.acted(), null, mark));
        }
        return tabs.stream()
                .filter(tab -> isOn(document, tab))
                .map(tab -> new SignatureBlock(signer.email(), signer.acted(), place(tab), mark))
                .toList();
    }

    /** Without a document's number a place is one on each document. */
    private static boolean isOn(Document document, JsonNode tab) {
        JsonNode number = tab.path("document_ref_no");
        return number.isMissingNode() || number.asInt() == document.reference();
    }

    private static Place place(JsonNode tab) {
        return new Place(
                Math.max(0, tab.path("page_number").asInt(1) - 1),
                (float) tab.path("x_position").asDouble(),
                (float) tab.path("y_position").asDouble());
    }
}
