// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Links.PurposeLinks;
import io.github.camelesign.sandbox.core.Links.PurposeLinks.PurposeLink;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.SigningDocument;
import io.github.camelesign.sandbox.core.SigningVisit.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /views}, which makes links for people. */
final class DocuSignLinks {
    /** The purpose of links by which a recipient, whose GUID they have for an e-mail, signs. */
    static final String SIGN = "sign";

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int LONGEST_URL = 470;
    private static final String CORRECT = "correct";
    private static final String NO_VIEW = "DocuSign shows its %s view here; the sandbox has none.";
    private static final String RETURN = "returnUrl";

    private DocuSignLinks() {}

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
        JSON.text(body, RETURN);
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
        answer(call, envelope, recipient.guid(), SIGN);
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
        answer(call, envelope, null, view);
    }

    private static void deleteCorrect(DocuSignCall call) {
        String id = call.envelope().id();
        call.state().links.removeIf(l -> l.entityId().equals(id) && l.purpose().equals(CORRECT));
        call.done();
    }

    private static void console(DocuSignCall call) {
        ObjectNode body = call.optionalBody();
        if (body.hasNonNull("envelopeId")) {
            answer(call, call.envelope(body.get("envelopeId").asText()), null, "console");
        } else {
            call.answer(201, Map.of("url", call.state().services().uri().get() + "/"));
        }
    }

    private static void answer(
            DocuSignCall call, DocuSignEnvelope envelope, String guid, String purpose) {
        ObjectNode body = call.optionalBody();
        String url = body.path(RETURN).asText(null);
        DocuSignError.check(
                url == null || url.matches("https?://.+") && url.length() <= LONGEST_URL,
                "returnUrl must be an http(s) address of at most 470 characters.");
        String id = envelope.id();
        String link = call.state().links.make(purpose, id, guid, LIFE, body, null);
        call.answer(201, Map.of("url", link));
    }

    /** What is behind DocuSign's links, for the signing page. */
    static final class Service extends SigningService<PurposeLink<String>> {
        private final DocuSignModule module;
        private final EnvelopePdf pdfs;

        Service(DocuSignModule module, EnvelopePdf pdfs) {
            this.module = module;
            this.pdfs = pdfs;
        }

        @Override
        protected PurposeLinks<String> links() {
            return module.state().links;
        }

        @Override
        protected Optional<SigningVisit> visit(PurposeLink<String> link) {
            return module.state().envelopes.find(link.entityId()).map(e -> visit(link, e));
        }

        private SigningVisit visit(PurposeLink<String> link, DocuSignEnvelope envelope) {
            Optional<Recipient> recipient = envelope.recipient(link.email());
            boolean waits = envelope.waitedFor().anyMatch(r -> r.guid().equals(link.email()));
            return SigningVisit.of(
                    envelope.subject(),
                    envelope.owner().email(),
                    recipient.map(Recipient::email).orElse(envelope.owner().email()),
                    documents(envelope),
                    State.of(waits, recipient.filter(Recipient::isDone).isPresent()),
                    link.email() == null
                            ? NO_VIEW.formatted(link.purpose())
                            : "Status: " + envelope.status().word());
        }

        @Override
        protected void opened(PurposeLink<String> link) {
            if (link.email() != null) {
                module.state().signing.opened(link.entityId(), link.email());
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
        protected Optional<String> sign(
                PurposeLink<String> link, String email, SignatureMark mark) {
            String recipient = requireRecipient(link);
            module.state().services().marks().put(link.entityId(), recipient, mark);
            module.state().signing.signed(link.entityId(), recipient);
            return next(link, "signing_complete");
        }

        @Override
        protected Optional<String> decline(PurposeLink<String> link, String reason) {
            module.state().signing.declined(link.entityId(), requireRecipient(link), reason);
            return next(link, "decline");
        }

        private static Optional<String> next(PurposeLink<String> link, String event) {
            return Optional.ofNullable(link.options().path(RETURN).asText(null))
                    .map(url -> url + (url.contains("?") ? "&" : "?") + "event=" + event);
        }

        private static String requireRecipient(PurposeLink<String> link) {
            if (link.email() == null) {
                throw new IllegalStateException("This link is not for signing");
            }
            return link.email();
        }
    }
}
