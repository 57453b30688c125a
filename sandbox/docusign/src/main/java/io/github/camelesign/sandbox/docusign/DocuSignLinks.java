// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Links;
import io.github.camelesign.sandbox.core.Links.Link;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningDocument;
import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The links that were made, and {@code /views}, which makes them for people. */
final class DocuSignLinks extends Links<DocuSignLinks.One> {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int LONGEST_URL = 470;
    private static final String CORRECT = "correct";
    private static final String NO_VIEW = "DocuSign shows its %s view here; the sandbox has none.";

    /**
     * An address that lets whoever has it sign, or look at an envelope as its sender.
     *
     * @param recipientGuid null for the sender's views
     * @param returnUrl where the browser goes afterwards; null to stay
     */
    record One(
            String token,
            String envelopeId,
            String recipientGuid,
            String returnUrl,
            String purpose,
            Instant expires)
            implements Link {}

    DocuSignLinks(SharedServices services) {
        super(services);
    }

    /** What the e-mail to a recipient leads to, the same each time. */
    String inMail(String envelopeId, Recipient recipient) {
        String guid = recipient.guid();
        return address(same(guid, () -> link(envelopeId, guid, null, "sign", Instant.MAX)));
    }

    private static One link(
            String envelopeId, String guid, String returnUrl, String purpose, Instant expires) {
        return new One(RandomIds.hex(32), envelopeId, guid, returnUrl, purpose, expires);
    }

    static void mount(DocuSignEndpoints endpoints) {
        String views = "/envelopes/:envelopeId/views/";
        endpoints.account("POST", views + "recipient", DocuSignLinks::recipient);
        for (String view : List.of("sender", "edit", CORRECT)) {
            endpoints.account("POST", views + view, call -> senders(call, view));
        }
        endpoints.account("POST", views + "recipient_preview", call -> senders(call, "preview"));
        endpoints.account("DELETE", views + CORRECT, DocuSignLinks::deleteCorrect);
        endpoints.account("POST", "/templates/:templateId/views/edit", c -> senders(c, "edit"));
        endpoints.account("POST", "/views/console", DocuSignLinks::console);
    }

    private static void recipient(DocuSignCall call) {
        DocuSignEnvelope envelope = call.envelope();
        ObjectNode body = call.body();
        String returnUrl = returnUrl(JSON.text(body, "returnUrl"));
        JSON.text(body, "authenticationMethod");
        if (!body.hasNonNull("userId")) {
            JSON.text(body, "email");
            JSON.text(body, "userName");
        }
        Recipient recipient =
                envelope.recipients().stream()
                        .filter(r -> isMeant(r, body))
                        .findFirst()
                        .orElseThrow(() -> DocuSignError.of("UNKNOWN_ENVELOPE_RECIPIENT"));
        envelope.require(envelope.status() != EnvelopeStatus.CREATED, "Nobody can sign a draft.");
        DocuSignError.require(
                !recipient.is(Recipient.CREATED) || !envelope.status().isInProcess(),
                "RECIPIENT_NOT_IN_SEQUENCE");
        answer(call, envelope, recipient.guid(), returnUrl, "sign");
    }

    private static boolean isMeant(Recipient recipient, ObjectNode body) {
        String user = body.path("userId").asText();
        String id = body.path("recipientId").asText();
        boolean same =
                user.isEmpty()
                        ? recipient.isAt(body.path("email").asText())
                                && recipient.name().equals(body.path("userName").asText())
                        : recipient.guid().equals(user) || recipient.text("userId").equals(user);
        return same
                && recipient.text("clientUserId").equals(body.path("clientUserId").asText())
                && (id.isEmpty() || recipient.id().equals(id) || recipient.guid().equals(id));
    }

    private static void senders(DocuSignCall call, String view) {
        DocuSignEnvelope envelope = call.envelope();
        EnvelopeStatus status = envelope.status();
        envelope.require(
                !view.equals("sender") || status == EnvelopeStatus.CREATED,
                "The sender's view is for drafts.");
        envelope.require(
                !view.equals(CORRECT) || status.isInProcess(),
                "Only an envelope in process can be corrected.");
        ObjectNode body = call.optionalBody();
        String url = body.has("returnUrl") ? returnUrl(body.get("returnUrl").asText()) : null;
        answer(call, envelope, null, url, view);
    }

    private static void deleteCorrect(DocuSignCall call) {
        String id = call.envelope().id();
        call.state().links.removeIf(l -> l.envelopeId().equals(id) && l.purpose().equals(CORRECT));
        call.done();
    }

    private static void console(DocuSignCall call) {
        ObjectNode body = call.optionalBody();
        if (body.hasNonNull("envelopeId")) {
            answer(call, call.envelope(body.get("envelopeId").asText()), null, null, "console");
        } else {
            call.answer(201, Map.of("url", call.state().services().uri().get() + "/"));
        }
    }

    private static void answer(
            DocuSignCall call, DocuSignEnvelope envelope, String guid, String url, String purpose) {
        DocuSignLinks links = call.state().links;
        One link = link(envelope.id(), guid, url, purpose, links.after(LIFE));
        call.answer(201, Map.of("url", links.address(links.add(link))));
    }

    private static String returnUrl(String url) {
        DocuSignError.check(
                url.matches("https?://.+") && url.length() <= LONGEST_URL,
                "returnUrl must be an http(s) address of at most 470 characters.");
        return url;
    }

    /** What is behind DocuSign's links, for the signing page. */
    static final class Service extends SigningService<DocuSignLinks.One> {
        private final DocuSignModule module;
        private final EnvelopePdf pdfs;

        Service(DocuSignModule module, EnvelopePdf pdfs) {
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
            boolean waits =
                    envelope.waitedFor().anyMatch(r -> r.guid().equals(link.recipientGuid()));
            return SigningVisit.of(
                    envelope.subject(),
                    envelope.owner().email(),
                    recipient.map(Recipient::email).orElse(envelope.owner().email()),
                    documents(envelope),
                    State.of(waits, recipient.filter(Recipient::isDone).isPresent()),
                    link.recipientGuid() == null
                            ? NO_VIEW.formatted(link.purpose())
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
            return envelope.documentsInOrder().stream().map(d -> document(envelope, d)).toList();
        }

        private SigningDocument document(DocuSignEnvelope envelope, EnvelopeDocument document) {
            return SigningDocument.drawn(
                    document.name(), files -> pdfs.document(envelope, document, files));
        }

        @Override
        protected Optional<String> sign(DocuSignLinks.One link, String email, SignatureMark mark) {
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
}
