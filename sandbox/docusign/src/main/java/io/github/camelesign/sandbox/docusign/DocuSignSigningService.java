// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import io.github.camelesign.sandbox.core.LinkedSigningService;
import io.github.camelesign.sandbox.core.Links;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningDocument;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.State;
import java.util.List;
import java.util.Optional;

/** What is behind DocuSign's links, for the signing page. */
final class DocuSignSigningService extends LinkedSigningService<DocuSignLinks.One> {
    private final DocuSignModule module;
    private final EnvelopePdf pdfs;

    DocuSignSigningService(DocuSignModule module, EnvelopePdf pdfs) {
        this.module = module;
        this.pdfs = pdfs;
    }

    @Override
    protected Links<DocuSignLinks.One> links() {
        return module.state().links;
    }

    @Override
    protected Optional<SigningVisit> visit(DocuSignLinks.One link) {
        return module.state().envelopes.find(link.envelopeId()).map(e -> visit(link, e));
    }

    private SigningVisit visit(DocuSignLinks.One link, DocuSignEnvelope envelope) {
        Optional<Recipient> recipient = envelope.recipient(link.recipientGuid());
        boolean waits = envelope.waitedFor().anyMatch(r -> r.guid().equals(link.recipientGuid()));
        return SigningVisit.of(
                envelope.subject(),
                envelope.owner().email(),
                recipient.map(Recipient::email).orElse(envelope.owner().email()),
                documents(envelope),
                State.of(waits, recipient.filter(Recipient::isDone).isPresent()),
                link.recipientGuid() == null
                        ? "DocuSign shows its "
                                + link.purpose()
                                + " view here; the sandbox has none."
                        : "Status: " + envelope.status().word());
    }

    @Override
    protected void opened(DocuSignLinks.One link) {
        if (link.recipientGuid() != null) {
            module.state().signing.opened(link.envelopeId(), link.recipientGuid());
        }
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
    protected Optional<String> sign(DocuSignLinks.One link, SignatureMark mark) {
        String recipient = requireRecipient(link);
        module.state().services().marks().put(link.envelopeId(), recipient, mark);
        module.state().signing.signed(link.envelopeId(), recipient);
        return next(link, "signing_complete");
    }

    @Override
    protected Optional<String> decline(DocuSignLinks.One link, String reason) {
        module.state().signing.declined(link.envelopeId(), requireRecipient(link), reason);
        return next(link, "decline");
    }

    private static Optional<String> next(DocuSignLinks.One link, String event) {
        return Optional.ofNullable(link.returnUrl())
                .map(url -> url + (url.contains("?") ? "&" : "?") + "event=" + event);
    }

    private static String requireRecipient(DocuSignLinks.One link) {
        if (link.recipientGuid() == null) {
            throw new IllegalStateException("This link is not for signing");
        }
        return link.recipientGuid();
    }
}
