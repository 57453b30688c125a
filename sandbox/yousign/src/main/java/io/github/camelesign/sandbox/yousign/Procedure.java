// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.yousign.YousignError.Violation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Files and their members in version 2, and the steps of their life. */
final class Procedure extends YousignEnvelope {
    /**
     * A file, which may be in none.
     *
     * @param settings what was said about it, in Yousign's names
     */
    record File(String id, FileIntake.StoredFile file, ObjectNode settings, Instant created) {
        File(FileIntake.StoredFile file, ObjectNode settings, Instant now) {
            this(UUID.randomUUID().toString(), file, settings, now);
        }

        /** The same, which is kept, too. */
        File duplicate(YousignState state) {
            File copy = new File(file, settings.deepCopy(), state.now());
            state.files.add(copy);
            return copy;
        }

        String iri() {
            return Forms.iri("files", id);
        }

        boolean is(String iri) {
            return id.equals(Forms.id(iri));
        }

        ObjectNode json() {
            return JsonReader.object()
                    .put("id", iri())
                    .put("name", file.upload().name())
                    .put("contentType", "application/pdf")
                    .put("sha256", file.sha256())
                    .put("createdAt", Forms.text(created))
                    .put("updatedAt", Forms.text(created))
                    .setAll(settings);
        }
    }

    private static final int USUAL_REMINDERS = 5;

    final List<Member> members = new ArrayList<>();
    final List<File> files = new ArrayList<>();

    Procedure(YousignState state, ObjectNode settings) {
        super(state, settings.put("createdAt", Forms.text(state.now())).putNull("parent"));
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
        files.forEach(file -> copy.attach(file.duplicate(state)));
        for (Member member : members) {
            Member same = new Member(copy, member.settings.deepCopy());
            copy.members.add(same);
            for (ObjectNode object : member.fileObjects) {
                String file = object.path("file").asText();
                int number = files.indexOf(file(file).orElseThrow());
                same.fileObjects.add(
                        object.deepCopy()
                                .put("id", Forms.iri("file_objects", UUID.randomUUID().toString()))
                                .put("file", copy.files.get(number).iri()));
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

    @Override
    Stream<FileIntake.StoredFile> files() {
        return files.stream().map(File::file);
    }

    @Override
    List<Drawing> drawings() {
        return files.stream().map(file -> Drawing.of(state, file, this)).toList();
    }

    Optional<File> file(String iri) {
        return files.stream().filter(file -> file.is(iri)).findFirst();
    }

    void attach(File file) {
        if (!files.contains(file)) {
            files.add(file);
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
        becomes(Status.ACTIVE);
        lastReminder = state.now();
        state.publisher.of(this, null, "procedure.started");
        askNext();
    }

    void becomes(Status newStatus) {
        status = newStatus;
        changed();
    }

    /** Everybody at once, or in order those of the lowest position. */
    void askNext() {
        if (is("ordered") && members.stream().anyMatch(Member::isAsked)) {
            return;
        }
        List<Member> waiting = members.stream().filter(Member::isWaiting).toList();
        int turn = waiting.stream().mapToInt(Member::order).min().orElse(0);
        for (Member member : waiting) {
            if (!is("ordered") || member.order() == turn) {
                member.ask(Member.PENDING);
                state.publisher.of(this, member, "member.started");
            }
        }
    }

    void delete() {
        state.procedures.remove(this);
        state.publisher.of(this, null, "procedure.deleted");
    }

    /** Those whose turn it is are written to again. */
    void remind(JsonNode templates) {
        lastReminder = state.now();
        state.publisher.reminded(this, templates);
    }

    @Override
    void passTime() {
        JsonNode reminder = settings.at("/config/reminders/0");
        if (isExpired()) {
            becomes(Status.EXPIRED);
            state.publisher.of(this, null, "procedure.expired");
        } else if (status == Status.ACTIVE
                && reminder.isObject()
                && isReminderDue(
                        reminder.path("interval"), reminder.path("limit").asInt(USUAL_REMINDERS))) {
            reminders++;
            remind(reminder.at("/config/email"));
        }
    }

    @Override
    ObjectNode json() {
        ObjectNode json = JsonReader.object().put("id", iri()).setAll(settings);
        json.put("status", status.word()).put("expiresAt", Forms.text(expires));
        json.set("members", YousignCall.array(members, Member::json));
        return json.set("files", YousignCall.array(files, File::json));
    }
}
