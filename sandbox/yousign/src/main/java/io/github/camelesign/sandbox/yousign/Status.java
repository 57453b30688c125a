// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import java.util.Locale;

/** What a signature request is at. */
enum Status {
    DRAFT("unsent"),
    APPROVAL("pending"),
    ONGOING("pending"),
    DONE("completed"),
    DELETED("canceled"),
    EXPIRED("expired"),
    CANCELED("canceled"),
    REJECTED("declined"),
    DECLINED("declined");

    private final String envelopeStatus;

    Status(String envelopeStatus) {
        this.envelopeStatus = envelopeStatus;
    }

    /** Yousign's word. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The sandbox's word, which fits every provider. */
    String envelopeStatus() {
        return envelopeStatus;
    }

    boolean isOpen() {
        return this == APPROVAL || this == ONGOING;
    }
}
