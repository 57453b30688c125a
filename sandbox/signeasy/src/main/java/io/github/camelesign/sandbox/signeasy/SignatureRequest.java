// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.core.Signable;
import io.github.camelesign.sandbox.core.Signatory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A pending file, which newer versions call an envelope: who is to sign and who did. It never
 * changes: each step makes a new one.
 */
record SignatureRequest(
        int id,
        Sending sending,
        List<Recipient> recipients,
        Status status,
        String declineReason,
        int reminders,
        Instant created,
        Instant modified)
        implements Signable<SignatureRequest> {
    /** How it stands; all but the first are final. */
    enum Status {
        INCOMPLETE,
        COMPLETE,
        RECIPIENT_DECLINED,
        CANCELED,
        EXPIRED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Somebody who is to sign.
     *
     * @param order 1 for who signs first
     * @param due since when it is their turn; null before that
     * @param views how often they opened the document
     */
    record Recipient(
            int id,
            int userId,
            String email,
            String firstName,
            String lastName,
            int order,
            Status status,
            Instant due,
            int views,
            Instant created,
            Instant modified)
            implements Signatory<Recipient> {
        /** How far they are. */
        enum Status {
            NOT_VIEWED,
            VIEWED,
            FINALIZED,
            DECLINED;

            @JsonValue
            String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** Somebody new, with an e-mail and perhaps names. */
        static Recipient of(SigneasyState state, JsonNode person, int order) {
            Instant now = state.now();
            String email = person.path("email").asText();
            return new Recipient(
                    state.newId(),
                    state.userId(email),
                    email,
                    person.path("first_name").asText(""),
                    person.path("last_name").asText(""),
                    order,
                    Status.NOT_VIEWED,
                    null,
                    0,
                    now,
                    now);
        }

        @Override
        public boolean isOpen() {
            return status == Status.NOT_VIEWED || status == Status.VIEWED;
        }

        String name() {
            return (firstName + " " + lastName).trim();
        }

        @Override
        public Recipient dueAt(Instant now) {
            return Records.with(this, "due", now);
        }

        Recipient viewed(Instant now) {
            Instant changed = status == Status.NOT_VIEWED ? now : modified;
            return Records.with(becomes(Status.VIEWED, changed), "views", views + 1);
        }

        Recipient becomes(Status next, Instant now) {
            return Records.with(this, "status", next, "modified", now);
        }
    }

    static SignatureRequest of(int id, Sending sending, List<Recipient> recipients, Instant now) {
        List<Recipient> people = Signatory.nextInTurn(recipients, !sending.ordered(), now);
        return new SignatureRequest(id, sending, people, Status.INCOMPLETE, null, 0, now, now);
    }

    boolean isOpen() {
        return status == Status.INCOMPLETE;
    }

    boolean isOverdue(Instant now) {
        return isOpen() && sending.expires() != null && !sending.expires().isAfter(now);
    }

    /** Whose turn it is; nobody's once it is over. */
    List<Recipient> due() {
        return isOpen() ? Signatory.due(recipients) : List.of();
    }

    @Override
    public List<Turn> turns() {
        return due().stream().map(r -> new Turn(r.email(), r.due())).toList();
    }

    boolean concerns(String email) {
        return Signatory.anyIs(recipients, email);
    }

    /** Who signs next when they sign one after the other; null otherwise. */
    @JsonProperty
    Integer next() {
        return sending.ordered()
                ? due().stream().findFirst().map(Recipient::id).orElse(null)
                : null;
    }

    /**
     * Somebody sees the document whose turn it is; that is no change of the request itself.
     *
     * @throws IllegalStateException when it is not their turn
     */
    SignatureRequest viewedBy(String email, Instant now) {
        return Records.with(this, "recipients", acted(email, r -> r.viewed(now)));
    }

    @Override
    public SignatureRequest signedBy(String email, Instant now) {
        List<Recipient> after = acted(email, r -> r.becomes(Recipient.Status.FINALIZED, now));
        boolean all = after.stream().noneMatch(Recipient::isOpen);
        List<Recipient> people = Signatory.nextInTurn(after, !sending.ordered(), now);
        return Records.with(over(all ? Status.COMPLETE : status, now), "recipients", people);
    }

    @Override
    public SignatureRequest declinedBy(String email, String reason, Instant now) {
        List<Recipient> after = acted(email, r -> r.becomes(Recipient.Status.DECLINED, now));
        SignatureRequest declined = over(Status.RECIPIENT_DECLINED, now);
        return Records.with(declined, "recipients", after, "declineReason", reason);
    }

    SignatureRequest over(Status end, Instant now) {
        return Records.with(this, "status", end, "modified", now);
    }

    /** As it was at the moment when the last one had signed. */
    SignatureRequest beforeCompletion() {
        return status == Status.COMPLETE ? over(Status.INCOMPLETE, modified) : this;
    }

    SignatureRequest reminded() {
        return Records.with(this, "reminders", reminders + 1);
    }

    private List<Recipient> acted(String email, UnaryOperator<Recipient> act) {
        if (!isOpen()) {
            throw new IllegalStateException("It is " + status.word());
        }
        return Signatory.acted(recipients, email, act);
    }
}
