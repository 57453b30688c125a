// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The faults that are switched on. Of several that match a request the oldest strikes. */
public final class FaultSwitchboard {
    private final Map<Long, Fault> active = new LinkedHashMap<>();
    private long last;

    FaultSwitchboard() {}

    /** Switches a fault on until it has struck as often as it says. */
    public synchronized void add(Fault fault) {
        active.put(++last, fault);
    }

    /** Switches all faults off. */
    public synchronized void clear() {
        active.clear();
    }

    /** The faults that are still to strike, each with the number of times left. */
    public synchronized List<Fault> active() {
        return List.copyOf(active.values());
    }

    /** The same by their numbers, oldest first. */
    synchronized Map<Long, Fault> numbered() {
        return new LinkedHashMap<>(active);
    }

    /** Switches one off; it may be over already. */
    synchronized void remove(long number) {
        active.remove(number);
    }

    synchronized Optional<Fault> take(String provider, String method, String path) {
        for (Map.Entry<Long, Fault> entry : active.entrySet()) {
            Fault fault = entry.getValue();
            if (fault.strikes(provider, method, path)) {
                if (fault.times() == 1) {
                    active.remove(entry.getKey());
                } else {
                    entry.setValue(fault.times(fault.times() - 1));
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
