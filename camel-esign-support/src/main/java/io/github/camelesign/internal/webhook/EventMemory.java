// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

import io.github.camelesign.spi.EsignEvent;
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

    /** How long a node that has died keeps the others from an event; a living one renews it. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** What a column of Camel's JdbcMessageIdRepository takes. */
    private static final int LONGEST_KEY = 100;

    private final IdempotentRepository taken;
    private final Leases leases;
    private final String webhook;
    private final Map<String, Leases.Lease> inFlight = new ConcurrentHashMap<>();

    /**
     * @param taken holds the events that the route has taken
     * @param leases keep two deliveries of one event apart
     * @param scheme of the component
     * @param path of the webhook, which is the same on all nodes and differs from that of another
     *     route, to which the event is to be delivered as well
     */
    EventMemory(IdempotentRepository taken, Leases leases, String scheme, String path) {
        this.taken = taken;
        this.leases = leases;
        this.webhook = scheme + "/" + EsignEvent.idOf(path) + "/";
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
        String key = key(eventId);
        Leases.Lease lease = leases.acquire(webhook + key, LEASE).orElse(null);
        if (lease == null) {
            // another copy of one that is taken may just be looked up
            return taken.contains(key) ? Claim.TAKEN : Claim.IN_FLIGHT;
        }
        boolean mine = false;
        try {
            // looked up after the claim: between a look and a claim another thread could finish it
            mine = !taken.contains(key);
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

    /** A provider's own ids are of any length and any letters, of which a database takes some. */
    private static String key(String eventId) {
        boolean plain =
                !eventId.isEmpty()
                        && eventId.length() <= LONGEST_KEY
                        && eventId.chars().allMatch(letter -> letter > ' ' && letter <= '~');
        return plain ? eventId : EsignEvent.idOf(eventId);
    }

    void release(String eventId, boolean succeeded) {
        try {
            if (succeeded) {
                taken.add(key(eventId));
            }
        } finally {
            inFlight.remove(eventId).release();
        }
    }
}
