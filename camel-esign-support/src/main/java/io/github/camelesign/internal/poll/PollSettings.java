// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.Provider;
import java.util.Set;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;

/**
 * How a consumer polls.
 *
 * @param operation name of the operation
 * @param place base URI of the endpoint and of the provider, in the key of the cursor
 * @param types events that are given to the route
 * @param startFrom the option of that name
 * @param maxMessages the most events of one poll; no limit if 0
 * @param known remembers the events that the route has taken, or null
 * @param cursors where the position is kept
 */
public record PollSettings(
        Provider<?> provider,
        String operation,
        String place,
        Set<EventType> types,
        String startFrom,
        int maxMessages,
        IdempotentRepository known,
        StateRepository<String, String> cursors) {

    /** The same after a restart, another for every other consumer. */
    String key(String routeId, String source) {
        return "%s/%s/%s".formatted(place, routeId, source);
    }
}
