// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.State;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.signeasy.SigneasyLink.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** What is behind Signeasy's links, for the signing page. */
final class SigneasySigningService implements SigningService {
    private final SigneasyModule module;
    private final RequestPdf pdfs;

    SigneasySigningService(SigneasyModule module, RequestPdf pdfs) {
        this.module = module;
        this.pdfs = pdfs;
    }

    @Override
    public Optional<SigningVisit> visit(String token) {
        return state().links
                .find(token)
                .flatMap(
                        link ->
                                switch (link.purpose()) {
                                    case SIGN -> request(link).map(r -> toSign(link, r));
                                    case SELF_SIGN ->
                                            original(link).map(SigneasySigningService::selfSign);
                                    case EDIT -> template(link).map(SigneasySigningService::toEdit);
                                    // that has a page of its own
                                    case SEND -> Optional.empty();
                                });
    }

    private static SigningVisit toSign(SigneasyLink link, SignatureRequest request) {
        State state =
                request.waitsFor(link.email())
                        ? State.TO_SIGN
                        : request.recipients().stream()
                                        .filter(r -> r.is(link.email()))
                                        .anyMatch(r -> r.status() == Recipient.Status.FINALIZED)
                                ? State.DONE
                                : State.NOTHING_TO_DO;
        String name = request.sending().name();
        return new SigningVisit(
                state == State.TO_SIGN ? "Please sign: " + name : name,
                request.sending().owner().email(),
                link.email(),
                request.sending().sources().stream().map(Source::name).toList(),
                state,
                "Status: " + request.status().word());
    }

    private static SigningVisit selfSign(Original original) {
        String name = original.upload().name();
        String owner = original.owner().email();
        return new SigningVisit(
                "Please sign: " + name, owner, owner, List.of(name), State.TO_SIGN, "");
    }

    private static SigningVisit toEdit(Template template) {
        return new SigningVisit(
                template.name(),
                template.owner().email(),
                template.owner().email(),
                List.of(template.name()),
                State.NOTHING_TO_DO,
                "Signeasy shows its editor here; the sandbox has none.");
    }

    @Override
    public void opened(String token) {
        SigneasyLink link = link(token);
        if (link.purpose() == Purpose.SIGN) {
            state().requests
                    .change(
                            String.valueOf(link.entityId()),
                            r -> r.viewedBy(link.email(), state().now()));
        }
    }

    @Override
    public byte[] pdf(String token, int number) throws IOException {
        SigneasyLink link = link(token);
        try (TempFiles tempFiles = new TempFiles()) {
            return switch (link.purpose()) {
                case SIGN -> {
                    SignatureRequest request = request(link).orElseThrow();
                    if (number >= request.sending().sources().size()) {
                        throw noDocument();
                    }
                    yield Files.readAllBytes(pdfs.part(request, number, tempFiles));
                }
                case SELF_SIGN -> Files.readAllBytes(original(link).orElseThrow().upload().file());
                case EDIT -> Files.readAllBytes(template(link).orElseThrow().upload().file());
                case SEND -> throw noDocument();
            };
        }
    }

    private static IllegalArgumentException noDocument() {
        return new IllegalArgumentException("There is no such document");
    }

    @Override
    public Optional<String> sign(String token, String email) {
        SigneasyLink link = link(token);
        switch (link.purpose()) {
            case SIGN -> module.sign(String.valueOf(link.entityId()), link.email());
            case SELF_SIGN -> {
                state().links
                        .use(token)
                        .flatMap(this::original)
                        .ifPresent(original -> state().signedByOwner(original, link.origin()));
                // the link is over, so there is no page to come back to
                return Optional.of(
                        next(link).orElseGet(() -> state().services().uri().get().toString()));
            }
            case EDIT, SEND -> throw new IllegalStateException("This link is not for signing");
        }
        return next(link);
    }

    @Override
    public Optional<String> decline(String token, String email, String reason) {
        SigneasyLink link = link(token);
        if (link.purpose() != Purpose.SIGN
                || !RequestBody.flag(link.options(), "allow_decline", true)) {
            throw new IllegalStateException("This link does not let you decline");
        }
        module.decline(String.valueOf(link.entityId()), link.email(), reason);
        return next(link);
    }

    private static Optional<String> next(SigneasyLink link) {
        return Optional.of(link.options().path("redirect_url").asText())
                .filter(page -> page.matches("https?://.*"))
                .map(page -> Redirects.to(page, link.entityId()));
    }

    private SigneasyLink link(String token) {
        return state().links
                .find(token)
                .orElseThrow(() -> new IllegalStateException("This link is over"));
    }

    private Optional<SignatureRequest> request(SigneasyLink link) {
        return state().requests.find(String.valueOf(link.entityId()));
    }

    private Optional<Original> original(SigneasyLink link) {
        return state().originals.find(String.valueOf(link.entityId()));
    }

    private Optional<Template> template(SigneasyLink link) {
        return state().templates.find(String.valueOf(link.entityId()));
    }

    private SigneasyState state() {
        return module.state();
    }
}
