// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.SignatureMark;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody whose signature or approval is asked for. Guarded by the state's lock.
 *
 * @param <E> where
 */
abstract class Person<E extends YousignEnvelope> {
    /** Somebody acts where nothing waits for them at the moment. */
    static final class OutOfTurnException extends IllegalStateException {
        OutOfTurnException(String message) {
            super(message);
        }
    }

    final String id = UUID.randomUUID().toString();
    final E envelope;

    /** What was said about them, in Yousign's names. */
    final ObjectNode settings;

    /** What they typed or drew on the page. */
    SignatureMark mark = SignatureMark.NONE;

    /** In Yousign's words. */
    String status;

    /** Since when it is their turn, later when they acted; null at first. */
    Instant since;

    Person(E envelope, ObjectNode settings, String status) {
        this.envelope = envelope;
        this.settings = settings;
        this.status = status;
    }

    abstract String email();

    abstract String name();

    /** Their place among the others. */
    abstract int order();

    /** Whether it is their turn, as long as the envelope is open. */
    abstract boolean isAsked();

    abstract boolean hasAccepted();

    abstract boolean mayRefuse();

    /** Signs or approves. */
    abstract void accept();

    /** Declines or rejects. */
    abstract void refuse(String reason);

    /** The address where they go on, if it is one. */
    abstract JsonNode next(boolean accepted);

    String verb() {
        return "sign";
    }

    boolean is(String address) {
        return email().equalsIgnoreCase(address);
    }

    boolean isTurn() {
        return isAsked() && envelope.status.isOpen();
    }

    void requireTurn() {
        if (!isTurn()) {
            String states = " (" + envelope.status.word() + ", " + status + ")";
            throw new OutOfTurnException("It is not the turn of " + email() + states);
        }
    }

    void becomes(String newStatus) {
        status = newStatus;
        since = envelope.state.now();
    }

    /** Where they sign in a browser. */
    String link() {
        return envelope.state.links.address(envelope.state.links.to(envelope, this));
    }
}
