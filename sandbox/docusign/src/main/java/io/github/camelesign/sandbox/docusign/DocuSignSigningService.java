// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningDocument;
import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.State;
import io.netty.handler.codec.http.QueryStringEncoder;
import java.util.List;
import java.util.Optional;

/** What is behind DocuSign's links, for the signing page. */
final class DocuSignSigningService implements SigningService {
    private final DocuSignModule module;
    private final EnvelopePdf pdfs;

    DocuSignSigningService(DocuSignModule module, EnvelopePdf pdfs) {
        this.module = module;
        this.pdfs = pdfs;
    }

    @Override
    public Optional<SigningVisit> visit(String token) {
        return state().links
                .find(token)
                .flatMap(link -> envelope(link).map(envelope -> visit(link, envelope)));
    }

    private SigningVisit visit(DocuSignLinks.One link, DocuSignEnvelope envelope) {
        Optional<Recipient> recipient = envelope.recipient(link.recipientGuid());
        State state =
                recipient
                        .map(
                                r ->
                                        envelope.status().isInProcess() && r.isWaitedFor()
                                                ? State.TO_SIGN
                                                : r.isDone() ? State.DONE : State.NOTHING_TO_DO)
                        .orElse(State.NOTHING_TO_DO);
        return new SigningVisit(
                state == State.TO_SIGN ? "Please sign: " + envelope.subject() : envelope.subject(),
                envelope.owner().email(),
                recipient.map(Recipient::email).orElse(envelope.owner().email()),
                documents(envelope),
                state,
                link.recipientGuid() == null
                        ? "DocuSign shows its "
                                + link.purpose()
                                + " view here; the sandbox has none."
                        : "Status: " + envelope.status().word());
    }

    @Override
    public void opened(String token) {
        state().links
                .find(token)
                .filter(link -> link.recipientGuid() != null)
                .ifPresent(link -> state().signing.opened(link.envelopeId(), link.recipientGuid()));
    }

    @Override
    public List<SigningDocument> documents(String envelopeId) {
        return module.state().envelopes.find(envelopeId).map(this::documents).orElse(List.of());
    }

    private List<SigningDocument> documents(DocuSignEnvelope envelope) {
        return envelope.documentsInOrder().stream()
                .map(
                        each ->
                                SigningDocument.drawn(
                                        each.name(), files -> pdfs.document(envelope, each, files)))
                .toList();
    }

    @Override
    public Optional<String> sign(String token, String email, SignatureMark mark) {
        DocuSignLinks.One link = link(token);
        String recipient = requireRecipient(link);
        module.state().services().marks().put(link.envelopeId(), recipient, mark);
        module.state().signing.signed(link.envelopeId(), recipient);
        return next(link, "signing_complete");
    }

    @Override
    public Optional<String> decline(String token, String reason) {
        DocuSignLinks.One link = link(token);
        module.state().signing.declined(link.envelopeId(), requireRecipient(link), reason);
        return next(link, "decline");
    }

    private static Optional<String> next(DocuSignLinks.One link, String event) {
        return Optional.ofNullable(link.returnUrl())
                .map(
                        url -> {
                            QueryStringEncoder encoder = new QueryStringEncoder("");
                            encoder.addParam("event", event);
                            String query = encoder.toString().substring(1);
                            return url + (url.contains("?") ? "&" : "?") + query;
                        });
    }

    private static String requireRecipient(DocuSignLinks.One link) {
        if (link.recipientGuid() == null) {
            throw new IllegalStateException("This link is not for signing");
        }
        return link.recipientGuid();
    }

    private DocuSignLinks.One link(String token) {
        return state().links
                .find(token)
                .orElseThrow(() -> new IllegalStateException("This link is over"));
    }

    private Optional<DocuSignEnvelope> envelope(DocuSignLinks.One link) {
        return state().envelopes.find(link.envelopeId());
    }

    private DocuSignState state() {
        return module.state();
    }
}
