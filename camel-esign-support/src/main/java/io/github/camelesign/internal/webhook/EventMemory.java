// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

import io.github.camelesign.spi.Leases;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Which events a route has taken, and which it is taking. A key is remembered only after the route
 * succeeded: a crash can repeat an event, but cannot lose one.
 */
final class EventMemory {

    /** Longer than any route should take with one event. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final IdempotentRepository taken;
    private final Leases leases;
    private final Map<String, Leases.Lease> inFlight = new ConcurrentHashMap<>();

    /**
     * @param taken holds the events that the route has taken
     * @param leases keep two deliveries of one event apart
     */
    EventMemory(IdempotentRepository taken, Leases leases) {
        this.taken = taken;
        this.leases = leases;
    }

    /** What is known of an event. */
    enum Claim {
        /** It is the caller's to deliver, and to release. */
        MINE,
        /** Another call of the provider is delivering it. */
        IN_FLIGHT,
        /** The route has taken it. */
        TAKEN
    }

    Claim claim(String eventId) {
        Leases.Lease lease = leases.acquire(eventId, LEASE).orElse(null);
        if (lease == null) {
            return Claim.IN_FLIGHT;
        }
        boolean mine = false;
        try {
            // looked up after the claim: between a look and a claim another thread could finish it
            mine = !taken.contains(eventId);
        } finally {
            // also when the repository cannot be read: the next call reads it again
            if (!mine) {
                lease.release();
            }
        }
        if (mine) {
            inFlight.put(eventId, lease);
        }
        return mine ? Claim.MINE : Claim.TAKEN;
    }

    void release(String eventId, boolean succeeded) {
        try {
            if (succeeded) {
                taken.add(eventId);
            }
        } finally {
            inFlight.remove(eventId).release();
        }
    }
}
