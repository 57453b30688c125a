// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.io.IOException;

/**
 * What arrived with the status of success is no answer of the operation, such as the page of a
 * gateway: whether it was done is as open as if nothing had arrived.
 */
public final class NoAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong with it, for the person who reads the log
     */
    public NoAnswerException(String message) {
        super(message);
    }
}
