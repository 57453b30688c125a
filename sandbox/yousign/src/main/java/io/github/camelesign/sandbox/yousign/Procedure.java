// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.yousign.YousignError.Violation;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Files and their members in version 2, and the steps of their life. */
final class Procedure extends YousignEnvelope {
    private static final int USUAL_REMINDERS = 5;

    final List<Member> members = new ArrayList<>();

    Procedure(YousignState state, ObjectNode settings) {
        super(
                "procedure",
                state,
                settings.put("createdAt", Forms.text(state.now())).putNull("parent"));
        changed();
    }

    void changed() {
        settings.put("updatedAt", Forms.text(state.now()));
    }

    /** One of what the API's user says. */
    static Procedure of(YousignState state, ObjectNode wanted) {
        ObjectNode owner = state.accounts.owner();
        ObjectNode settings =
                Defaults.of("procedure")
                        .put("creator", state.accounts.ownerIri())
                        .put("creatorFirstName", owner.path("first_name").asText())
                        .put("creatorLastName", owner.path("last_name").asText())
                        .put("workspace", state.accounts.workspaceIri());
        Procedure procedure = new Procedure(state, settings);
        procedure.change(wanted);
        return procedure;
    }

    /** Sets what was said and leaves the rest. Members are replaced as a whole. */
    void change(ObjectNode change) {
        ObjectNode said = change.deepCopy().without(List.of("members", "start", "expiresAt"));
        settings.setAll(said);
        if (change.hasNonNull("expiresAt")) {
            String day = change.get("expiresAt").asText().substring(0, 10);
            expires = Forms.endOf(day, ZoneOffset.UTC);
            YousignError.violated("expiresAt", "This date is over")
                    .when(!expires.isAfter(state.now()));
        }
        if (change.has("members")) {
            requireDraft();
            members.clear();
            change.get("members").forEach(member -> add((ObjectNode) member));
        }
        changed();
    }

    Member add(ObjectNode wanted) {
        requireDraft();
        Member member = new Member(this, Defaults.of("member").put("position", members.size() + 1));
        member.change(wanted);
        members.add(member);
        return member;
    }

    /** With the same files, members and file objects, all new. */
    Procedure duplicate(boolean template) {
        Procedure copy = new Procedure(state, settings.deepCopy().put("template", template));
        copy.settings.put("parent", iri());
        documents.forEach(file -> copy.attach(state.duplicate(file)));
        for (Member member : members) {
            Member same = new Member(copy, member.settings.deepCopy());
            copy.members.add(same);
            for (ObjectNode object : member.fileObjects) {
                int number = documents.indexOf(state.file(object.path("file").asText()));
                same.fileObjects.add(
                        object.deepCopy()
                                .put("id", Forms.iri("file_objects", UUID.randomUUID().toString()))
                                .put("file", copy.documents.get(number).iri()));
            }
        }
        return copy;
    }

    String iri() {
        return Forms.iri("procedures", id);
    }

    @Override
    Stream<Member> people() {
        return members.stream();
    }

    void attach(YousignDocument file) {
        if (!documents.contains(file)) {
            documents.add(file);
        }
    }

    /** Whether its parts can still be changed. */
    void requireDraft() {
        YousignError.violated("status", "The procedure is " + status.word())
                .when(status != Status.DRAFT);
    }

    void start() {
        requireDraft();
        List<Violation> missing = new ArrayList<>();
        if (members.isEmpty()) {
            missing.add(new Violation("members", "At least one member is required"));
        }
        for (int i = 0; i < members.size(); i++) {
            boolean signs = members.get(i).settings.path("type").asText().equals("signer");
            if (signs && members.get(i).fileObjects.isEmpty()) {
                String name = "members[" + i + "].fileObjects";
                missing.add(new Violation(name, "A signer needs at least one file object"));
            }
        }
        YousignError.violated(missing).when(!missing.isEmpty());
        lastReminder = state.now();
        turnToNext(() -> happened("started", null));
    }

    @Override
    Status status(Person<?> first) {
        return first == null ? Status.FINISHED : Status.ACTIVE;
    }

    @Override
    void becomes(Status newStatus) {
        super.becomes(newStatus);
        changed();
    }

    void delete() {
        state.procedures.remove(this);
        happened("deleted", null);
    }

    /** Those whose turn it is are written to again. */
    void remind(JsonNode templates) {
        lastReminder = state.now();
        history.add(new EnvelopeHistory(lastReminder, "reminder.executed", sender()));
        state.publisher.reminded(this, templates);
    }

    @Override
    void remindInTime() {
        JsonNode reminder = settings.at("/config/reminders/0");
        int most = reminder.path("limit").asInt(USUAL_REMINDERS);
        if (status == Status.ACTIVE
                && reminder.isObject()
                && isReminderDue(reminder.path("interval"), most)) {
            reminders++;
            remind(reminder.at("/config/email"));
        }
    }

    @Override
    ObjectNode json() {
        ObjectNode json = JsonReader.object().put("id", iri()).setAll(settings);
        json.put("status", status.word()).put("expiresAt", Forms.text(expires));
        json.set("members", YousignCall.array(members, Member::json));
        return json.set("files", YousignCall.array(documents, YousignDocument::json));
    }
}
