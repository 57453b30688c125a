// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import java.util.List;
import java.util.stream.Stream;

/** All that can go wrong with a call, in the order of the guide's tables. */
public final class FaultCatalog {

    private static final List<Fault> ALL =
            Stream.of(
                            ConnectionFaults.all(),
                            AnswerFaults.all(),
                            StatusFaults.all(),
                            LoginFaults.all())
                    .flatMap(List::stream)
                    .toList();

    private FaultCatalog() {}

    public static List<Fault> all() {
        return ALL;
    }

    /** The one that the guide's tables call so. */
    public static Fault named(String name) {
        return ALL.stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No fault: " + name));
    }
}
