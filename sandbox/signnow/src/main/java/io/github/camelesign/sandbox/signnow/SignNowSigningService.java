// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.Invite.Status.FULFILLED;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.JsonReader.EmailAddress;
import io.github.camelesign.sandbox.core.Links.PurposeLinks;
import io.github.camelesign.sandbox.core.Links.PurposeLinks.PurposeLink;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.SigningDocument;
import io.github.camelesign.sandbox.core.SigningVisit.State;
import io.github.camelesign.sandbox.signnow.Invite.Kind;
import io.github.camelesign.sandbox.signnow.SignNowSigningService.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is behind SignNow's links, for the signing page. */
final class SignNowSigningService extends SigningService<PurposeLink<Purpose>> {
    /** What a link is good for. */
    enum Purpose {
        SIGN,
        /** Whoever comes says who they are. */
        SIGN_AS_ANYBODY,
        VIEW,
        EDIT,
        SEND,
        /** Once. */
        DOWNLOAD
    }

    private final SignNowModule module;
    private final DocumentPdf pdfs;

    SignNowSigningService(SignNowModule module, DocumentPdf pdfs) {
        this.module = module;
        this.pdfs = pdfs;
    }

    @Override
    protected PurposeLinks<Purpose> links() {
        return state().links;
    }

    @Override
    protected Optional<SigningVisit> visit(PurposeLink<Purpose> link) {
        List<Document> documents = documents(link);
        return link.purpose() == Purpose.DOWNLOAD || documents.isEmpty()
                ? Optional.empty()
                : Optional.of(visit(link, documents));
    }

    private SigningVisit visit(PurposeLink<Purpose> link, List<Document> documents) {
        Document first = documents.get(0);
        return SigningVisit.of(
                state().groups.find(link.entityId()).map(DocumentGroup::name).orElse(first.name()),
                first.owner().email(),
                link.email(),
                documents(link.entityId()),
                state(link, documents),
                switch (link.purpose()) {
                    case SIGN, SIGN_AS_ANYBODY -> "Status: " + first.state();
                    case VIEW -> "This link is for looking only.";
                    default -> "SignNow shows its editor here; the sandbox has none.";
                });
    }

    private static State state(PurposeLink<Purpose> link, List<Document> documents) {
        return switch (link.purpose()) {
            case SIGN_AS_ANYBODY -> State.TO_SIGN;
            case SIGN ->
                    State.of(
                            documents.stream().anyMatch(d -> d.signing().waitsFor(link.email())),
                            documents.stream()
                                    .flatMap(d -> d.invites().stream())
                                    .anyMatch(i -> i.isTo(link.email()) && i.is(FULFILLED)));
            default -> State.NOTHING_TO_DO;
        };
    }

    @Override
    protected void opened(PurposeLink<Purpose> link) {
        for (Document document : documents(link)) {
            String viewer = link.email() == null ? document.owner().email() : link.email();
            state().happened(Event.Changes.opened(document, viewer, state().now()));
        }
    }

    @Override
    public List<SigningDocument> documents(String entityId) {
        return state().documentsOf(entityId).stream()
                .map(d -> SigningDocument.drawn(d.name(), files -> pdfs.collapsed(d, files)))
                .toList();
    }

    @Override
    protected Optional<String> sign(PurposeLink<Purpose> link, String email, SignatureMark mark) {
        if (link.purpose() == Purpose.SIGN_AS_ANYBODY) {
            signAs(email, link, mark);
            return next(link, "redirect_uri", email);
        }
        Optional<String> next = next(link, "redirect_uri", link.email());
        String signer = requireSigner(link);
        documents(link).forEach(d -> state().services().marks().put(d.id(), signer, mark));
        module.sign(link.entityId(), signer);
        return next;
    }

    @Override
    protected Optional<String> decline(PurposeLink<Purpose> link, String reason) {
        Optional<String> next = next(link, "decline_redirect_uri", link.email());
        module.decline(link.entityId(), requireSigner(link), reason);
        return next;
    }

    /** A template is copied for everybody who comes. */
    private void signAs(String email, PurposeLink<Purpose> link, SignatureMark mark) {
        if (email == null || !EmailAddress.isValid(email)) {
            throw new IllegalArgumentException("An e-mail is needed to sign");
        }
        Instant now = state().now();
        Document document = state().documents.find(link.entityId()).orElseThrow();
        if (document.template()) {
            document = document.copy(document.name(), document.owner().documents(), now);
            state().documents.add(document);
        } else if (!document.state().equals("unsent")) {
            throw new IllegalStateException("Somebody signs this document already");
        }
        ObjectNode none = JsonReader.object();
        List<Invite> invites =
                document.roles().isEmpty()
                        ? List.of(Invite.freeform(email, none, null, now))
                        : document.roles().stream()
                                .map(r -> Invite.to(Kind.DOCUMENT, r, "sign", email, 1, none, now))
                                .toList();
        module.change(document.id(), d -> d.signing(now, s -> s.invited(invites, now)));
        state().services().marks().put(document.id(), email, mark);
        module.sign(document.id(), email);
    }

    /** The link may say where to go, or the invite that it is for. */
    private Optional<String> next(PurposeLink<Purpose> link, String option, String email) {
        Stream<String> ofInvites =
                documents(link).stream()
                        .flatMap(document -> document.invites().stream())
                        .filter(invite -> invite.waitsFor(email))
                        .map(invite -> invite.options().path(option).asText());
        return Stream.concat(Stream.of(link.options().path(option).asText()), ofInvites)
                .filter(address -> address.matches("https?://.*"))
                .findFirst();
    }

    private static String requireSigner(PurposeLink<Purpose> link) {
        if (link.purpose() != Purpose.SIGN) {
            throw new IllegalStateException("This link is not for signing");
        }
        return link.email();
    }

    private List<Document> documents(PurposeLink<Purpose> link) {
        return state().documentsOf(link.entityId());
    }

    private SignNowState state() {
        return module.state();
    }
}
