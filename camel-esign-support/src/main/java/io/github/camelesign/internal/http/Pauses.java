// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Waits that end when the application stops. */
public class Pauses {

    /** How long a stop may go unnoticed. */
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final BooleanSupplier stopping;
    private final Lock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();

    /**
     * @param stopping whether the application stops or has stopped: then nothing is waited for
     */
    public Pauses(BooleanSupplier stopping) {
        this.stopping = stopping;
    }

    /** Returns false when the wait was cut short by a stop or an interrupt. */
    public boolean pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        lock.lock();
        try {
            long left = end - System.nanoTime();
            while (left > 0 && !stopping.getAsBoolean()) {
                wake.awaitNanos(Math.min(left, SLICE_NANOS));
                left = end - System.nanoTime();
            }
            return left <= 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
