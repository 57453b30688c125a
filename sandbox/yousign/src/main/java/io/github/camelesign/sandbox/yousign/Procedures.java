// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Listing;
import io.github.camelesign.sandbox.core.SignerPolicy;
import io.github.camelesign.sandbox.yousign.YousignError.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All procedures and the steps of their life. Guarded by the state's lock. */
final class Procedures implements Listing {
    private final Map<String, Procedure> procedures = new LinkedHashMap<>();
    private final YousignState state;
    private final ProcedureEvents events;
    private List<ObjectNode> held;

    Procedures(YousignState state) {
        this.state = state;
        this.events = new ProcedureEvents(state);
    }

    ProcedureEvents events() {
        return events;
    }

    void add(Procedure procedure) {
        procedures.put(procedure.id, procedure);
    }

    /** By UUID or IRI. */
    Optional<Procedure> find(String id) {
        return Optional.ofNullable(procedures.get(Iri.id(id)));
    }

    Procedure get(String id) {
        return find(id).orElseThrow(() -> YousignError.notFound("Procedure " + id));
    }

    Member member(String id) {
        return procedures.values().stream()
                .flatMap(procedure -> procedure.members.stream())
                .filter(member -> member.id.equals(Iri.id(id)))
                .findFirst()
                .orElseThrow(() -> YousignError.notFound("Member " + id));
    }

    /** Oldest first. */
    List<Procedure> all() {
        return List.copyOf(procedures.values());
    }

    /** What lists show, oldest first. */
    List<ObjectNode> listed() {
        return held != null
                ? held
                : procedures.values().stream().map(p -> p.json().deepCopy()).toList();
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

    void start(Procedure procedure) {
        procedure.requireDraft();
        List<Violation> missing = new ArrayList<>();
        if (procedure.members.isEmpty()) {
            missing.add(new Violation("members", "At least one member is required"));
        }
        for (int i = 0; i < procedure.members.size(); i++) {
            Member member = procedure.members.get(i);
            boolean signs = member.settings.path("type").asText().equals("signer");
            if (signs && member.fileObjects.isEmpty()) {
                missing.add(
                        new Violation(
                                "members[" + i + "].fileObjects",
                                "A signer needs at least one file object"));
            }
        }
        if (!missing.isEmpty()) {
            throw YousignError.violated(missing);
        }
        changed(procedure, Procedure.Status.ACTIVE);
        procedure.lastReminder = state.now();
        events.of(procedure, "procedure.started");
        askNext(procedure);
    }

    private void changed(Procedure procedure, Procedure.Status status) {
        procedure.status = status;
        procedure.updated = state.now();
    }

    /** Everybody at once, or in order those of the lowest position. */
    private void askNext(Procedure procedure) {
        List<Member> waiting =
                procedure.members.stream()
                        .filter(member -> !member.isDone() && member.asked() == null)
                        .toList();
        boolean somebodyActs = procedure.members.stream().anyMatch(Member::isAsked);
        if (procedure.isOrdered() && somebodyActs) {
            return;
        }
        int turn = waiting.stream().mapToInt(Member::position).min().orElse(0);
        for (Member member : waiting) {
            if (!procedure.isOrdered() || member.position() == turn) {
                member.ask(state.now());
                events.of(procedure, member, "member.started");
            }
        }
    }

    void accept(Procedure procedure, Member member) {
        requireTurn(procedure, member);
        member.becomes(Member.DONE, state.now());
        boolean last = procedure.members.stream().allMatch(Member::isDone);
        changed(procedure, last ? Procedure.Status.FINISHED : Procedure.Status.ACTIVE);
        events.of(procedure, member, "member.finished");
        if (last) {
            events.of(procedure, "procedure.finished");
        } else {
            askNext(procedure);
        }
    }

    void refuse(Procedure procedure, Member member, String reason) {
        requireTurn(procedure, member);
        member.becomes(Member.REFUSED, state.now());
        member.comments(reason);
        changed(procedure, Procedure.Status.REFUSED);
        if (reason != null && !reason.isEmpty()) {
            events.of(procedure, member, "comment.created");
        }
        events.of(procedure, member, "procedure.refused");
    }

    private static void requireTurn(Procedure procedure, Member member) {
        if (procedure.status != Procedure.Status.ACTIVE || !member.isAsked()) {
            throw new Lifecycle.OutOfTurnException(
                    "It is not the turn of "
                            + member.email()
                            + " ("
                            + procedure.status.word()
                            + ", "
                            + member.status()
                            + ")");
        }
    }

    void delete(Procedure procedure) {
        procedures.remove(procedure.id);
        events.of(procedure, "procedure.deleted");
    }

    /** Those whose turn it is are written to again. */
    void remind(Procedure procedure, JsonNode templates) {
        procedure.lastReminder = state.now();
        events.reminded(procedure, templates);
    }

    void passTime(Instant now) {
        for (Procedure procedure : all()) {
            if (procedure.status != Procedure.Status.ACTIVE) {
                continue;
            }
            if (procedure.expires != null && !procedure.expires.isAfter(now)) {
                changed(procedure, Procedure.Status.EXPIRED);
                events.of(procedure, "procedure.expired");
                continue;
            }
            JsonNode reminder = procedure.settings.path("config").path("reminders").path(0);
            Duration interval = Duration.ofDays(reminder.path("interval").asInt());
            if (reminder.isObject()
                    && procedure.reminders < reminder.path("limit").asInt(5)
                    && !procedure.lastReminder.plus(interval).isAfter(now)) {
                procedure.reminders++;
                remind(procedure, reminder.path("config").path("email"));
            }
        }
    }

    /** Lets those act by themselves whose turn came so long ago. */
    void letMembersAct(SignerPolicy policy) {
        for (Procedure procedure : all()) {
            for (Member member : procedure.members) {
                if (procedure.status == Procedure.Status.ACTIVE
                        && member.isAsked()
                        && policy.isDue(member.asked())) {
                    if (SignerPolicy.declines(member.email())) {
                        refuse(procedure, member, SignerPolicy.REASON);
                    } else {
                        accept(procedure, member);
                    }
                }
            }
        }
    }
}
