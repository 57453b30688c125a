// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Somebody who is to sign.
 *
 * @param order those of equal order sign in parallel
 * @param tabs where on the pages, as the sender said it
 * @param due since when it is their turn; null before that
 * @param acted when they signed or declined; null before that
 */
record Signer(
        String email,
        String firstName,
        String lastName,
        int order,
        ObjectNode tabs,
        State state,
        Instant due,
        Instant acted) {
    /** How far they are. */
    enum State {
        OPEN,
        SIGNED,
        DECLINED
    }

    /**
     * @param name first names and last name in one
     */
    static Signer named(String name, String email, int order, ObjectNode tabs) {
        String trimmed = name.trim();
        int space = trimmed.lastIndexOf(' ');
        return new Signer(
                email,
                space < 0 ? trimmed : trimmed.substring(0, space).trim(),
                space < 0 ? "" : trimmed.substring(space + 1),
                order,
                tabs,
                State.OPEN,
                null,
                null);
    }

    boolean is(String address) {
        return email.equalsIgnoreCase(address);
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isDue() {
        return isOpen() && due != null;
    }

    Signer dueAt(Instant now) {
        return new Signer(
                email, firstName, lastName, order, tabs, state, due == null ? now : due, acted);
    }

    Signer becomes(State next, Instant now) {
        return new Signer(email, firstName, lastName, order, tabs, next, due, now);
    }
}
