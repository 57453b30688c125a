// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Somebody who is to sign when their turn comes. They never change: each step makes new ones.
 *
 * @param <S> itself
 */
public interface Signatory<S extends Signatory<S>> {
    /** Where they are written to. */
    String email();

    /** Their place among the others; those of equal order sign in parallel. */
    int order();

    /** Whether they have neither signed nor declined. */
    boolean isOpen();

    /** Since when it is their turn; null before that. */
    Instant due();

    /** The same person, whose turn it is from then on. */
    S dueAt(Instant now);

    /** Whether that is their e-mail. */
    default boolean is(String address) {
        return email().equalsIgnoreCase(address);
    }

    /** Whether it is their turn. */
    default boolean isDue() {
        return isOpen() && due() != null;
    }

    /** Whether one of them has this e-mail. */
    static boolean anyIs(List<? extends Signatory<?>> people, String email) {
        return people.stream().anyMatch(person -> person.is(email));
    }

    /** Those whose turn it is. */
    static <S extends Signatory<S>> List<S> due(List<S> people) {
        return people.stream().filter(Signatory::isDue).toList();
    }

    /** The people after the turn of those came who sign next: all, or the first in order. */
    static <S extends Signatory<S>> List<S> nextInTurn(
            List<S> people, boolean parallel, Instant now) {
        List<S> open = people.stream().filter(Signatory::isOpen).toList();
        int turn = open.stream().mapToInt(Signatory::order).min().orElse(0);
        Predicate<S> isNext = p -> p.isOpen() && (parallel || p.order() == turn);
        return people.stream()
                .map(p -> p.due() == null && isNext.test(p) ? p.dueAt(now) : p)
                .toList();
    }

    /**
     * The people after whoever has this e-mail did something.
     *
     * @throws IllegalStateException when it is not their turn
     */
    static <S extends Signatory<S>> List<S> acted(
            List<S> people, String email, UnaryOperator<S> act) {
        if (!anyIs(due(people), email)) {
            throw new IllegalStateException("Nothing waits for " + email);
        }
        return people.stream()
                .map(person -> person.isDue() && person.is(email) ? act.apply(person) : person)
                .toList();
    }
}
