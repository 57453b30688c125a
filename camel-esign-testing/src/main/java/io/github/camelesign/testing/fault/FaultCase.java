// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import io.github.camelesign.testing.fault.Fault.Place;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One call of an operation that meets a fault.
 *
 * @param repeated whether its later attempts meet it as well
 * @param finish what becomes of a request that was handed on and whose answer is lost
 */
public record FaultCase(Fault fault, FaultTarget target, boolean repeated, Finish finish) {

    /** What becomes of a request that was handed on. */
    public enum Finish {
        NEVER("not done"),
        AT_ONCE("done"),
        /** While the client looks for it. */
        LATER("done"),
        /** When the client no longer looks for it. */
        TOO_LATE("done too late");

        private final String words;

        Finish(String words) {
            this.words = words;
        }

        /** As the tables of the guide call it. */
        String words() {
            return words;
        }

        /** Whether a client that looks for it finds it. */
        boolean isFound() {
            return this == AT_ONCE || this == LATER;
        }
    }

    /** All calls of an operation that show what a fault does to it. */
    static List<FaultCase> of(Fault fault, FaultTarget target) {
        List<FaultCase> cases = new ArrayList<>();
        boolean applies =
                fault.kinds().contains(target.kind())
                        && (fault.place() != Place.LOGIN || target.hasLogin());
        if (!applies) {
            return cases;
        }
        for (Finish finish : finishes(fault, target.kind())) {
            cases.add(new FaultCase(fault, target, true, finish));
            if (fault.place() != Place.NO_SERVER && fault.place() != Place.DISTRUSTED) {
                cases.add(new FaultCase(fault, target, false, finish));
            }
        }
        return cases;
    }

    private static Set<Finish> finishes(Fault fault, OperationKind kind) {
        if (!kind.isCreate() || !fault.isHandedOn()) {
            return EnumSet.of(Finish.AT_ONCE);
        }
        // when it is done matters only to those who look for it
        return kind == OperationKind.CREATE_WITH_KEY
                ? EnumSet.allOf(Finish.class)
                : EnumSet.of(Finish.NEVER, Finish.AT_ONCE);
    }

    @Override
    public String toString() {
        return "%s: %s%s%s"
                .formatted(
                        target,
                        fault,
                        repeated ? ", each time" : ", once",
                        fault.isHandedOn() && target.kind().isCreate() ? ", " + finish : "");
    }
}
