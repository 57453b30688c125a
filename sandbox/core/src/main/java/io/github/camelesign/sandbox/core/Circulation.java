// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What people sign one after the other or at once. It never changes: each step makes a new one.
 *
 * @param contents what is to be signed
 * @param parallel whether all can sign at once, whatever their order
 * @param reason why it was cancelled or declined; null otherwise
 * @param modified when somebody signed or it ended; nothing else counts
 * @param due when it expires; null for never
 * @param <C> what is to be signed, and how
 */
@JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public record Circulation<C>(
        String id,
        C contents,
        List<Signer> signers,
        boolean parallel,
        Status status,
        String reason,
        int reminders,
        Instant created,
        Instant modified,
        Instant due)
        implements Signable<Circulation<C>> {
    /** How it stands. */
    public enum Status {
        OPEN,
        COMPLETED,
        DECLINED,
        CANCELLED,
        EXPIRED
    }

    /** How far somebody is. */
    public enum State {
        NOT_VIEWED,
        VIEWED,
        SIGNED,
        DECLINED
    }

    /**
     * Somebody who is to sign.
     *
     * @param order those of equal order sign in parallel
     * @param facts what the provider knows besides
     * @param due since when it is their turn; null before that
     * @param views how often they opened the document
     * @param modified when they first opened it, signed or declined; at first, when it was made
     */
    @JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    public record Signer(
            String email,
            String firstName,
            String lastName,
            int order,
            ObjectNode facts,
            State state,
            Instant due,
            int views,
            Instant modified) {
        /** Somebody new. */
        public static Signer of(
                String email, String firstName, String lastName, int order, ObjectNode facts) {
            return new Signer(
                    email, firstName, lastName, order, facts, State.NOT_VIEWED, null, 0, null);
        }

        /** Whether that is their e-mail. */
        public boolean is(String address) {
            return email.equalsIgnoreCase(address);
        }

        /** Both names. */
        public String name() {
            return (firstName + " " + lastName).trim();
        }

        /** Whether they have neither signed nor declined. */
        public boolean isOpen() {
            return state == State.NOT_VIEWED || state == State.VIEWED;
        }

        /** Whether it is their turn. */
        public boolean isDue() {
            return isOpen() && due != null;
        }

        /** Whether they have signed. */
        @JsonProperty("signed")
        public boolean hasSigned() {
            return state == State.SIGNED;
        }

        private Signer viewed(Instant now) {
            Instant changed = state == State.NOT_VIEWED ? now : modified;
            return Records.with(becomes(State.VIEWED, changed), "views", views + 1);
        }

        private Signer becomes(State next, Instant now) {
            return Records.with(this, "state", next, "modified", now);
        }
    }

    /** A new one, in which it is the turn of those who sign first. */
    public static <C> Circulation<C> of(
            String id,
            C contents,
            List<Signer> signers,
            boolean parallel,
            Instant now,
            Instant due) {
        List<Signer> made = signers.stream().map(s -> s.becomes(s.state, now)).toList();
        return new Circulation<>(id, contents, made, parallel, Status.OPEN, null, 0, now, now, due)
                .askingNext(now);
    }

    /** Whether it stands like that. */
    public boolean is(Status other) {
        return status == other;
    }

    /** Whether it waits for somebody. */
    public boolean isOpen() {
        return is(Status.OPEN);
    }

    /** Whether it is open past its end. */
    public boolean isOverdue(Instant now) {
        return isOpen() && due != null && !due.isAfter(now);
    }

    /** Those whose turn it is; nobody once it is over. */
    public List<Signer> waiting() {
        return isOpen() ? signers.stream().filter(Signer::isDue).toList() : List.of();
    }

    /** Who signs next when they sign one after the other; null otherwise. */
    @JsonProperty
    public Signer next() {
        return parallel ? null : waiting().stream().findFirst().orElse(null);
    }

    /** Whether one of them has this e-mail. */
    public boolean concerns(String email) {
        return signers.stream().anyMatch(signer -> signer.is(email));
    }

    /** Whether somebody with this e-mail has signed. */
    public boolean isSignedBy(String email) {
        return signers.stream().anyMatch(signer -> signer.is(email) && signer.hasSigned());
    }

    @Override
    public List<Turn> turns() {
        return waiting().stream().map(s -> new Turn(s.email(), s.due())).toList();
    }

    /**
     * Somebody opens it; that is no change of the whole.
     *
     * @throws IllegalStateException when it is not their turn
     */
    public Circulation<C> viewedBy(String email, Instant now) {
        return acted(email, signer -> signer.viewed(now));
    }

    @Override
    public Circulation<C> signedBy(String email, Instant now) {
        Circulation<C> signed = acted(email, signer -> signer.becomes(State.SIGNED, now));
        boolean isLast = signed.signers.stream().noneMatch(Signer::isOpen);
        return signed.over(isLast ? Status.COMPLETED : status, null, now).askingNext(now);
    }

    @Override
    public Circulation<C> declinedBy(String email, String why, Instant now) {
        return acted(email, signer -> signer.becomes(State.DECLINED, now))
                .over(Status.DECLINED, why, now);
    }

    /** It ends, or that is taken back. */
    public Circulation<C> over(Status end, String why, Instant now) {
        return Records.with(this, "status", end, "reason", why, "modified", now);
    }

    /** The turn of all comes, or of the first in order. */
    private Circulation<C> askingNext(Instant now) {
        int turn = signers.stream().filter(Signer::isOpen).mapToInt(Signer::order).min().orElse(0);
        return with(
                s -> s.isOpen() && s.due == null && (parallel || s.order == turn),
                s -> Records.with(s, "due", now));
    }

    private Circulation<C> acted(String email, UnaryOperator<Signer> act) {
        if (!waitsFor(email)) {
            throw new IllegalStateException("Nothing waits for " + email + ": it is " + status);
        }
        return with(signer -> signer.isDue() && signer.is(email), act);
    }

    private Circulation<C> with(Predicate<Signer> which, UnaryOperator<Signer> act) {
        List<Signer> after = signers.stream().map(s -> which.test(s) ? act.apply(s) : s).toList();
        return Records.with(this, "signers", after);
    }

    /**
     * A provider whose envelopes are values that a step replaces.
     *
     * @param <S> its state
     * @param <C> what its envelopes contain
     */
    public abstract static class SignableModule<S extends ProviderState<?>, C>
            extends ProviderModule<S> {
        /** As {@link ProviderModule}. */
        protected SignableModule(
                String name,
                String title,
                SharedServices services,
                Function<SharedServices, S> creation) {
            super(name, title, services, creation);
        }

        /** What is signed. */
        protected abstract EntityStore<Circulation<C>> signables();

        @Override
        public final Optional<Instant> waitsSince(String envelopeId, String email) {
            return signables().find(envelopeId).flatMap(envelope -> envelope.waitsSince(email));
        }

        @Override
        public final void sign(String envelopeId, String email) {
            change(envelopeId, envelope -> envelope.signedBy(email, state().now()));
        }

        @Override
        public final void decline(String envelopeId, String email, String reason) {
            change(envelopeId, envelope -> envelope.declinedBy(email, reason, state().now()));
        }

        /** Takes a step with one that must be there. */
        public final void change(String envelopeId, UnaryOperator<Circulation<C>> step) {
            if (signables().change(envelopeId, step) == null) {
                throw new NoSuchElementException(title() + " has no envelope " + envelopeId);
            }
        }
    }
}
