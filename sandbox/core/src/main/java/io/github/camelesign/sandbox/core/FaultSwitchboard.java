// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;

/** The faults that are switched on. Of several that match a request the oldest strikes. */
public final class FaultSwitchboard {
    private final List<Fault> active = new ArrayList<>();

    FaultSwitchboard() {}

    /** Switches a fault on until it has struck as often as it says. */
    public synchronized void add(Fault fault) {
        active.add(fault);
    }

    /** Switches all faults off. */
    public synchronized void clear() {
        active.clear();
    }

    /** The faults that are still to strike, each with the number of times left. */
    public synchronized List<Fault> active() {
        return List.copyOf(active);
    }

    synchronized Optional<Fault> take(String provider, String method, String path) {
        for (ListIterator<Fault> faults = active.listIterator(); faults.hasNext(); ) {
            Fault fault = faults.next();
            if (fault.strikes(provider, method, path)) {
                if (fault.times() == 1) {
                    faults.remove();
                } else {
                    faults.set(fault.times(fault.times() - 1));
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
