package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.Bin;
import io.github.camelesign.sandbox.SigningDesk;
import io.github.camelesign.sandbox.SigningVisit;
import io.github.camelesign.sandbox.SigningVisit.State;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** What is behind jSign's links, for the signing page. */
final class JSignDesk implements SigningDesk {
    private final JSignRoom room;
    private final EnvelopePdf pdfs;

    JSignDesk(JSignRoom room, EnvelopePdf pdfs) {
        this.room = room;
        this.pdfs = pdfs;
    }

    @Override
    public Optional<SigningVisit> visit(String token) {
        return world().links
                .find(token)
                .flatMap(
                        link ->
                                world().envelopes
                                        .find(link.envelopeId())
                                        .map(envelope -> visit(link, envelope)));
    }

    private static SigningVisit visit(Link link, JSignEnvelope envelope) {
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
                contents.documents().stream().map(EnvelopeDocument::name).toList(),
                state,
                "Status: " + envelope.word(link.email()));
    }

    @Override
    public void opened(String token) {
        Link link = link(token);
        envelope(link).signers().stream()
                .filter(signer -> signer.is(link.email()))
                .forEach(
                        signer ->
                                world().history
                                        .add(
                                                link.envelopeId(),
                                                Activity.of(signer, "Viewed", world().now())));
    }

    @Override
    public byte[] pdf(String token, int number) throws IOException {
        JSignEnvelope envelope = envelope(link(token));
        List<EnvelopeDocument> documents = envelope.contents().documents();
        if (number < 0 || number >= documents.size()) {
            throw new IllegalArgumentException("There is no such document");
        }
        try (Bin bin = new Bin()) {
            return Files.readAllBytes(pdfs.signed(envelope, documents.get(number), bin));
        }
    }

    @Override
    public Optional<String> sign(String token, String email) {
        Link link = link(token);
        room.sign(link.envelopeId(), link.email());
        return Optional.empty();
    }

    @Override
    public Optional<String> decline(String token, String email, String reason) {
        Link link = link(token);
        room.decline(link.envelopeId(), link.email(), reason);
        return Optional.empty();
    }

    private Link link(String token) {
        return world().links
                .find(token)
                .orElseThrow(() -> new IllegalStateException("This link is over"));
    }

    private JSignEnvelope envelope(Link link) {
        return world().envelopes
                .find(link.envelopeId())
                .orElseThrow(() -> new IllegalStateException("The envelope is gone"));
    }

    private JSignWorld world() {
        return room.world();
    }
}
