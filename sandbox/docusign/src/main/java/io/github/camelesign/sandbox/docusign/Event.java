// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    private static final Map<String, String> BY_RECIPIENT_STATUS =
            Map.of(
                    Recipient.SENT, "recipient-sent",
                    Recipient.DELIVERED, "recipient-delivered",
                    Recipient.COMPLETED, "recipient-completed",
                    Recipient.DECLINED, "recipient-declined");

    /** Whether it is about an envelope, a template or one of their recipients. */
    boolean isAboutEnvelope() {
        return name.matches("(envelope|recipient|template)-.*");
    }

    /** What happened in between two states of an envelope. */
    static List<Event> between(DocuSignEnvelope before, DocuSignEnvelope after) {
        List<Event> events = new ArrayList<>();
        boolean statusChanged = before == null || before.status() != after.status();
        boolean begins = after.status() == EnvelopeStatus.SENT;
        if (statusChanged && begins) {
            events.add(new Event("envelope-sent", after, null));
        }
        for (Recipient recipient : after.recipients()) {
            String name = BY_RECIPIENT_STATUS.get(recipient.status());
            if (name != null && !recipient.status().equals(statusBefore(before, recipient))) {
                events.add(new Event(name, after, recipient));
            }
        }
        if (statusChanged && !begins) {
            events.add(new Event("envelope-" + after.status().word(), after, null));
        }
        return events;
    }

    private static String statusBefore(DocuSignEnvelope before, Recipient recipient) {
        return before == null
                ? null
                : before.recipient(recipient.guid()).map(Recipient::status).orElse(null);
    }
}
