package io.github.camelesign.support.webhook;

import io.github.camelesign.support.event.EventType;
import java.util.Set;
import org.apache.camel.spi.IdempotentRepository;

/**
 * How a webhook treats the calls it gets.
 *
 * @param secrets any of which a call may be signed with; empty only if calls are not verified
 * @param maxPayload bytes of a body that are still read
 * @param types events that are given to the route
 * @param taken remembers the events that the route has taken
 */
public record WebhookOptions(
        Set<String> secrets, int maxPayload, Set<EventType> types, IdempotentRepository taken) {

    boolean isVerified() {
        return !secrets.isEmpty();
    }
}
