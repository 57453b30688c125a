// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.util.Locale;

/** Where an envelope is in its life. */
enum EnvelopeStatus {
    CREATED("unsent"),
    SENT("pending"),
    DELIVERED("pending"),
    COMPLETED("completed"),
    DECLINED("declined"),
    VOIDED("canceled"),
    DELETED("canceled");

    /** What the sandbox calls it at every provider. */
    final String everywhere;

    EnvelopeStatus(String everywhere) {
        this.everywhere = everywhere;
    }

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
