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
 * @param types events that are given to the route
 * @param startFrom the option of that name
 * @param maxMessages the most events of one poll; no limit if 0
 * @param maxAttempts how often an envelope is tried before it is given up; no limit if 0
 * @param known remembers the events that the route has taken, or null
 * @param cursors where the position is kept
 * @param cursorName under which it is kept
 * @param healthChecked whether the readiness check is enabled
 */
public record PollSettings(
        Provider<?> provider,
        String operation,
        Set<EventType> types,
        String startFrom,
        int maxMessages,
        int maxAttempts,
        IdempotentRepository known,
        StateRepository<String, String> cursors,
        CursorName cursorName,
        boolean healthChecked) {}
