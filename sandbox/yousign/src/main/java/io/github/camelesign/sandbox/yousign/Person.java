// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.SignatureMark;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody whose signature or approval is asked for. Guarded by the state's lock.
 *
 * @param <E> where
 */
abstract class Person<E extends YousignEnvelope> {
    /** What somebody is asked for, and Yousign's words for how far they are. */
    enum Kind {
        SIGNER("notified", "signed", "declined", "notified", "done"),
        APPROVER("notified", "approved", "rejected", "notified", "approved"),
        /** Of version 2. */
        MEMBER("pending", "done", "refused", "started", "finished");

        final String asked;
        final String accepted;
        final String refused;
        private final String asking;
        private final String accepting;

        /**
         * @param asking what their event is called when it is their turn
         * @param accepting the same when they signed or approved
         */
        Kind(String asked, String accepted, String refused, String asking, String accepting) {
            this.asked = asked;
            this.accepted = accepted;
            this.refused = refused;
            this.asking = asking;
            this.accepting = accepting;
        }

        /** The prefix of their events. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    final String id = UUID.randomUUID().toString();
    final Kind kind;
    final E envelope;

    /** Name, e-mail, phone number and locale. */
    final ObjectNode info;

    /** What was said about them besides, in Yousign's names. */
    final ObjectNode settings;

    /** What they typed or drew on the page. */
    SignatureMark mark;

    /** In Yousign's words. */
    String status;

    /** Since when it is their turn, later when they acted; null at first. */
    Instant since;

    private boolean isAsked;

    /** Their status is that at first. */
    Person(Kind kind, E envelope, ObjectNode info, ObjectNode settings, String status) {
        this.kind = kind;
        this.envelope = envelope;
        this.info = info;
        this.settings = settings;
        this.status = status;
    }

    abstract String name();

    /** Their place among the others. */
    abstract int order();

    /** When it is their turn: those of one stage act in parallel, before those of the next. */
    abstract int stage();

    /** Declines or rejects. */
    abstract void refuse(String reason);

    /** The address where they go on, if it is one. */
    abstract JsonNode next(boolean accepts);

    /** What they put on pages. */
    abstract List<ObjectNode> marks();

    /** As their messages show them. */
    abstract ObjectNode json();

    boolean isApprover() {
        return kind == Kind.APPROVER;
    }

    String verb() {
        return isApprover() ? "approve" : "sign";
    }

    String email() {
        return info.path("email").asText();
    }

    boolean is(String address) {
        return email().equalsIgnoreCase(address);
    }

    /** It is their turn, now. */
    void ask() {
        becomes(kind.asked);
        isAsked = true;
        happened(kind.asking, null);
    }

    /** Signs or approves, with what they typed or drew. */
    void accept(SignatureMark newMark) {
        requireTurn();
        mark = newMark;
        becomes(kind.accepted);
        envelope.turnToNext(this::accepted);
    }

    void accepted() {
        happened(kind.accepting, null);
    }

    /** Reports what happened to them. */
    void happened(String what, String reason) {
        envelope.happened(kind.word() + "." + what, this, reason);
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
        return status.equals(kind.accepted);
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
