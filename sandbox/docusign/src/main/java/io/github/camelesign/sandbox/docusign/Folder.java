// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The folders that every user has, and {@code /folders}, the way to the recycle bin; nobody makes
 * others in the sandbox.
 */
enum Folder {
    INBOX("Inbox"),
    SENTITEMS("Sent Items"),
    DRAFT("Draft"),
    RECYCLEBIN("Deleted Items"),
    TEMPLATES("Templates");

    private static final int MOST = 1000;
    private static final String SHOWN =
            "status|(created|sent|completed|expire|lastModified)DateTime";

    final String title;

    Folder(String title) {
        this.title = title;
    }

    static void mount(DocuSignEndpoints endpoints) {
        endpoints.account("GET", "/folders", Folder::list);
        endpoints.account("GET", "/folders/:folderId", Folder::listItems);
        endpoints.account("PUT", "/folders/:folderId", Folder::move);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Each user's folder has an id of its own, which never changes. */
    private String id(User user) {
        return UUID.nameUUIDFromBytes((user.id() + word()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** By id or word. */
    private static Optional<Folder> of(String idOrWord, User user) {
        String wanted = idOrWord.toLowerCase(Locale.ROOT).replace("drafts", "draft");
        return Arrays.stream(values())
                .filter(f -> f.word().equals(wanted) || f.id(user).equals(wanted))
                .findFirst();
    }

    private static Folder of(DocuSignCall call) {
        return of(call.path("folderId"), call.user())
                .orElseThrow(() -> DocuSignError.of("FOLDER_ID_INVALID"));
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

    private boolean holds(DocuSignEnvelope envelope, User user) {
        return this == INBOX
                ? envelope.reaches(user) && envelope.status() != EnvelopeStatus.CREATED
                : envelope.isOf(user) && of(envelope) == this;
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
            default -> of(idOrWord, user).filter(f -> f.holds(envelope, user)).isPresent();
        };
    }

    ObjectNode json(User user) {
        return Answers.of("folder", Map.of("folder", this, "id", id(user), "user", user));
    }

    private Stream<DocuSignEnvelope> items(DocuSignCall call) {
        var all = this == TEMPLATES ? call.state().templates : call.state().envelopes;
        return call.listed(all).stream().filter(e -> holds(e, call.user()));
    }

    private static void list(DocuSignCall call) {
        String template = call.query("template", "");
        String unwanted = template.equals("only") ? "(?!TEMPLATES).*" : "TEMPLATES";
        List<Folder> folders =
                Arrays.stream(values())
                        .filter(f -> template.equals("include") || !f.name().matches(unwanted))
                        .toList();
        Function<Folder, String> count = f -> String.valueOf(f.items(call).count());
        Function<Folder, ObjectNode> row =
                f -> f.json(call.user()).put("itemCount", count.apply(f));
        call.answer(call.page("folders", folders, MOST, row));
    }

    private static void listItems(DocuSignCall call) {
        Folder folder = of(call);
        Optional<Instant> from = call.time("from_date");
        Optional<Instant> to = call.time("to_date");
        String status = call.query("status", "any");
        List<DocuSignEnvelope> items =
                folder.items(call)
                        .filter(e -> e.isBetween("createdDateTime", from, to))
                        .filter(e -> status.equals("any") || status.equals(e.status().word()))
                        .toList();
        ObjectNode page = call.page("folderItems", items, MOST, Folder::item);
        // version 2.1 answers the items within their folder
        if (call.path("apiVersion").equals("v2.1")) {
            ObjectNode json = folder.json(call.user());
            json.set("folderItems", page.withArray("folderItems"));
            page.remove("folderItems");
            page.putArray("folders").add(json);
        }
        call.answer(page);
    }

    private static ObjectNode item(DocuSignEnvelope envelope) {
        ObjectNode times = envelope.data().deepCopy();
        times.properties().removeIf(f -> !f.getKey().matches(SHOWN));
        return times.setAll(Answers.of("folderItem", envelope));
    }

    private static void move(DocuSignCall call) {
        Folder target = of(call);
        DocuSignError.check(
                target != INBOX && target != TEMPLATES,
                "Envelopes cannot be moved to " + target.word());
        // all or none
        List<DocuSignEnvelope> envelopes =
                JSON.texts(call.body(), "envelopeIds").stream().map(call::envelope).toList();
        List<DocuSignEnvelope> moved =
                envelopes.stream()
                        .map(old -> call.state().change(old, e -> target.receive(e, call.now())))
                        .toList();
        Function<DocuSignEnvelope, ObjectNode> row = e -> Answers.of("envelopeSummary", e);
        ObjectNode answer = call.page("envelopes", moved, MOST, row);
        answer.putArray("folders").add(target.json(call.user()));
        call.answer(answer);
    }

    private void receive(DocuSignEnvelope envelope, Instant now) {
        if (this == RECYCLEBIN) {
            EnvelopeLife.deleted(envelope, now);
        } else if (envelope.status() != EnvelopeStatus.DELETED) {
            envelope.data().remove(EnvelopeStatus.DELETED.time());
        }
    }
}
