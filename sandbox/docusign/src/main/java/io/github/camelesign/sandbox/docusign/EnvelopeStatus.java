// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.util.Locale;

/** Where an envelope is in its life. */
enum EnvelopeStatus {
    CREATED,
    SENT,
    DELIVERED,
    COMPLETED,
    DECLINED,
    VOIDED,
    DELETED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field that says since when. */
    String time() {
        return word() + "DateTime";
    }

    /** Whether recipients may act. */
    boolean isInProcess() {
        return this == SENT || this == DELIVERED;
    }

    /** Whether nobody can act any more. */
    boolean isOver() {
        return compareTo(DELIVERED) > 0;
    }
}
