// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that happened to an envelope or template.
 *
 * @param name as in Connect, for example {@code recipient-completed}
 * @param envelope as it is after that; of other events, one of whom they concern
 * @param recipient whom it happened to; null when it concerns the envelope
 */
record Event(String name, DocuSignEnvelope envelope, Recipient recipient) {
    /** What Connect names. */
    static final List<String> NAMES =
            List.of(
                    """
                    envelope-created envelope-sent envelope-resent envelope-delivered
                    envelope-completed envelope-declined envelope-voided envelope-corrected
                    envelope-purge envelope-deleted envelope-discard envelope-reminder-sent
                    envelope-removed recipient-sent recipient-resent recipient-delivered
                    recipient-completed recipient-declined recipient-authenticationfailed
                    recipient-autoresponded recipient-reassign recipient-delegate
                    recipient-finish-later template-created template-modified template-deleted
                    click-agreed click-declined sms-opt-in sms-opt-out extension-executed"""
                            .split("\\s+"));

    private static final Set<String> OF_RECIPIENTS =
            Set.of(Recipient.SENT, Recipient.DELIVERED, Recipient.COMPLETED, Recipient.DECLINED);

    /** Who did it: the recipient or, of the envelope, its owner. */
    record Who(String name, String email, String id) {}

    Who who() {
        User owner = envelope.owner();
        return recipient == null
                ? new Who(owner.name(), owner.email(), owner.id())
                : new Who(recipient.name(), recipient.email(), recipient.guid());
    }

    /** One that happened then. */
    record Entry(Instant at, Event event) {}

    /** What happened in between two states of an envelope. */
    static List<Event> between(DocuSignEnvelope before, DocuSignEnvelope after) {
        List<Event> events = new ArrayList<>();
        for (Recipient recipient : after.recipients()) {
            String status = recipient.text("status");
            Optional<Recipient> old =
                    Optional.ofNullable(before).flatMap(b -> b.recipient(recipient.guid()));
            if (old.filter(was -> was.is(status)).isEmpty() && OF_RECIPIENTS.contains(status)) {
                events.add(new Event("recipient-" + status, after, recipient));
            }
        }
        if (before == null || before.status() != after.status()) {
            Event event = new Event("envelope-" + after.status().word(), after, null);
            // sending begins with the envelope, all else ends with it
            events.add(after.status() == EnvelopeStatus.SENT ? 0 : events.size(), event);
        }
        return events;
    }
}
