// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.JsonReader.EmailAddress;
import io.github.camelesign.sandbox.core.Links.PurposeLinks;
import io.github.camelesign.sandbox.core.Links.PurposeLinks.PurposeLink;
import io.github.camelesign.sandbox.core.Page;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.SigningDocument;
import io.github.camelesign.sandbox.core.SigningVisit.State;
import io.github.camelesign.sandbox.signeasy.Sending.Kind;
import io.github.camelesign.sandbox.signeasy.Sending.Origin;
import io.github.camelesign.sandbox.signeasy.SigneasyState.Purpose;
import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is behind Signeasy's links: for the signing page, on which the owner of an original may sign
 * it, too; and the page to send an original, which stands in for Signeasy's own editor.
 */
final class SigneasySigningService extends SigningService<PurposeLink<Purpose>> {
    private static final Page PAGE = new Page(SigneasySigningService.class, "send");

    private final SigneasyModule module;

    SigneasySigningService(SigneasyModule module) {
        this.module = module;
    }

    @Override
    protected PurposeLinks<Purpose> links() {
        return state().links;
    }

    @Override
    protected Optional<SigningVisit> visit(PurposeLink<Purpose> link) {
        return switch (link.purpose()) {
            case SIGN -> request(link).map(r -> toSign(link, r));
            case SELF_SIGN, EDIT -> document(link).map(d -> ofOwner(link.purpose(), d));
            // that has a page of its own
            case SEND -> Optional.empty();
        };
    }

    private SigningVisit toSign(PurposeLink<Purpose> link, Circulation<Sending> request) {
        return SigningVisit.of(
                        request.contents().name(),
                        request.contents().owner().email(),
                        link.email(),
                        documents(request),
                        State.of(request.waitsFor(link.email()), request.isSignedBy(link.email())),
                        "Status: " + SigneasyJson.word(request.status()))
                .offeringDecline(SigneasyCall.flag(link.options(), "allow_decline", true));
    }

    private static SigningVisit ofOwner(Purpose purpose, Document document) {
        boolean signs = purpose == Purpose.SELF_SIGN;
        String name = document.name();
        String owner = document.owner().email();
        return SigningVisit.of(
                        name,
                        owner,
                        owner,
                        List.of(SigningDocument.drawn(name, files -> document.upload().file())),
                        signs ? State.TO_SIGN : State.NOTHING_TO_DO,
                        signs ? "" : "Signeasy shows its editor here; the sandbox has none.")
                .offeringDecline(false);
    }

    @Override
    protected void opened(PurposeLink<Purpose> link) {
        if (request(link).filter(request -> request.waitsFor(link.email())).isPresent()) {
            module.change(link.entityId(), r -> r.viewedBy(link.email(), state().now()));
        }
    }

    @Override
    public List<SigningDocument> documents(String requestId) {
        return state().requests.find(requestId).map(this::documents).orElse(List.of());
    }

    private List<SigningDocument> documents(Circulation<Sending> request) {
        List<Sending.Source> sources = request.contents().sources();
        return IntStream.range(0, sources.size())
                .mapToObj(
                        i ->
                                SigningDocument.drawn(
                                        sources.get(i).name(),
                                        files -> state().pdfs.part(request, i, files)))
                .toList();
    }

    @Override
    protected Optional<String> sign(PurposeLink<Purpose> link, String email, SignatureMark mark) {
        Optional<String> next = next(link, link.entityId());
        switch (link.purpose()) {
            case SIGN -> {
                mark(link.entityId(), link.email(), mark);
                module.sign(link.entityId(), link.email());
            }
            case SELF_SIGN -> {
                links().use(link.token())
                        .flatMap(this::document)
                        .map(original -> state().signedByOwner(original, (Origin) link.maker()))
                        .ifPresent(signed -> mark(signed.id(), signed.owner().email(), mark));
                // the link is over, so there is no page to come back to
                return next.or(() -> Optional.of(state().services().uri().get().toString()));
            }
            case EDIT, SEND -> throw new IllegalStateException("This link is not for signing");
        }
        return next;
    }

    private void mark(Object id, String email, SignatureMark mark) {
        state().services().marks().put(String.valueOf(id), email, mark);
    }

