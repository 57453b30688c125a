// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.LinkedSigningService;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.State;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Contents;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Document;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Signer;
import io.github.camelesign.sandbox.jsign.JSignLinks.JSignLink;
import java.io.IOException;
import java.nio.file.Path;
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

    private static SigningVisit visit(JSignLink link, JSignEnvelope envelope) {
        Contents contents = envelope.contents();
        return SigningVisit.of(
                contents.name(),
                contents.creator().email(),
                link.email(),
                contents.documents().stream().map(Document::name).toList(),
                State.of(
                        envelope.waitsFor(link.email()),
                        signers(link, envelope).anyMatch(Signer::hasSigned)),
                "Status: " + envelope.word(link.email()));
    }

    private static Stream<Signer> signers(JSignLink link, JSignEnvelope envelope) {
        return envelope.signers().stream().filter(signer -> signer.is(link.email()));
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
    protected Path draw(JSignLink link, int number, TempFiles tempFiles) throws IOException {
        JSignEnvelope envelope =
                envelope(link).orElseThrow(() -> new IllegalStateException("The envelope is gone"));
        return pdfs.signed(envelope, envelope.contents().documents().get(number), tempFiles);
    }

    @Override
    protected Optional<String> sign(JSignLink link, String email) {
        module.sign(link.envelopeId(), link.email());
        return Optional.empty();
    }

    @Override
    protected Optional<String> decline(JSignLink link, String email, String reason) {
        module.decline(link.envelopeId(), link.email(), reason);
        return Optional.empty();
    }

    private Optional<JSignEnvelope> envelope(JSignLink link) {
        return module.state().envelopes.find(link.envelopeId());
    }
}
