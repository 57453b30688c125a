// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time that passes as a part of a run, not to wait for something. */
final class Pause {

    private Pause() {}

    static void of(Duration time) throws InterruptedException {
        new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
