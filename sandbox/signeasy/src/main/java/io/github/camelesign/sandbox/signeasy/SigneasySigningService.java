// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.LinkedSigningService;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.State;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.signeasy.Sending.Source;
import io.github.camelesign.sandbox.signeasy.SigneasyLinks.Purpose;
import io.github.camelesign.sandbox.signeasy.SigneasyLinks.SigneasyLink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is behind Signeasy's links, for the signing page. */
final class SigneasySigningService extends LinkedSigningService<SigneasyLink> {
    private final SigneasyModule module;
    private final RequestPdf pdfs;

    SigneasySigningService(SigneasyModule module, RequestPdf pdfs) {
        this.module = module;
        this.pdfs = pdfs;
    }

    @Override
    protected SigneasyLinks links() {
        return state().links;
    }

    @Override
    protected Optional<SigningVisit> visit(SigneasyLink link) {
        return switch (link.purpose()) {
            case SIGN -> request(link).map(r -> toSign(link, r));
            case SELF_SIGN, EDIT -> document(link).map(d -> ofOwner(link.purpose(), d));
            // that has a page of its own
            case SEND -> Optional.empty();
        };
    }

    private static SigningVisit toSign(SigneasyLink link, SignatureRequest request) {
        boolean done =
                request.recipients().stream()
                        .filter(r -> r.is(link.email()))
                        .anyMatch(r -> r.status() == SignatureRequest.Recipient.Status.FINALIZED);
        return SigningVisit.of(
                request.sending().name(),
                request.sending().owner().email(),
                link.email(),
                request.sending().sources().stream().map(Source::name).toList(),
                State.of(request.waitsFor(link.email()), done),
                "Status: " + request.status().word());
    }

    private static SigningVisit ofOwner(Purpose purpose, Document document) {
        boolean signs = purpose == Purpose.SELF_SIGN;
        String owner = document.owner().email();
        return SigningVisit.of(
                document.name(),
                owner,
                owner,
                List.of(document.name()),
                signs ? State.TO_SIGN : State.NOTHING_TO_DO,
                signs ? "" : "Signeasy shows its editor here; the sandbox has none.");
    }

    @Override
    protected void opened(SigneasyLink link) {
        request(link)
                .filter(request -> request.waitsFor(link.email()))
                .ifPresent(
                        request ->
                                module.change(
                                        String.valueOf(request.id()),
                                        r -> r.viewedBy(link.email(), state().now())));
    }

    @Override
    protected Path draw(SigneasyLink link, int number, TempFiles tempFiles) throws IOException {
        Optional<SignatureRequest> request = request(link);
        return request.isPresent()
                ? pdfs.part(request.get(), number, tempFiles)
                : document(link).orElseThrow().upload().file();
    }

    @Override
    protected Optional<String> sign(SigneasyLink link, String email) {
        Optional<String> next = next(link, link.entityId());
        switch (link.purpose()) {
            case SIGN -> module.sign(String.valueOf(link.entityId()), link.email());
            case SELF_SIGN -> {
                links().use(link.token())
                        .flatMap(this::document)
                        .ifPresent(original -> state().signedByOwner(original, link.origin()));
                // the link is over, so there is no page to come back to
                return next.or(() -> Optional.of(state().services().uri().get().toString()));
            }
            case EDIT, SEND -> throw new IllegalStateException("This link is not for signing");
        }
        return next;
    }

    @Override
    protected Optional<String> decline(SigneasyLink link, String email, String reason) {
        if (link.purpose() != Purpose.SIGN
                || !SigneasyCall.flag(link.options(), "allow_decline", true)) {
            throw new IllegalStateException("This link does not let you decline");
        }
        module.decline(String.valueOf(link.entityId()), link.email(), reason);
        return next(link, link.entityId());
    }

    /** The page of the application, which is given the id of what came of it. */
    static Optional<String> next(SigneasyLink link, int id) {
        return Optional.of(link.options().path("redirect_url").asText())
                .filter(page -> page.matches("https?://.*"))
                .map(page -> page + (page.contains("?") ? '&' : '?') + "pending_file_id=" + id);
    }

    /** Empty for a link to something else. */
    private Optional<SignatureRequest> request(SigneasyLink link) {
        return state().requests.find(String.valueOf(link.entityId()));
    }

    /** Empty for a link to something else. */
    private Optional<Document> document(SigneasyLink link) {
        return state().documents.find(String.valueOf(link.entityId()));
    }

    private SigneasyState state() {
        return module.state();
    }
}
