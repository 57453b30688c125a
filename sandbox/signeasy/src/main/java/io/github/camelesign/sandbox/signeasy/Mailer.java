// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.Mail;
import java.util.List;

/** Writes the e-mails that Signeasy sends when something happened, into the sandbox's mailbox. */
final class Mailer {
    private final SigneasyState state;

    Mailer(SigneasyState state) {
        this.state = state;
    }

    /** With embedded signing the sender informs people. */
    void happened(Event event) {
        SignatureRequest request = event.request();
        if (request == null || request.sending().embedded()) {
            return;
        }
        Sending sending = request.sending();
        List<String> recipients =
                request.recipients().stream().map(SignatureRequest.Recipient::email).toList();
        switch (event.name()) {
            case "rs.link_sent" -> ask(event.actor(), request, "Please sign: ");
            case "rs.reminded" -> request.due().forEach(r -> ask(r.email(), request, "Reminder: "));
            case "rs.voided" -> inform(recipients, "Voided: " + sending.name());
            case "rs.completed" -> {
                inform(recipients, "Completed: " + sending.name());
                inform(sending.cc(), "Completed: " + sending.name());
                inform(List.of(sending.owner().email()), "Completed: " + sending.name());
            }
            default -> {
                // nobody is written to
            }
        }
    }

    private void ask(String to, SignatureRequest request, String what) {
        send(
                to,
                what + request.sending().name(),
                request.sending().message(),
                state.links.address(state.links.mailed(request.id(), to)));
    }

    private void inform(List<String> people, String what) {
        people.forEach(to -> send(to, what, "", null));
    }

    private void send(String to, String subject, String message, String link) {
        state.services()
                .mailbox()
                .add(new Mail(state.now(), SigneasyModule.NAME, to, subject, message, link));
    }
}
