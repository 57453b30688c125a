// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.StateRepository;

/**
 * The positions that consumers of a context are moving, each by one: two on the same would each
 * take what the other has delivered for delivered.
 */
final class CursorsInUse {

    private final Map<Use, PollingConsumer> consumers = new ConcurrentHashMap<>();

    private record Use(StateRepository<String, String> repository, String key) {}

    static CursorsInUse of(CamelContext context) {
        synchronized (context) {
            CursorsInUse known =
                    context.getCamelContextExtension().getContextPlugin(CursorsInUse.class);
            if (known == null) {
                known = new CursorsInUse();
                context.getCamelContextExtension().addContextPlugin(CursorsInUse.class, known);
            }
            return known;
        }
    }

    /**
     * @throws IllegalArgumentException when another consumer moves it
     */
    void take(StateRepository<String, String> repository, String key, PollingConsumer consumer) {
        PollingConsumer other = consumers.putIfAbsent(new Use(repository, key), consumer);
        if (other != null && other != consumer) {
            throw new IllegalArgumentException(
                    "%s and %s would share the position of polling, which is kept by account, operation and filters, and each would miss what the other has delivered. Give each its own cursorName, for example cursorName=completed"
                            .formatted(other.getEndpoint(), consumer.getEndpoint()));
        }
    }

    void release(StateRepository<String, String> repository, String key, PollingConsumer consumer) {
        consumers.remove(new Use(repository, key), consumer);
    }
}
