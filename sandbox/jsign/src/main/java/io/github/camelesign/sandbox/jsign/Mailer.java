// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.Mail;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Signer;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Status;

/** Writes the e-mails that jSign sends, into the sandbox's mailbox. */
final class Mailer {
    private final JSignState state;

    Mailer(JSignState state) {
        this.state = state;
    }

    /** Before is null for a new envelope. */
    void changed(JSignEnvelope before, JSignEnvelope after) {
        if (!after.contents().mailed()) {
            return;
        }
        after.waiting().stream()
                .filter(signer -> before == null || !before.waitsFor(signer.email()))
                .forEach(signer -> ask(after, signer, "Please sign: "));
        if (after.is(Status.COMPLETED) && !before.is(Status.COMPLETED)) {
            send(
                    after.contents().creator().email(),
                    "Completed: " + after.contents().name(),
                    after.contents().description(),
                    null);
        }
    }

    void remind(JSignEnvelope envelope, Signer signer) {
        ask(envelope, signer, "Reminder: ");
    }

    private void ask(JSignEnvelope envelope, Signer signer, String what) {
        send(
                signer.email(),
                what + envelope.contents().name(),
                signer.note().isEmpty() ? envelope.contents().description() : signer.note(),
                state.links.address(state.links.mailed(envelope.id(), signer.email())));
    }

    private void send(String to, String subject, String message, String link) {
        state.services()
                .mailbox()
                .add(new Mail(state.now(), JSignModule.NAME, to, subject, message, link));
    }
}
