// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Mail;
import java.util.stream.Stream;

/** Writes the e-mails that SignNow sends when something happened, into the sandbox's mailbox. */
final class Mailer {
    private final SignNowState state;

    Mailer(SignNowState state) {
        this.state = state;
    }

    void happened(Event event) {
        switch (event.name()) {
            case "document.fieldinvite.sent", "document.fieldinvite.resend" -> askToSign(event);
            case "document.freeform.create" -> askToSignAnywhere(event);
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
        invited(event)
                .flatMap(document -> document.fieldInvites().stream())
                .filter(invite -> invite.id().equals(inviteId(event)))
                .filter(FieldInvite::isMailed)
                .forEach(invite -> ask(event, invite.email(), invite.options()));
    }

    private void askToSignAnywhere(Event event) {
        invited(event)
                .flatMap(document -> document.freeformInvites().stream())
                .filter(invite -> invite.id().equals(inviteId(event)))
                .forEach(invite -> ask(event, invite.email(), invite.options()));
    }

    private Stream<Document> invited(Event event) {
        return state.documents.find(event.entityId()).stream();
    }

    private static String inviteId(Event event) {
        return event.content().get("invite_id").asText();
    }

    private void ask(Event event, String to, ObjectNode options) {
        String subject =
                options.path("subject").asText(event.user().email() + " needs your signature");
        String link = state.links.address(state.links.toSign(event.entityId(), to));
        send(to, subject, options.path("message").asText(), link);
    }

    private static String name(Event event) {
        return event.content().path("document_name").asText();
    }
}
