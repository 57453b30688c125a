// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.hooks;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A call of a webhook that its provider would not make, and what has to become of it.
 *
 * @param change makes it of the provider's call
 * @param expected by webhook; null where there is no such attack
 */
record Attack(
        AttackKind kind,
        String name,
        UnaryOperator<RawCall> change,
        Function<Hook, Expected> expected) {

    /**
     * What is seen outside.
     *
     * @param statuses any of which each answer has; with 0 the connection may be closed without
     * @param reached how often the route was reached
     */
    record Expected(Set<Integer> statuses, int reached) {

        static Expected of(int reached, Integer... statuses) {
            return new Expected(Set.of(statuses), reached);
        }
    }

    /** The same at other webhooks than these is no attack. */
    Attack at(Predicate<Hook> hooks) {
        return new Attack(
                kind, name, change, hook -> hooks.test(hook) ? expected.apply(hook) : null);
    }

    /** Something else is expected where the first does not apply. */
    Attack elsewhere(Predicate<Hook> hooks, int reached, Integer... statuses) {
        Expected other = Expected.of(reached, statuses);
        return new Attack(
                kind, name, change, hook -> hooks.test(hook) ? expected.apply(hook) : other);
    }

    static Attack rejected(
            AttackKind kind, String name, UnaryOperator<RawCall> change, Integer... statuses) {
        return new Attack(kind, name, change, hook -> Expected.of(0, statuses));
    }

    /** It is no message, or none whose token could be read. */
    static Attack unread(AttackKind kind, String name, UnaryOperator<RawCall> change) {
        return rejected(kind, name, change, 400)
                .elsewhere(hook -> hook.proof() != Hook.Proof.BODY, 0, 401);
    }

    /** It does no harm, and is taken once. */
    static Attack harmless(AttackKind kind, String name, UnaryOperator<RawCall> change) {
        return new Attack(kind, name, change, hook -> Expected.of(1, 200));
    }
}
