// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Duration;
import java.util.List;

/**
 * How the providers deliver webhooks: how often they try again, and what goes wrong on purpose. A
 * reset of the sandbox brings the defaults back.
 */
public final class Webhooks {
    private static final List<Duration> DEFAULT_RETRIES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));

    private volatile List<Duration> retries = DEFAULT_RETRIES;
    private volatile boolean duplicated;
    private volatile boolean reordered;

    Webhooks() {}

    /**
     * How long, in real time, a provider waits before it tries again a message that was not
     * answered with 2xx; after the last it gives up. 1, 5 and 30 seconds by default.
     */
    public void setRetries(Duration... waits) {
        retries = List.of(waits);
    }

    /** Whether every message is sent twice; false by default. */
    public void setDuplicated(boolean duplicated) {
        this.duplicated = duplicated;
    }

    /**
     * Whether messages to the same receiver change places, the second before the first and so on;
     * false by default. One that waits in vain for its successor is sent after a moment.
     */
    public void setReordered(boolean reordered) {
        this.reordered = reordered;
    }

    /** How long a provider waits before each further try. */
    public List<Duration> retries() {
        return retries;
    }

    /** Whether every message is sent twice. */
    public boolean duplicated() {
        return duplicated;
    }

    /** Whether messages to the same receiver change places. */
    public boolean reordered() {
        return reordered;
    }

    void reset() {
        retries = DEFAULT_RETRIES;
        duplicated = false;
        reordered = false;
    }
}
