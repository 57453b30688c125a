// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened to a signature request, found by comparing it before and after a change. */
final class RequestEvents {
    private final List<Event> events = new ArrayList<>();
    private final SignatureRequest request;
    private final SignedFile signed;
    private final Instant now;

    private RequestEvents(SignatureRequest request, SignedFile signed, Instant now) {
        this.request = request;
        this.signed = signed;
        this.now = now;
    }

    /**
     * Before is null for a new request.
     *
     * @param signed the signed file, when the request is complete
     */
    static List<Event> between(
            SignatureRequest before, SignatureRequest after, SignedFile signed, Instant now) {
        RequestEvents found = new RequestEvents(after, signed, now);
        if (before == null) {
            found.byOwner("rs.initiated");
        }
        for (Recipient recipient : after.recipients()) {
            found.compare(before == null ? null : before.recipient(recipient.id()), recipient);
        }
        if (before != null) {
            found.compare(before);
        }
        return found.events;
    }

    private void compare(Recipient before, Recipient after) {
        boolean wasDue = before != null && before.isDue();
        if (after.isDue() && !wasDue && !request.sending().embedded()) {
            by(after.email(), "rs.link_sent");
        }
        if (before == null) {
            return;
        }
        if (after.views() > before.views()) {
            by(after.email(), "rs.viewed");
        }
        if (after.status() != before.status()) {
            switch (after.status()) {
                // Signeasy reports the completion in a message of its own
                case FINALIZED ->
                        events.add(
                                new Event(
                                        "rs.signed",
                                        now,
                                        after.email(),
                                        request.beforeCompletion(),
                                        null));
                case DECLINED -> by(after.email(), "rs.declined");
                default -> {
                    // a view was reported above
                }
            }
        }
    }

    private void compare(SignatureRequest before) {
        if (request.reminders() > before.reminders()) {
            byOwner("rs.reminded");
        }
        if (request.status() == before.status()) {
            return;
        }
        switch (request.status()) {
            case COMPLETE -> byOwner("rs.completed");
            case CANCELED -> byOwner("rs.voided");
            case EXPIRED -> byOwner("rs.expired");
            default -> {
                // a decline was reported with its recipient
            }
        }
    }

    private void byOwner(String name) {
        by(request.sending().owner().email(), name);
    }

    private void by(String actor, String name) {
        events.add(new Event(name, now, actor, request, signed));
    }
}
