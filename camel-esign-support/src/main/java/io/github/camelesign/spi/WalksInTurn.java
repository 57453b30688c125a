// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EsignOperationException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** See {@link EventSource.Walk#inTurn}. */
final class WalksInTurn implements EventSource.Walk {

    private final Deque<EventSource.Walk> walks;

    WalksInTurn(List<EventSource.Walk> walks) {
        this.walks = new ArrayDeque<>(walks);
    }

    @Override
    public boolean hasNext() {
        while (!walks.isEmpty() && !walks.peek().hasNext()) {
            walks.remove();
        }
        return !walks.isEmpty();
    }

    @Override
    public List<EventSource.Entry> next() throws EsignOperationException {
        return hasNext() ? walks.peek().next() : List.of();
    }
}
