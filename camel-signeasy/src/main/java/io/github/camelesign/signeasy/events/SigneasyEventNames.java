// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.events;

import static java.util.Map.entry;

import io.github.camelesign.api.EventType;
import java.util.Map;

/** Signeasy's names of events, and the statuses that they lead to. */
public final class SigneasyEventNames {

    static final String INITIATED = "rs.initiated";
    static final String VIEWED = "rs.viewed";
    static final String SIGNED = "rs.signed";
    static final String COMPLETED = "rs.completed";
    static final String DECLINED = "rs.declined";
    static final String VOIDED = "rs.voided";
    static final String EXPIRED = "rs.expired";

    private static final Map<String, EventType> TYPES =
            Map.ofEntries(
                    entry(INITIATED, EventType.CREATED),
                    entry("rs.link_sent", EventType.SENT),
                    entry(VIEWED, EventType.VIEWED),
                    entry(SIGNED, EventType.SIGNED),
                    entry(COMPLETED, EventType.COMPLETED),
                    entry(DECLINED, EventType.DECLINED),
                    entry(VOIDED, EventType.VOIDED),
                    entry(EXPIRED, EventType.EXPIRED),
                    entry("rs.reminded", EventType.REMINDED),
                    // the user has signed alone
                    entry("document.signed", EventType.SIGNED),
                    // of requests to many at once, which Signeasy has given up
                    entry("rs.bulksign_completed", EventType.COMPLETED),
                    entry("rs.bulksign_declined", EventType.DECLINED));

    /** The event that brings a request into a status. */
    private static final Map<String, String> ENDINGS =
            Map.of(
                    "complete", COMPLETED,
                    "recipient_declined", DECLINED,
                    "canceled", VOIDED,
                    "cancelled", VOIDED,
                    "expired", EXPIRED);

    private SigneasyEventNames() {}

    /** Unknown for a name that is not here: the set is open. */
    public static EventType type(String name) {
        return TYPES.getOrDefault(name, EventType.UNKNOWN);
    }

    /** Null while a request of this status is under way. */
    static String ending(String status) {
        return ENDINGS.get(String.valueOf(status));
    }
}
