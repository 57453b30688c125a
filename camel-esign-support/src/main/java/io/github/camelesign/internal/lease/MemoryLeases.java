// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.lease;

import io.github.camelesign.spi.Leases;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Leases within one process, which end with it and not before they are released. */
public final class MemoryLeases implements Leases {

    private final Map<String, Lease> held = new ConcurrentHashMap<>();

    @Override
    public Optional<Lease> acquire(String key, Duration time) {
        Lease lease = new Held(key);
        return held.putIfAbsent(key, lease) == null ? Optional.of(lease) : Optional.empty();
    }

    private final class Held implements Lease {

        private final String key;

        Held(String key) {
            this.key = key;
        }

        @Override
        public boolean renew() {
            return held.get(key) == this;
        }

        @Override
        public void release() {
            held.remove(key, this);
        }
    }
}
