package io.github.camelesign.support.webhook;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Which events a route has taken, and which it is taking. A key is remembered only after the route
 * succeeded: a crash can repeat an event, but cannot lose one.
 */
final class EventMemory {

    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private final IdempotentRepository taken;

    EventMemory(IdempotentRepository taken) {
        this.taken = taken;
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
        if (!inFlight.add(eventId)) {
            return Claim.IN_FLIGHT;
        }
        boolean mine = false;
        try {
            // looked up after the claim: between a look and a claim another thread could finish it
            mine = !taken.contains(eventId);
        } finally {
            // also when the repository cannot be read: the next call asks it again
            if (!mine) {
                inFlight.remove(eventId);
            }
        }
        return mine ? Claim.MINE : Claim.TAKEN;
    }

    void release(String eventId, boolean succeeded) {
        try {
            if (succeeded) {
                taken.add(eventId);
            }
        } finally {
            inFlight.remove(eventId);
        }
    }
}
