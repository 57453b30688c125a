// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.signnow.FieldInvite.Status;
import java.time.Instant;

/** What happens by itself as the clock goes on: invites expire, people are reminded. */
final class PassingTime {
    private final SignNowState state;

    PassingTime(SignNowState state) {
        this.state = state;
    }

    void pass() {
        Instant now = state.now();
        for (Document document : state.documents.all()) {
            if (document.signing().fieldInvites().stream().anyMatch(i -> isDue(i, now))) {
                state.documents.change(document.id(), d -> d.signing(now, s -> passed(s, now)));
            }
        }
    }

    private static Signing passed(Signing signing, Instant now) {
        return signing.changed(i -> i.isOverdue(now), i -> i.becomes(Status.EXPIRED, now))
                .changed(i -> i.isReminderDue(now), i -> i.resent(now));
    }

    private static boolean isDue(FieldInvite invite, Instant now) {
        return invite.isOverdue(now) || invite.isReminderDue(now);
    }
}
