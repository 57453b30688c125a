// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Files and their members in version 2. Guarded by the state's lock. */
final class Procedure {
    final String id = UUID.randomUUID().toString();
    final Instant created;

    /** What was said about it, in Yousign's names. */
    final ObjectNode settings;

    final List<Member> members = new ArrayList<>();
    final List<ProcedureFile> files = new ArrayList<>();
    final List<EnvelopeHistory> history = new ArrayList<>();

    Status status = Status.DRAFT;
    Instant updated;
    Instant lastReminder;
    int reminders;

    /** Null for never. */
    Instant expires;

    /** Null when it is no copy. */
    String parent;

    /** What a procedure is at. */
    enum Status {
        DRAFT("unsent"),
        ACTIVE("pending"),
        FINISHED("completed"),
        EXPIRED("expired"),
        REFUSED("declined");

        private final String envelopeStatus;

        Status(String envelopeStatus) {
            this.envelopeStatus = envelopeStatus;
        }

        /** Yousign's word. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Procedure(ObjectNode settings, Instant created) {
        this.settings = settings;
        this.created = created;
        this.updated = created;
    }

    String iri() {
        return Iri.of("procedures", id);
    }

    String name() {
        return settings.path("name").asText();
    }

    boolean isOrdered() {
        return settings.path("ordered").asBoolean();
    }

    boolean isTemplate() {
        return settings.path("template").asBoolean();
    }

    Optional<Member> member(String email) {
        return members.stream()
                .filter(member -> member.email().equalsIgnoreCase(email))
                .findFirst();
    }

    Optional<ProcedureFile> file(String iri) {
        return files.stream().filter(file -> file.id().equals(Iri.id(iri))).findFirst();
    }

    void attach(ProcedureFile file) {
        if (file(file.id()).isEmpty()) {
            files.add(file);
        }
    }

    /** Whether its parts can still be changed. */
    void requireDraft() {
        if (status != Status.DRAFT) {
            throw YousignError.violated("status", "The procedure is " + status.word());
        }
    }

    Envelope envelope() {
        return new Envelope(
                YousignModule.NAME,
                id,
                name(),
                Yousign.DEMO_USER,
                status.envelopeStatus,
                members.stream()
                        .map(m -> new Envelope.Signer(m.email(), m.position(), m.status()))
                        .toList());
    }

    ObjectNode json() {
        ObjectNode json = JsonReader.object().put("id", iri());
        json.setAll(settings);
        json.put("status", status.word())
                .put("createdAt", Timestamps.text(created))
                .put("updatedAt", Timestamps.text(updated))
                .put("expiresAt", Timestamps.text(expires))
                .put("parent", parent);
        ArrayNode people = json.putArray("members");
        members.forEach(member -> people.add(member.json()));
        ArrayNode papers = json.putArray("files");
        files.forEach(file -> papers.add(file.json()));
        return json;
    }
}
