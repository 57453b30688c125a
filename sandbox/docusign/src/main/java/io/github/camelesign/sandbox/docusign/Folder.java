// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The folders that every user has; nobody makes others in the sandbox. */
enum Folder {
    INBOX("Inbox"),
    SENTITEMS("Sent Items"),
    DRAFT("Draft"),
    RECYCLEBIN("Deleted Items"),
    TEMPLATES("Templates");

    private final String title;

    Folder(String title) {
        this.title = title;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Each user's folder has an id of its own, which never changes. */
    String id(User user) {
        return UUID.nameUUIDFromBytes((user.id() + word()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** By id or word. */
    static Optional<Folder> of(String idOrWord, User user) {
        return Arrays.stream(values())
                .filter(
                        folder ->
                                folder.word().equalsIgnoreCase(idOrWord)
                                        || folder.id(user).equalsIgnoreCase(idOrWord)
                                        || folder == DRAFT && idOrWord.equalsIgnoreCase("drafts"))
                .findFirst();
    }

    /** The sender's folder in which an envelope lies. */
    static Folder of(DocuSignEnvelope envelope) {
        if (envelope.isTemplate()) {
            return TEMPLATES;
        }
        if (envelope.data().has(EnvelopeStatus.DELETED.time())) {
            return RECYCLEBIN;
        }
        return envelope.status() == EnvelopeStatus.CREATED ? DRAFT : SENTITEMS;
    }

    boolean holds(DocuSignEnvelope envelope, User user) {
        if (this == INBOX) {
            return envelope.reaches(user) && envelope.status() != EnvelopeStatus.CREATED;
        }
        return envelope.isOf(user) && of(envelope) == this;
    }

    /** Whether an envelope is in a folder or on one of DocuSign's searches. */
    static boolean holds(String idOrWord, DocuSignEnvelope envelope, User user) {
        return switch (idOrWord.toLowerCase(Locale.ROOT)) {
            case "completed" -> envelope.status() == EnvelopeStatus.COMPLETED;
            case "out_for_signature", "waiting_for_others" -> envelope.status().isInProcess();
            case "expiring_soon" ->
                    envelope.status().isInProcess() && envelope.data().has("expireDateTime");
            case "awaiting_my_signature" ->
                    envelope.recipients().stream()
                            .anyMatch(r -> r.isAt(user.email()) && r.isWaitedFor());
            default ->
                    of(idOrWord, user).filter(folder -> folder.holds(envelope, user)).isPresent();
        };
    }

    ObjectNode json(User user) {
        ObjectNode json =
                JsonReader.object()
                        .put("name", title)
                        .put("type", word())
                        .put("folderId", id(user))
                        .put("uri", "/folders/" + id(user))
                        .put("hasSubFolders", "false")
                        .put("subFolderCount", "0");
        json.putObject("owner").put("userId", user.id()).put("email", user.email());
        return json;
    }

    static List<Folder> all() {
        return List.of(values());
    }
}
