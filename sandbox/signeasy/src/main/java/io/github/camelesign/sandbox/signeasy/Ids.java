// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Numbers as Signeasy gives them. All kinds of things share one row, so that no id of one kind is
 * ever good for another.
 */
final class Ids {
    private static final int FIRST = 100_001;

    private final AtomicInteger next = new AtomicInteger(FIRST);

    int next() {
        return next.getAndIncrement();
    }
}
