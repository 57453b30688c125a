// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds out from two states of an envelope what happened in between. */
final class EnvelopeEvents {
    private static final Map<String, String> BY_RECIPIENT_STATUS =
            Map.of(
                    Recipient.SENT, "recipient-sent",
                    Recipient.DELIVERED, "recipient-delivered",
                    Recipient.COMPLETED, "recipient-completed",
                    Recipient.DECLINED, "recipient-declined");

    private EnvelopeEvents() {}

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
