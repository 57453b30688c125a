// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.Leases;
import java.time.Duration;
import java.util.Set;
import org.apache.camel.spi.IdempotentRepository;

/**
 * How a webhook treats the calls it gets.
 *
 * @param secrets any of which a call may be signed with; empty only if calls are not verified
 * @param maxPayload bytes of a body that are still read
 * @param maxAge of the time that is signed with a message; zero for any
 * @param types events that are given to the route
 * @param taken remembers the events that the route has taken
 * @param leases keep two deliveries of one event apart
 * @param path of the webhook, to which the leases belong
 */
public record WebhookOptions(
        Set<String> secrets,
        int maxPayload,
        Duration maxAge,
        Set<EventType> types,
        IdempotentRepository taken,
        Leases leases,
        String path) {

    boolean isVerified() {
        return !secrets.isEmpty();
    }
}
