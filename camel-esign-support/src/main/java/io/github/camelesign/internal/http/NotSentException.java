// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.io.IOException;

/** The request never left: nothing was done. */
final class NotSentException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean transientFailure;

    NotSentException(String message, boolean transientFailure, IOException cause) {
        super(message, cause);
        this.transientFailure = transientFailure;
    }

    /** Whether another attempt may help. */
    boolean isTransient() {
        return transientFailure;
    }
}
