// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * Exclusive rights to work on something, such as an event that is being delivered, for one holder
 * at a time. Implementations in memory keep threads apart, those in a database nodes.
 */
public interface Leases {

    /**
     * Takes a lease if nobody holds it.
     *
     * @param key what the lease is for, at most 200 letters of any kind
     * @param time after which it ends by itself if it is neither renewed nor released, by the clock
     *     of where the leases are kept. A lease that ends with its holder's process, as one in
     *     memory does, need not end earlier
     * @return empty if somebody else holds it
     */
    Optional<Lease> acquire(String key, Duration time);

    /** A lease that is held. */
    interface Lease {

        /**
         * Holds it for its whole time again.
         *
         * @return false if it has ended meanwhile: somebody else may hold it now
         */
        boolean renew();

        /** Gives it back; nothing happens if it has ended already. */
        void release();
    }
}
