// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.log;

import io.github.camelesign.internal.text.OneLine;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.camel.spi.HttpResponseAware;
import org.slf4j.Logger;

/**
 * Logs what fails again and again, such as the polls of an account whose password has changed: once
 * as a warning of one line, and then at level DEBUG until it succeeds, it fails in another way, or
 * an hour has passed. Stack traces are logged at level DEBUG only.
 */
public final class FailureLog {

    private static final long REMINDER_NANOS = Duration.ofHours(1).toNanos();
    private static final int LONGEST = 1000;

    private final Logger log;
    private final LongSupplier nanoTime;
    private String kind;
    private int failures;
    private long warnedAt;

    public FailureLog(Logger log) {
        this(log, System::nanoTime);
    }

    FailureLog(Logger log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    /**
     * @param what cannot be done, as the begin of a sentence
     */
    public synchronized void failed(String what, Throwable reason) {
        failures++;
        String seen = kind(reason);
        boolean isNews = !seen.equals(kind) || nanoTime.getAsLong() - warnedAt >= REMINDER_NANOS;
        kind = seen;
        String line = line(reason);
        if (isNews) {
            warnedAt = nanoTime.getAsLong();
            log.warn("{} ({} in a row): {}", what, failures, line);
        } else {
            log.debug("{} ({} in a row): {}", what, failures, line);
        }
        log.debug("{}", what, reason);
    }

    /**
     * @param what succeeds again, as the begin of a sentence
     */
    public synchronized void succeeded(String what) {
        if (failures > 0) {
            log.info("{} again, after {} that failed", what, failures);
            failures = 0;
            kind = null;
        }
    }

    /** Messages differ each time, as those with the id of a request. */
    private static String kind(Throwable reason) {
        return reason instanceof HttpResponseAware answered
                ? reason.getClass().getName() + answered.getHttpResponseCode()
                : reason.getClass().getName();
    }

    /** What happened and, unless that says it, what caused it. */
    public static String line(Throwable reason) {
        Throwable root = reason;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String said = String.valueOf(reason.getMessage());
        boolean isSaid = root == reason || said.contains(String.valueOf(root.getMessage()));
        return OneLine.of(isSaid ? reason.toString() : reason + ", caused by " + root, LONGEST);
    }
}
