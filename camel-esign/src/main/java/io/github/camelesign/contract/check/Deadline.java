// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.check;

import java.time.Duration;

/** Until when documents are looked into, since one can be made to take for ever. */
public final class Deadline {

    private final Duration time;
    private final long start = System.nanoTime();

    private Deadline(Duration time) {
        this.time = time;
    }

    public static Deadline in(Duration time) {
        return new Deadline(time);
    }

    /**
     * @throws PassedException when it has passed
     */
    void require() {
        if (System.nanoTime() - start > time.toNanos()) {
            throw new PassedException(
                    "could not be looked into within %d ms (option checkTimeout)"
                            .formatted(time.toMillis()));
        }
    }

    static final class PassedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PassedException(String message) {
            super(message);
        }
    }
}
