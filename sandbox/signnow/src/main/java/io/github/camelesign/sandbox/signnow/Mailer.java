// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Mail;

/** Writes the e-mails that SignNow sends when something happened, into the sandbox's mailbox. */
final class Mailer {
    private final SignNowState state;

    Mailer(SignNowState state) {
        this.state = state;
    }

    void happened(Event event) {
        switch (event.name()) {
            case "document.fieldinvite.sent",
                    "document.fieldinvite.resend",
                    "document.freeform.create" ->
                    askToSign(event);
            case "document.complete" ->
                    send(event.user().email(), "Completed: " + name(event), "", null);
            default -> {
                // nobody is written to
            }
        }
    }

    void send(String to, String subject, String message, String link) {
        state.services()
                .mailbox()
                .add(new Mail(state.now(), SignNowModule.NAME, to, subject, message, link));
    }

    private void askToSign(Event event) {
        state.documents
                .find(event.entityId())
                .flatMap(d -> d.signing().invite(event.content().get("invite_id").asText()))
                .filter(Invite::isMailed)
                .ifPresent(invite -> ask(event, invite.email(), invite.options()));
    }

    private void ask(Event event, String to, ObjectNode options) {
        String subject =
                options.path("subject").asText(event.user().email() + " needs your signature");
        String link = state.links.address(state.links.toSign(event.entityId(), to));
        send(to, subject, options.path("message").asText(""), link);
    }

    private static String name(Event event) {
        return event.content().path("document_name").asText();
    }
}