    @Override
    protected Optional<String> decline(PurposeLink<Purpose> link, String reason) {
        if (link.purpose() != Purpose.SIGN
                || !SigneasyCall.flag(link.options(), "allow_decline", true)) {
            throw new IllegalStateException("This link does not let you decline");
        }
        module.decline(link.entityId(), link.email(), reason);
        return next(link, link.entityId());
    }

    /** The page of the application, which is given the id of what came of it. */
    static Optional<String> next(PurposeLink<Purpose> link, Object id) {
        return Optional.of(link.options().path("redirect_url").asText())
                .filter(page -> page.matches("https?://.*"))
                .map(page -> page + (page.contains("?") ? '&' : '?') + "pending_file_id=" + id);
    }

    /** Empty for a link to something else. */
    private Optional<Circulation<Sending>> request(PurposeLink<Purpose> link) {
        return state().requests.find(link.entityId());
    }

    /** Empty for a link to something else. */
    private Optional<Document> document(PurposeLink<Purpose> link) {
        return state().documents.find(link.entityId());
    }

    private SigneasyState state() {
        return module.state();
    }

    static void mount(SigneasyEndpoints api) {
        for (String path : List.of("/v1/signing/url", "/v2/signing/url", "/v3/rs/embedded/url")) {
            api.on("POST", path, SigneasySigningService::byType);
        }
        api.on("POST", "/v3/me/embedded/url", c -> link(c, Purpose.SELF_SIGN));
        api.on("POST", "/v3/template/:id/embed", SigneasySigningService::edit);
        api.open("GET", "/send/:token", call -> show(call, ""));
        api.open("POST", "/send/:token", SigneasySigningService::send);
    }

    private static void byType(SigneasyCall call) {
        boolean self = call.body().path("type").asText().equals("self_sign");
        link(call, self ? Purpose.SELF_SIGN : Purpose.SEND);
    }

    private static void link(SigneasyCall call, Purpose purpose) {
        String fileId = call.body().path("file_id").asText();
        Document original = call.document(Document.Type.ORIGINAL, fileId);
        call.answer(call.link(purpose, original.id(), call.user().email()).put("file_id", fileId));
    }

    private static void edit(SigneasyCall call) {
        Document template = call.document(Document.Type.TEMPLATE);
        call.answer(call.link(Purpose.EDIT, template.id(), call.user().email()));
    }

    private static void show(SigneasyCall call, String complaint) {
        Optional<PurposeLink<Purpose>> found = find(call);
        if (found.isEmpty()) {
            String text = "It was never made, or it was used.";
            Page.message(call.ctx(), 404, "This link does not work", text);
            return;
        }
        JsonNode options = found.get().options();
        String title = "Send " + original(call, found.get()).orElseThrow().name();
        String to = String.join(", ", options.path("recipients").findValuesAsText("email"));
        Map<String, Object> model = new HashMap<>(Map.of("title", title, "complaint", complaint));
        model.putAll(Map.of("recipients", to, "message", options.path("message").asText()));
        PAGE.send(call.ctx(), 200, model);
    }

    private static void send(SigneasyCall call) {
        MultiMap form = call.form();
        List<String> emails =
                List.of(Optional.ofNullable(form.get("recipients")).orElse("").split("[,\\s]+"));
        if (!emails.stream().allMatch(EmailAddress::isValid)) {
            show(call, "Each recipient must be an e-mail address.");
            return;
        }
        Optional<PurposeLink<Purpose>> link =
                find(call).flatMap(l -> call.state().links.use(l.token()));
        if (link.isEmpty()) {
            show(call, "");
            return;
        }
        Document original = original(call, link.get()).orElseThrow();
        String message = Optional.ofNullable(form.get("message")).orElse("");
        Sending sending =
                Sending.plain(Kind.SENT_ON_PAGE, original, (Origin) link.get().maker(), message);
        Circulation<Sending> request = call.state().send(sending, emails);
        next(link.get(), request.id())
                .ifPresentOrElse(
                        call::redirect,
                        () -> Page.message(call.ctx(), 200, "Sent", "It is on its way."));
    }

    private static Optional<PurposeLink<Purpose>> find(SigneasyCall call) {
        return call.state()
                .links
                .find(call.path("token"))
                .filter(link -> link.purpose() == Purpose.SEND)
                .filter(link -> original(call, link).isPresent());
    }

    private static Optional<Document> original(SigneasyCall call, PurposeLink<Purpose> link) {
        return call.state().documents.find(link.entityId());
    }
}
