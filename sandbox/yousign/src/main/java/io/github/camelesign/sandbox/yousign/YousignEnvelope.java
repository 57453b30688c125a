// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.ProviderState.Listing;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.SigningDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What people are asked to sign: a signature request of version 3 or a procedure of version 2.
 * Guarded by the state's lock.
 */
abstract class YousignEnvelope {
    /**
     * All signature requests, or all procedures. Lists are of the state when they were held, as
     * from a replica that lags. Guarded by the state's lock.
     */
    static final class Store<E extends YousignEnvelope> implements Listing {
        private final Map<String, E> envelopes = new LinkedHashMap<>();
        private final String kind;
        private List<ObjectNode> held;

        /** Complaints name that kind. */
        Store(String kind) {
            this.kind = kind;
        }

        void add(E envelope) {
            envelopes.put(envelope.id, envelope);
        }

        /** It is gone for good. */
        void remove(E envelope) {
            envelopes.remove(envelope.id);
        }

        /** By UUID or IRI. */
        Optional<E> find(String id) {
            return Optional.ofNullable(envelopes.get(Forms.id(id)));
        }

        E get(String id) {
            return find(id).orElseThrow(() -> YousignError.notFound(kind + " " + id));
        }

        /** Oldest first. */
        List<E> all() {
            return List.copyOf(envelopes.values());
        }

        /** What lists show, oldest first. */
        List<ObjectNode> listed() {
            return held != null
                    ? held
                    : envelopes.values().stream().map(one -> one.json().deepCopy()).toList();
        }

        @Override
        public void hold() {
            release();
            held = listed();
        }

        @Override
        public void release() {
            held = null;
        }
    }

    final YousignState state;
    final String id = UUID.randomUUID().toString();

    /** As events and messages call it. */
    final String kind;

    final Instant created;

    /** What was said about it, in Yousign's names. */
    final ObjectNode settings;

    final List<YousignDocument> documents = new ArrayList<>();
    final List<EnvelopeHistory> history = new ArrayList<>();
    Status status = Status.DRAFT;

    /** Null for never. */
    Instant expires;

    Instant lastReminder;
    int reminders;

    YousignEnvelope(String kind, YousignState state, ObjectNode settings) {
        this.kind = kind;
        this.state = state;
        this.created = state.now();
        this.settings = settings;
    }

    /** Everybody who is asked. */
    abstract Stream<? extends Person<?>> people();

    final Drawing drawing(YousignDocument document) {
        return Drawing.of(state.services().files(), document, people());
    }

    /** How far it is when that person is asked first; null when everybody acted. */
    abstract Status status(Person<?> first);

    /** Those whose turn it is are written to again, if it is time for that. */
    abstract void remindInTime();

    /** As lists and webhooks show it. */
    abstract ObjectNode json();

    /** E-mail of whoever sent it. */
    String sender() {
        return Yousign.DEMO_USER;
    }

    String name() {
        return settings.path("name").asText();
    }

    boolean is(String setting) {
        return settings.path(setting).asBoolean();
    }

    void becomes(Status newStatus) {
        status = newStatus;
    }

    /** Reports what happened to all of it. */
    void happened(String what, String reason) {
        happened(kind + "." + what, null, reason);
    }

    /** Reports what happened, and who did it or was meant; null for the sender. */
    void happened(String event, Person<?> by, String reason) {
        String email = by == null ? sender() : by.email();
        history.add(new EnvelopeHistory(state.now(), event, email));
        state.publisher.happened(this, by, event, reason);
    }

    /**
     * Asks those of the first stage that is not over, or ends when there is none; the news of what
     * led to it comes before people are asked.
     */
    void turnToNext(Runnable news) {
        List<? extends Person<?>> left = people().filter(p -> !p.hasActed()).toList();
        int stage = left.stream().mapToInt(Person::stage).min().orElse(0);
        Stream<? extends Person<?>> next = left.stream().filter(p -> p.stage() == stage);
        becomes(status(left.stream().filter(p -> p.stage() == stage).findFirst().orElse(null)));
        news.run();
        if (left.isEmpty()) {
            happened(status.word(), null);
        }
        next.filter(Person::isWaiting).forEach(Person::ask);
    }

    /** Does what is due by now. */
    void passTime() {
        if (status.isOpen() && expires != null && !expires.isAfter(state.now())) {
            becomes(Status.EXPIRED);
            happened("expired", null);
        } else {
            remindInTime();
        }
    }

    Stream<YousignDocument> signableDocuments() {
        return documents.stream().filter(YousignDocument::isSignable);
    }

    List<Drawing> drawings() {
        return documents.stream().map(this::drawing).toList();
    }

    /** Whether it is time to remind people again. */
    boolean isReminderDue(JsonNode days, int most) {
        return reminders < most
                && !lastReminder.plus(Duration.ofDays(days.asInt())).isAfter(state.now());
    }

    /** What a proof for people says, line by line. */
    List<String> proof(String... head) {
        List<String> lines = new ArrayList<>(List.of(head));
        signableDocuments()
                .map(document -> document.file)
                .forEach(f -> lines.add(f.name() + "   SHA-256 " + f.hash()));
        for (EnvelopeHistory entry : history) {
            lines.add(Forms.text(entry.at()) + "   " + entry.event() + "   " + entry.by());
        }
        return lines;
    }

    Envelope summary() {
        return new Envelope(
                YousignModule.NAME,
                id,
                name(),
                sender(),
                status.envelopeStatus,
                people().map(p -> new Envelope.Signer(p.email(), p.order(), p.status)).toList());
    }

    List<SigningDocument> signingDocuments() {
        return drawings().stream().map(d -> SigningDocument.drawn(d.upload().name(), d)).toList();
    }

    /** The person is null for somebody who only looks. */
    SigningVisit visit(Person<?> person) {
        boolean isTurn = person != null && person.isTurn();
        return new SigningVisit(
                isTurn ? "Please " + person.verb() + ": " + name() : name(),
                sender(),
                person == null ? null : person.email(),
                signingDocuments(),
                SigningVisit.State.of(isTurn, person != null && person.hasAccepted()),
                "Status: " + status.word(),
                person != null);
    }
}
