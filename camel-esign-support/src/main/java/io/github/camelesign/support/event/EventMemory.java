package io.github.camelesign.support.event;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Which events were delivered, and which are being delivered by this node. A key is remembered only
 * after the route succeeded: a crash can repeat an event, but cannot lose one.
 */
public final class EventMemory {

    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

    /** What to do with an event. */
    public enum Claim {
        /** It is the caller's to deliver; it must be released. */
        MINE,
        /** Somebody on this node is delivering it. */
        IN_FLIGHT,
        /** It was delivered. */
        DELIVERED
    }

    /**
     * Asks for an event.
     *
     * @param delivered what was delivered
     */
    public Claim claim(String eventId, IdempotentRepository delivered) {
        if (!inFlight.add(eventId)) {
            return Claim.IN_FLIGHT;
        }
        // looked at after the claim: between a look and a claim another thread could finish it
        if (delivered.contains(eventId)) {
            inFlight.remove(eventId);
            return Claim.DELIVERED;
        }
        return Claim.MINE;
    }

    /** Ends a claim. */
    public void release(String eventId, boolean succeeded, IdempotentRepository delivered) {
        try {
            if (succeeded) {
                delivered.add(eventId);
            }
        } finally {
            inFlight.remove(eventId);
        }
    }
}
