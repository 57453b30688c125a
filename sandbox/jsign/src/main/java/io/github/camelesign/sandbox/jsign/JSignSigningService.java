// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.LinkedSigningService;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignatureBlock;
import io.github.camelesign.sandbox.core.SignatureBlock.Place;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SignedPdf;
import io.github.camelesign.sandbox.core.SigningDocument;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.State;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Contents;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Document;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Signer;
import io.github.camelesign.sandbox.jsign.JSignState.JSignLink;
import io.github.camelesign.sandbox.jsign.JSignState.JSignLinks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is behind jSign's links, for the signing page. */
final class JSignSigningService extends LinkedSigningService<JSignLink> {
    private final JSignModule module;

    JSignSigningService(JSignModule module) {
        this.module = module;
    }

    @Override
    protected JSignLinks links() {
        return module.state().links;
    }

    @Override
    protected Optional<SigningVisit> visit(JSignLink link) {
        return envelope(link).map(envelope -> visit(link, envelope));
    }

    private SigningVisit visit(JSignLink link, JSignEnvelope envelope) {
        Contents contents = envelope.contents();
        return SigningVisit.of(
                contents.name(),
                contents.creator().email(),
                link.email(),
                documents(envelope),
                State.of(
                        envelope.waitsFor(link.email()),
                        signers(link, envelope).anyMatch(Signer::hasSigned)),
                "Status: " + envelope.word(link.email()));
    }

    private static Stream<Signer> signers(JSignLink link, JSignEnvelope envelope) {
        return envelope.signers().stream().filter(signer -> signer.is(link.email()));
    }

    @Override
    public List<SigningDocument> documents(String envelopeId) {
        return module.state().envelopes.find(envelopeId).map(this::documents).orElse(List.of());
    }

    private List<SigningDocument> documents(JSignEnvelope envelope) {
        return envelope.contents().documents().stream()
                .map(
                        each ->
                                SigningDocument.drawn(
                                        each.name(), files -> signed(envelope, each, files)))
                .toList();
    }

    @Override
    protected void opened(JSignLink link) {
        JSignState state = module.state();
        envelope(link).stream()
                .flatMap(envelope -> signers(link, envelope))
                .map(signer -> Activity.of(signer, "Viewed", state.now()))
                .forEach(activity -> state.history.add(link.envelopeId(), activity));
    }

    @Override
    protected Optional<String> sign(JSignLink link, SignatureMark mark) {
        module.state().services().marks().put(link.envelopeId(), link.email(), mark);
        module.sign(link.envelopeId(), link.email());
        return Optional.empty();
    }

    @Override
    protected Optional<String> decline(JSignLink link, String reason) {
        module.decline(link.envelopeId(), link.email(), reason);
        return Optional.empty();
    }

    private Optional<JSignEnvelope> envelope(JSignLink link) {
        return module.state().envelopes.find(link.envelopeId());
    }

    /** Draws what is signed so far. */
    Path signed(JSignEnvelope envelope, Document document, TempFiles tempFiles) throws IOException {
        SharedServices services = module.state().services();
        List<SignatureBlock> blocks = new ArrayList<>();
        for (Signer signer : envelope.signers()) {
            if (signer.hasSigned()) {
                SignatureMark mark = services.marks().of(envelope.id(), signer.email());
                for (Place place : places(signer, document)) {
                    blocks.add(new SignatureBlock(signer.email(), signer.acted(), place, mark));
                }
            }
        }
        return new SignedPdf(services.files())
                .drawn(document.file().upload(), List.of(), blocks, tempFiles);
    }

    /** Somebody without a place to sign does so on the last page. */
    private static List<Place> places(Signer signer, Document document) {
        JsonNode tabs = signer.tabs().path("sign_here_tabs");
        return tabs.isEmpty()
                ? Collections.singletonList(null)
                : tabs.valueStream()
                        .filter(tab -> isOn(document, tab))
                        .map(JSignSigningService::place)
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
