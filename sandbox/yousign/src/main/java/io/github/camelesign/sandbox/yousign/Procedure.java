// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.yousign.YousignError.Violation;
import java.time.Instant;
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

        String iri() {
            return Iri.of("files", id);
        }

        boolean is(String iri) {
            return id.equals(Iri.id(iri));
        }

        ObjectNode json() {
            return JsonReader.object()
                    .put("id", iri())
                    .put("name", file.upload().name())
                    .put("contentType", "application/pdf")
                    .put("sha256", file.sha256())
                    .put("createdAt", Timestamps.text(created))
                    .put("updatedAt", Timestamps.text(created))
                    .setAll(settings);
        }
    }

    private static final int USUAL_REMINDERS = 5;

    final List<Member> members = new ArrayList<>();
    final List<File> files = new ArrayList<>();

    Procedure(YousignState state, ObjectNode settings) {
        super(state, settings.put("createdAt", Timestamps.text(state.now())).putNull("parent"));
        changed();
    }

    void changed() {
        settings.put("updatedAt", Timestamps.text(state.now()));
    }

    String iri() {
        return Iri.of("procedures", id);
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
        state.procedureEvents.of(this, null, "procedure.started");
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
                state.procedureEvents.of(this, member, "member.started");
            }
        }
    }

    void delete() {
        state.procedures.remove(this);
        state.procedureEvents.of(this, null, "procedure.deleted");
    }

    /** Those whose turn it is are written to again. */
    void remind(JsonNode templates) {
        lastReminder = state.now();
        state.procedureEvents.reminded(this, templates);
    }

    @Override
    void passTime() {
        JsonNode reminder = settings.at("/config/reminders/0");
        if (isExpired()) {
            becomes(Status.EXPIRED);
            state.procedureEvents.of(this, null, "procedure.expired");
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
        json.put("status", status.word()).put("expiresAt", Timestamps.text(expires));
        json.set("members", YousignCall.array(members, Member::json));
        return json.set("files", YousignCall.array(files, File::json));
    }
}
