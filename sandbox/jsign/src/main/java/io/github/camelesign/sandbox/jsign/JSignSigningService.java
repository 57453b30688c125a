// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningDocument;
import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.State;
import io.github.camelesign.sandbox.core.TempFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** What is behind jSign's links, for the signing page. */
final class JSignSigningService implements SigningService {
    private final JSignModule module;
    private final EnvelopePdf pdfs;

    JSignSigningService(JSignModule module, EnvelopePdf pdfs) {
        this.module = module;
        this.pdfs = pdfs;
    }

    @Override
    public Optional<SigningVisit> visit(String token) {
        return state().links
                .find(token)
                .flatMap(
                        link ->
                                state().envelopes
                                        .find(link.envelopeId())
                                        .map(envelope -> visit(link, envelope)));
    }

    private SigningVisit visit(JSignLink link, JSignEnvelope envelope) {
        Contents contents = envelope.contents();
        State state =
                envelope.waitsFor(link.email())
                        ? State.TO_SIGN
                        : envelope.signers().stream()
                                        .filter(signer -> signer.is(link.email()))
                                        .anyMatch(s -> s.state() == Signer.State.SIGNED)
                                ? State.DONE
                                : State.NOTHING_TO_DO;
        return new SigningVisit(
                state == State.TO_SIGN ? "Please sign: " + contents.name() : contents.name(),
                contents.creator().email(),
                link.email(),
                documents(envelope),
                state,
                "Status: " + envelope.word(link.email()));
    }

    @Override
    public void opened(String token) {
        JSignLink link = link(token);
        envelope(link).signers().stream()
                .filter(signer -> signer.is(link.email()))
                .forEach(
                        signer ->
                                state().history
                                        .add(
                                                link.envelopeId(),
                                                Activity.of(signer, "Viewed", state().now())));
    }

    @Override
    public List<SigningDocument> documents(String envelopeId) {
        return state().envelopes.find(envelopeId).map(this::documents).orElse(List.of());
    }

    private List<SigningDocument> documents(JSignEnvelope envelope) {
        return envelope.contents().documents().stream()
                .map(each -> new SigningDocument(each.name(), () -> pdf(envelope, each)))
                .toList();
    }

    private byte[] pdf(JSignEnvelope envelope, EnvelopeDocument document) throws IOException {
        try (TempFiles tempFiles = new TempFiles()) {
            return Files.readAllBytes(pdfs.signed(envelope, document, tempFiles));
        }
    }

    @Override
    public Optional<String> sign(String token, String email, SignatureMark mark) {
        JSignLink link = link(token);
        state().services().marks().put(link.envelopeId(), link.email(), mark);
        module.sign(link.envelopeId(), link.email());
        return Optional.empty();
    }

    @Override
    public Optional<String> decline(String token, String reason) {
        JSignLink link = link(token);
        module.decline(link.envelopeId(), link.email(), reason);
        return Optional.empty();
    }

    private JSignLink link(String token) {
        return state().links
                .find(token)
                .orElseThrow(() -> new IllegalStateException("This link is over"));
    }

    private JSignEnvelope envelope(JSignLink link) {
        return state().envelopes
                .find(link.envelopeId())
                .orElseThrow(() -> new IllegalStateException("The envelope is gone"));
    }

    private JSignState state() {
        return module.state();
    }
}
