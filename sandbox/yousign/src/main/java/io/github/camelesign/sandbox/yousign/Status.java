// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import java.util.Locale;

/** What a signature request of version 3 or a procedure of version 2 is at. */
enum Status {
    DRAFT("unsent"),
    APPROVAL("pending"),
    ONGOING("pending"),
    DONE("completed"),
    DELETED("canceled"),
    EXPIRED("expired"),
    CANCELED("canceled"),
    REJECTED("declined"),
    DECLINED("declined"),
    // of procedures only
    ACTIVE("pending"),
    FINISHED("completed"),
    REFUSED("declined");

    /** The sandbox's word, which fits every provider. */
    final String envelopeStatus;

    Status(String envelopeStatus) {
        this.envelopeStatus = envelopeStatus;
    }

    /** Yousign's word. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isOpen() {
        return envelopeStatus.equals("pending");
    }
}
