// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningDocument;
import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.State;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.signeasy.SigneasyLink.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
                                    case SELF_SIGN -> original(link).map(this::selfSign);
                                    case EDIT -> template(link).map(this::toEdit);
                                    // that has a page of its own
                                    case SEND -> Optional.empty();
                                });
    }

    private SigningVisit toSign(SigneasyLink link, SignatureRequest request) {
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
                documents(request),
                state,
                "Status: " + request.status().word(),
                RequestBody.flag(link.options(), "allow_decline", true));
    }

    private SigningVisit selfSign(Original original) {
        String name = original.upload().name();
        String owner = original.owner().email();
        return new SigningVisit(
                "Please sign: " + name,
                owner,
                owner,
                List.of(document(name, original.upload())),
                State.TO_SIGN,
                "",
                false);
    }

    private SigningVisit toEdit(Template template) {
        return new SigningVisit(
                template.name(),
                template.owner().email(),
                template.owner().email(),
                List.of(document(template.name(), template.upload())),
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
    public List<SigningDocument> documents(String requestId) {
        return state().requests.find(requestId).map(this::documents).orElse(List.of());
    }

    private List<SigningDocument> documents(SignatureRequest request) {
        List<Source> sources = request.sending().sources();
        return IntStream.range(0, sources.size())
                .mapToObj(i -> new SigningDocument(sources.get(i).name(), () -> pdf(request, i)))
                .toList();
    }

    private byte[] pdf(SignatureRequest request, int number) throws IOException {
        try (TempFiles tempFiles = new TempFiles()) {
            return Files.readAllBytes(pdfs.part(request, number, tempFiles));
        }
    }

    private static SigningDocument document(String name, Upload upload) {
        return new SigningDocument(name, () -> Files.readAllBytes(upload.file()));
    }

    @Override
    public Optional<String> sign(String token, String email, SignatureMark mark) {
        SigneasyLink link = link(token);
        String entity = String.valueOf(link.entityId());
        switch (link.purpose()) {
            case SIGN -> {
                state().services().marks().put(entity, link.email(), mark);
                module.sign(entity, link.email());
            }
            case SELF_SIGN -> {
                state().links
                        .use(token)
                        .flatMap(this::original)
                        .map(original -> state().signedByOwner(original, link.origin()))
                        .ifPresent(
                                signed ->
                                        state().services()
                                                .marks()
                                                .put(
                                                        String.valueOf(signed.id()),
                                                        signed.owner().email(),
                                                        mark));
                // the link is over, so there is no page to come back to
                return Optional.of(
                        next(link).orElseGet(() -> state().services().uri().get().toString()));
            }
            case EDIT, SEND -> throw new IllegalStateException("This link is not for signing");
        }
        return next(link);
    }

    @Override
    public Optional<String> decline(String token, String reason) {
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
