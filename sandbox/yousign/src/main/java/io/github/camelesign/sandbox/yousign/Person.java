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
    final String id = UUID.randomUUID().toString();
    final E envelope;

    /** Name, e-mail, phone number and locale. */
    final ObjectNode info;

    /** What was said about them besides, in Yousign's names. */
    final ObjectNode settings;

    /** What they typed or drew on the page. */
    SignatureMark mark = SignatureMark.NONE;

    /** In Yousign's words. */
    String status;

    /** Since when it is their turn, later when they acted; null at first. */
    Instant since;

    private final String accepted;
    private boolean isAsked;

    /**
     * @param status at first
     * @param accepted the status of those who signed or approved
     */
    Person(E envelope, ObjectNode info, ObjectNode settings, String status, String accepted) {
        this.envelope = envelope;
        this.info = info;
        this.settings = settings;
        this.status = status;
        this.accepted = accepted;
    }

    abstract String name();

    /** Their place among the others. */
    abstract int order();

    /** Signs or approves. */
    abstract void accept();

    /** Declines or rejects. */
    abstract void refuse(String reason);

    /** The address where they go on, if it is one. */
    abstract JsonNode next(boolean accepts);

    String verb() {
        return "sign";
    }

    boolean mayRefuse() {
        return true;
    }

    String email() {
        return info.path("email").asText();
    }

    boolean is(String address) {
        return email().equalsIgnoreCase(address);
    }

    /** It is their turn, now. */
    void ask(String newStatus) {
        becomes(newStatus);
        isAsked = true;
    }

    void becomes(String newStatus) {
        status = newStatus;
        since = envelope.state.now();
        isAsked = false;
    }

    boolean isWaiting() {
        return since == null;
    }

    /** Whether it is their turn, as long as the envelope is open. */
    boolean isAsked() {
        return isAsked;
    }

    /** Whether nothing more is expected from them. */
    boolean hasActed() {
        return !isAsked && !isWaiting();
    }

    boolean hasAccepted() {
        return status.equals(accepted);
    }

    boolean isTurn() {
        return isAsked && envelope.status.isOpen();
    }

    void requireTurn() {
        String states = " (" + envelope.status.word() + ", " + status + ")";
        YousignError.incompatible("signature_request", "It is not the turn of " + email() + states)
                .when(!isTurn());
    }

    /** Where they sign in a browser. */
    String link() {
        return envelope.state.links.address(envelope.state.links.to(envelope, this));
    }
}
