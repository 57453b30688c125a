// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.EmailAddress;
import io.github.camelesign.sandbox.core.Page;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The page on which a person sends a document; it stands in for Signeasy's own editor. */
final class SendingPage {
    private static final Page PAGE = new Page(SendingPage.class, "send");

    void mount(SigneasyEndpoints endpoints) {
        endpoints.open("GET", "/send/:token", call -> show(call, ""));
        endpoints.open("POST", "/send/:token", SendingPage::send);
    }

    private static void show(SigneasyCall call, String complaint) {
        SigneasyLink link = link(call).orElse(null);
        if (link == null) {
            Page.message(
                    call.ctx(),
                    404,
                    "This link does not work",
                    "It was never made, or it was used.");
            return;
        }
        Original original = original(call, link);
        PAGE.send(
                call.ctx(),
                200,
                Map.of(
                        "title",
                        "Send " + original.upload().name(),
                        "complaint",
                        complaint,
                        "recipients",
                        emails(link),
                        "message",
                        link.options().path("message").asText()));
    }

    private static String emails(SigneasyLink link) {
        return StreamSupport.stream(link.options().path("recipients").spliterator(), false)
                .map(person -> person.path("email").asText())
                .collect(Collectors.joining(", "));
    }

    private static void send(SigneasyCall call) {
        MultiMap form = call.form();
        List<String> emails =
                List.of(Optional.ofNullable(form.get("recipients")).orElse("").split("[,\\s]+"));
        if (!emails.stream().allMatch(EmailAddress::isValid)) {
            show(call, "Each recipient must be an e-mail address.");
            return;
        }
        Optional<SigneasyLink> link = link(call).flatMap(l -> call.state().links.use(l.token()));
        if (link.isEmpty()) {
            show(call, "");
            return;
        }
        SignatureRequest request = send(call, link.get(), emails, form.get("message"));
        String target = link.get().options().path("redirect_url").asText();
        if (target.matches("https?://.*")) {
            call.ctx()
                    .response()
                    .setStatusCode(303)
                    .putHeader(HttpHeaders.LOCATION, Redirects.to(target, request.id()))
                    .end();
        } else {
            Page.message(call.ctx(), 200, "Sent", "It is on its way.");
        }
    }

    private static SignatureRequest send(
            SigneasyCall call, SigneasyLink link, List<String> emails, String message) {
        Sending sending =
                Sending.plain(
                        Sending.Kind.SENT_ON_PAGE,
                        original(call, link),
                        link.origin(),
                        message == null ? "" : message);
        return call.state().send(sending, emails);
    }

    private static Optional<SigneasyLink> link(SigneasyCall call) {
        return call.state()
                .links
                .find(call.path("token"))
                .filter(link -> link.purpose() == SigneasyLink.Purpose.SEND)
                .filter(l -> call.state().originals.find(String.valueOf(l.entityId())).isPresent());
    }

    private static Original original(SigneasyCall call, SigneasyLink link) {
        return call.state().originals.find(String.valueOf(link.entityId())).orElseThrow();
    }
}
