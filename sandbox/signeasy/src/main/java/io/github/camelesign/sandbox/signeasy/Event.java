// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.signeasy.SignatureRequest.Recipient;
import io.github.camelesign.sandbox.signeasy.SignatureRequest.Status;
import io.github.camelesign.sandbox.signeasy.SigneasyState.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something that happened, which history, e-mails and webhooks report.
 *
 * @param name as Signeasy names it, for example {@code rs.signed}
 * @param actor e-mail of who did it
 * @param request as it is afterwards; null when somebody signed a document of their own
 * @param signed the signed file that came of it; null when there is none yet
 */
record Event(String name, Instant at, String actor, SignatureRequest request, SignedFile signed) {
    /** All names, also those of what Signeasy does no more. */
    static final List<String> NAMES =
            List.of(
                    "document.signed",
                    "rs.bulksign_completed",
                    "rs.bulksign_declined",
                    "rs.completed",
                    "rs.declined",
                    "rs.expired",
                    "rs.initiated",
                    "rs.link_sent",
                    "rs.reminded",
                    "rs.signed",
                    "rs.viewed",
                    "rs.voided");

    private static final Map<Status, String> ENDS =
            Map.of(
                    Status.COMPLETE, "rs.completed",
                    Status.CANCELED, "rs.voided",
                    Status.EXPIRED, "rs.expired");

    /** What a request, or a signed document of its owner, is found by. */
    String subject() {
        return String.valueOf(request == null ? signed.id() : request.id());
    }

    /** Whose it is. */
    User owner() {
        return request == null ? signed.owner() : request.sending().owner();
    }

    /**
     * What happened to a request between two moments.
     *
     * @param before null for a new request
     * @param signed the signed file, when the request is complete
     */
    static List<Event> between(
            SignatureRequest before, SignatureRequest after, SignedFile signed, Instant now) {
        List<Event> events = new ArrayList<>();
        String owner = after.sending().owner().email();
        if (before == null) {
            events.add(new Event("rs.initiated", now, owner, after, signed));
        }
        for (int i = 0; i < after.recipients().size(); i++) {
            Recipient old = before == null ? null : before.recipients().get(i);
            Recipient recipient = after.recipients().get(i);
            for (String name : names(old, recipient, after.sending().embedded())) {
                // Signeasy reports the completion in a message of its own
                boolean last = name.equals("rs.signed");
                SignatureRequest request = last ? after.beforeCompletion() : after;
                SignedFile file = last ? null : signed;
                events.add(new Event(name, now, recipient.email(), request, file));
            }
        }
        if (before != null && after.reminders() > before.reminders()) {
            events.add(new Event("rs.reminded", now, owner, after, signed));
        }
        // a decline was reported with its recipient
        String end = ENDS.get(after.status());
        if (end != null && before != null && after.status() != before.status()) {
            events.add(new Event(end, now, owner, after, signed));
        }
        return events;
    }

    private static List<String> names(Recipient before, Recipient after, boolean embedded) {
        List<String> names = new ArrayList<>();
        if (after.isDue() && (before == null || !before.isDue()) && !embedded) {
            names.add("rs.link_sent");
        }
        if (before != null && after.views() > before.views()) {
            names.add("rs.viewed");
        }
        if (before != null && before.isOpen() && !after.isOpen()) {
            names.add(after.status() == Recipient.Status.FINALIZED ? "rs.signed" : "rs.declined");
        }
        return names;
    }
}
