// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.Mail;

/** Writes the e-mails that SignNow sends when something happened, into the sandbox's mailbox. */
record Mailer(SignNowState state) {
    void happened(Event event) {
        switch (event.name()) {
            case "document.fieldinvite.sent",
                    "document.fieldinvite.resend",
                    "document.freeform.create" ->
                    state.documents
                            .find(event.entityId())
                            .flatMap(d -> d.signing().invite(event.text("invite_id")))
                            .filter(Invite::isMailed)
                            .ifPresent(invite -> askToSign(event, invite));
            case "document.complete" ->
                    send(
                            event.user().email(),
                            "Completed: " + event.text("document_name"),
                            "",
                            null);
            default -> {
                // nobody is written to
            }
        }
    }

    private void askToSign(Event event, Invite invite) {
        String subject = event.user().email() + " needs your signature";
        send(
                invite.email(),
                invite.options().path("subject").asText(subject),
                invite.options().path("message").asText(""),
                state.links.toSign(event.entityId(), invite.email()));
    }

    void send(String to, String subject, String message, String link) {
        state.services()
                .mailbox()
                .add(new Mail(state.now(), SignNowModule.NAME, to, subject, message, link));
    }
}
