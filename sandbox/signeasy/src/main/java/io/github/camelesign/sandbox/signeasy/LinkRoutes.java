// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.EmailAddress;
import io.github.camelesign.sandbox.core.Page;
import io.github.camelesign.sandbox.signeasy.Sending.Kind;
import io.github.camelesign.sandbox.signeasy.SigneasyLinks.Purpose;
import io.github.camelesign.sandbox.signeasy.SigneasyLinks.SigneasyLink;
import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Links to pages on which the owner of an original sends it to others or signs it, or edits a
 * template; and the page to send it, which stands in for Signeasy's own editor.
 */
final class LinkRoutes {
    private static final Page PAGE = new Page(LinkRoutes.class, "send");

    private LinkRoutes() {}

    static void mount(SigneasyEndpoints api) {
        for (String path : List.of("/v1/signing/url", "/v2/signing/url", "/v3/rs/embedded/url")) {
            api.on("POST", path, LinkRoutes::byType);
        }
        api.on("POST", "/v3/me/embedded/url", c -> link(c, Purpose.SELF_SIGN));
        api.on("POST", "/v3/template/:id/embed", LinkRoutes::edit);
        api.open("GET", "/send/:token", call -> show(call, ""));
        api.open("POST", "/send/:token", LinkRoutes::send);
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
        Optional<SigneasyLink> found = find(call);
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
        Optional<SigneasyLink> link = find(call).flatMap(l -> call.state().links.use(l.token()));
        if (link.isEmpty()) {
            show(call, "");
            return;
        }
        Document original = original(call, link.get()).orElseThrow();
        String message = Optional.ofNullable(form.get("message")).orElse("");
        Sending sending = Sending.plain(Kind.SENT_ON_PAGE, original, link.get().origin(), message);
        SignatureRequest request = call.state().send(sending, emails);
        SigneasySigningService.next(link.get(), request.id())
                .ifPresentOrElse(
                        call::redirect,
                        () -> Page.message(call.ctx(), 200, "Sent", "It is on its way."));
    }

    private static Optional<SigneasyLink> find(SigneasyCall call) {
        return call.state()
                .links
                .find(call.path("token"))
                .filter(link -> link.purpose() == Purpose.SEND)
                .filter(link -> original(call, link).isPresent());
    }

    private static Optional<Document> original(SigneasyCall call, SigneasyLink link) {
        return call.state().documents.find(String.valueOf(link.entityId()));
    }
}
