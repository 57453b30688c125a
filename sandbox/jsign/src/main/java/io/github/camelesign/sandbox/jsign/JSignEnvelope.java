// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.core.Signable;
import io.github.camelesign.sandbox.core.Signatory;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.jsign.JSignState.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * An envelope. It never changes: each step makes a new one.
 *
 * @param reason why it was cancelled or declined; null otherwise
 * @param ended when it was completed, declined, cancelled or expired; null while it is pending
 */
record JSignEnvelope(
        String id,
        Contents contents,
        List<Signer> signers,
        Status status,
        String reason,
        Instant created,
        Instant due,
        Instant ended)
        implements Signable<JSignEnvelope> {
    private static final Duration SOON = Duration.ofDays(3);

    /** How it stands; an expired one can be opened again. */
    enum Status {
        PENDING,
        COMPLETED,
        DECLINED,
        CANCELLED,
        EXPIRED;

        String lower() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** In which order people sign. */
    enum Flow {
        SEQUENTIAL,
        PARALLEL,
        /** By signing order, those of equal order in parallel. */
        HYBRID
    }

    /** As jSign writes the names of things. */
    static String word(Enum<?> value) {
        return value.name().charAt(0) + value.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /**
     * What is in an envelope, and how it is to be signed.
     *
     * @param documents to be signed
     * @param observers as the sender named them
     * @param mailed whether signers are written to
     */
    record Contents(
            User creator,
            String name,
            String description,
            List<String> categories,
            Flow flow,
            boolean mailed,
            List<Document> documents,
            List<ObjectNode> observers) {
        /** The same with what is not null. */
        Contents described(String newName, String text, List<String> groups) {
            return Records.with(
                    this,
                    "name",
                    newName == null ? name : newName,
                    "description",
                    text == null ? description : text,
                    "categories",
                    groups == null ? categories : groups);
        }
    }

    /**
     * A document in an envelope or template.
     *
     * @param reference the sender's own number
     */
    record Document(String id, int reference, String name, Upload file) {
        Document(int reference, String name, Upload file) {
            this(JSignState.newId(), reference, name, file);
        }

        /** The same in another envelope. */
        Document copy() {
            return new Document(reference, name, file);
        }
    }

    /**
     * Somebody who is to sign.
     *
     * @param order those of equal order sign in parallel
     * @param tabs where on the pages, as the sender said it
     * @param note what the sender writes to them alone
     * @param due since when it is their turn; null before that
     * @param acted when they signed or declined; null before that
     */
    @JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    record Signer(
            String email,
            String firstName,
            String lastName,
            int order,
            ObjectNode tabs,
            String note,
            State state,
            Instant due,
            Instant acted)
            implements Signatory<Signer> {
        /** How far they are. */
        enum State {
            OPEN,
            SIGNED,
            DECLINED
        }

        /**
         * @param name first names and last name in one
         */
        static Signer named(String name, String email, int order, ObjectNode tabs, String note) {
            String trimmed = name.trim();
            int space = Math.max(0, trimmed.lastIndexOf(' '));
            String first = space == 0 ? trimmed : trimmed.substring(0, space).trim();
            String last = space == 0 ? "" : trimmed.substring(space + 1);
            return new Signer(email, first, last, order, tabs, note, State.OPEN, null, null);
        }

        @Override
        public boolean isOpen() {
            return state == State.OPEN;
        }

        @JsonProperty("signed")
        boolean hasSigned() {
            return state == State.SIGNED;
        }

        @Override
        public Signer dueAt(Instant now) {
            return Records.with(this, "due", now);
        }

        Signer becomes(State next, Instant now) {
            return Records.with(this, "state", next, "acted", now);
        }
    }

    static JSignEnvelope of(Contents contents, List<Signer> signers, Instant now, int days) {
        List<Signer> people = Signatory.nextInTurn(signers, contents.flow() == Flow.PARALLEL, now);
        Instant due = now.plus(Duration.ofDays(days));
        String id = JSignState.newId();
        return new JSignEnvelope(id, contents, people, Status.PENDING, null, now, due, null);
    }

    boolean is(Status other) {
        return status == other;
    }

    boolean isOverdue(Instant now) {
        return is(Status.PENDING) && !due.isAfter(now);
    }

    /** The word for it as one user sees it. */
    String word(String reader) {
        if (is(Status.PENDING)) {
            return waitsFor(reader) ? "AwaitingMySignature" : "AwaitingOthers";
        }
        return word(status);
    }

    /** Whether a list of that word shows it to one user. */
    boolean isListedAs(String word, User reader, Instant now) {
        return word.equals("DueSoon")
                ? is(Status.PENDING) && due.isBefore(now.plus(SOON))
                : word.equals(word(reader.email()));
    }

    /** Whose turn it is; nobody's once it is over. */
    List<Signer> waiting() {
        return is(Status.PENDING) ? Signatory.due(signers) : List.of();
    }

    @Override
    public List<Turn> turns() {
        return waiting().stream().map(s -> new Turn(s.email(), s.due())).toList();
    }

    boolean hasSigner(String email) {
        return Signatory.anyIs(signers, email);
    }

    @Override
    public JSignEnvelope signedBy(String email, Instant now) {
        List<Signer> after = acted(email, s -> s.becomes(Signer.State.SIGNED, now));
        boolean parallel = contents.flow() == Flow.PARALLEL;
        return after.stream().anyMatch(Signer::isOpen)
                ? with(Signatory.nextInTurn(after, parallel, now), status, null, null)
                : with(after, Status.COMPLETED, null, now);
    }

    @Override
    public JSignEnvelope declinedBy(String email, String why, Instant now) {
        List<Signer> after = acted(email, s -> s.becomes(Signer.State.DECLINED, now));
        return with(after, Status.DECLINED, why, now);
    }

    JSignEnvelope over(Status end, String why, Instant now) {
        return with(signers, end, why, now);
    }

    /** Pending again. */
    JSignEnvelope extendedTo(Instant newDue) {
        return Records.with(over(Status.PENDING, null, null), "due", newDue);
    }

    JSignEnvelope containing(Contents newContents) {
        return Records.with(this, "contents", newContents);
    }

    private List<Signer> acted(String email, UnaryOperator<Signer> act) {
        if (!is(Status.PENDING)) {
            throw new IllegalStateException("It is " + status);
        }
        return Signatory.acted(signers, email, act);
    }

    private JSignEnvelope with(List<Signer> people, Status next, String why, Instant end) {
        return new JSignEnvelope(id, contents, people, next, why, created, due, end);
    }
}
