// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

/** A call that is not taken, and the status that says why. */
final class RejectedCallException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    RejectedCallException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
