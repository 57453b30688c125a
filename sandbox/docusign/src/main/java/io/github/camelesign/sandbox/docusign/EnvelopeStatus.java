// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an envelope is in its life, and the field that says since when. */
enum EnvelopeStatus {
    CREATED("createdDateTime"),
    SENT("sentDateTime"),
    DELIVERED("deliveredDateTime"),
    COMPLETED("completedDateTime"),
    DECLINED("declinedDateTime"),
    VOIDED("voidedDateTime"),
    DELETED("deletedDateTime");

    private final String time;

    EnvelopeStatus(String time) {
        this.time = time;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String time() {
        return time;
    }

    /** Whether recipients may act. */
    boolean isInProcess() {
        return this == SENT || this == DELIVERED;
    }

    static Optional<EnvelopeStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equalsIgnoreCase(word))
                .findFirst();
    }
}
