// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.LinkedSigningService;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningDocument;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.State;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Contents;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Signer;
import io.github.camelesign.sandbox.jsign.JSignLinks.JSignLink;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is behind jSign's links, for the signing page. */
final class JSignSigningService extends LinkedSigningService<JSignLink> {
    private final JSignModule module;
    private final EnvelopePdf pdfs;

    JSignSigningService(JSignModule module, EnvelopePdf pdfs) {
        this.module = module;
        this.pdfs = pdfs;
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
                                        each.name(), files -> pdfs.signed(envelope, each, files)))
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
}
