// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the polling of one consumer stands, whenever that is read. Reading it calls nobody. Nothing
 * in it is secret or says who somebody is.
 */
public interface PollingStatus {

    /** The component's scheme. */
    String provider();

    /** Name of the operation. */
    String operation();

    /** The route that takes the events, or {@code none} if a consumer is used without one. */
    String routeId();

    /** The name under which the position is kept. */
    String position();

    /**
     * The time since the lists were last read to their end, or since polling began if they were not
     * yet: it grows while polls fail, and between two polls.
     */
    Duration lag();

    /** Number of envelopes whose state is kept, as they may be listed again. */
    int openEnvelopes();

    /** Number of envelopes that could not be read or delivered, and are tried again. */
    int setAside();

    /** When the last poll succeeded, by this machine's clock; empty if none has. */
    Optional<Instant> lastSuccess();

    /** Why the last poll failed; empty if it has not. */
    Optional<Throwable> failure();
}
