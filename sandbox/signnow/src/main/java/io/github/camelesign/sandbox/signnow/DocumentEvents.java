// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.FieldInvite.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What happened to a document, found by comparing it before and after a change. */
final class DocumentEvents {
    private final List<Event> events = new ArrayList<>();
    private final Document document;
    private final Instant now;

    private DocumentEvents(Document document, Instant now) {
        this.document = document;
        this.now = now;
    }

    /** Before is null for a new document, after for one that is deleted. */
    static List<Event> between(Document before, Document after, Instant now) {
        if (after == null) {
            return new DocumentEvents(before, now).deleted();
        }
        DocumentEvents found = new DocumentEvents(after, now);
        return before == null ? found.created() : found.changedFrom(before);
    }

    static Event opened(Document document, String viewer, Instant now) {
        ObjectNode content = about(document).put("viewer_user_unique_id", Ids.of(viewer));
        return new Event("document.open", now, document.owner(), document.id(), viewer, content);
    }

    static ObjectNode about(Document document) {
        return JsonReader.object()
                .put("document_id", document.id())
                .put("document_name", document.upload().name())
                .put("user_id", document.owner().id());
    }

    private List<Event> created() {
        byOwner("document.create", about(document));
        // an extracted or copied document may come with more than its pages
        compare(Signing.NOT_STARTED, document.signing());
        return events;
    }

    private List<Event> deleted() {
        User owner = document.owner();
        byOwner(
                "document.delete",
                about(document)
                        .put("initiator_id", owner.id())
                        .put("initiator_email", owner.email()));
        return events;
    }

    private List<Event> changedFrom(Document before) {
        compare(before.signing(), document.signing());
        boolean updated =
                !before.fields().equals(document.fields())
                        || !before.elements().equals(document.elements())
                        || !before.upload().equals(document.upload())
                        || !Objects.equals(before.routing(), document.routing())
                        || before.signing().signatures().size()
                                != document.signing().signatures().size();
        if (updated) {
            byOwner("document.update", about(document));
        }
        if (completed(document) && !completed(before)) {
            byOwner("document.complete", about(document));
        }
        return events;
    }

    private static boolean completed(Document document) {
        return document.state() == Signing.State.COMPLETED;
    }

    private void compare(Signing before, Signing after) {
        for (FieldInvite invite : after.fieldInvites()) {
            compare(find(before, invite.id()), invite, before);
        }
        for (FieldInvite gone : before.fieldInvites()) {
            boolean reassigned =
                    after.fieldInvites().stream().anyMatch(i -> gone.id().equals(i.predecessor()));
            if (find(after, gone.id()).isEmpty() && !reassigned) {
                byOwner("document.fieldinvite.delete", about(gone, "deleted"));
            }
        }
        for (FreeformInvite invite : after.freeformInvites()) {
            before.freeformInvites().stream()
                    .filter(old -> old.id().equals(invite.id()))
                    .findFirst()
                    .ifPresentOrElse(
                            old -> compare(old, invite),
                            () -> byOwner("document.freeform.create", about(invite, "created")));
        }
    }

    private static Optional<FieldInvite> find(Signing signing, String inviteId) {
        return signing.fieldInvites().stream().filter(i -> i.id().equals(inviteId)).findFirst();
    }

    private void compare(Optional<FieldInvite> old, FieldInvite invite, Signing before) {
        if (old.isEmpty()) {
            appeared(invite, before);
        }
        int written = old.map(FieldInvite::mails).orElse(0);
        if (invite.is(Status.PENDING) && invite.mails() > written) {
            byOwner(
                    written == 0 || invite.predecessor() != null && old.isEmpty()
                            ? "document.fieldinvite.sent"
                            : "document.fieldinvite.resend",
                    about(invite, invite.status().word()));
        }
        if (old.map(FieldInvite::status).filter(invite.status()::equals).isPresent()) {
            return;
        }
        switch (invite.status()) {
            case FULFILLED ->
                    by(
                            invite.email(),
                            "document.fieldinvite.signed",
                            about(invite, invite.status().word()));
            case DECLINED ->
                    by(
                            invite.email(),
                            "document.fieldinvite.decline",
                            about(invite, invite.status().word())
                                    .put("decline_reason", invite.declineReason()));
            case EXPIRED -> byOwner("invite.expired", about(invite, invite.status().word()));
            default -> {
                // reported above
            }
        }
    }

    private void appeared(FieldInvite invite, Signing before) {
        if (invite.predecessor() != null && find(before, invite.predecessor()).isPresent()) {
            byOwner(
                    "document.fieldinvite.reassign",
                    about(invite, invite.status().word())
                            .put("old_invite_unique_id", invite.predecessor()));
        } else if (invite.origin() == FieldInvite.Origin.REPLACEMENT) {
            byOwner("document.fieldinvite.replace", about(invite, invite.status().word()));
        } else {
            byOwner("document.fieldinvite.create", about(invite, "created"));
        }
    }

    private void compare(FreeformInvite old, FreeformInvite invite) {
        if (old.status() == invite.status()) {
            return;
        }
        switch (invite.status()) {
            case FULFILLED ->
                    by(invite.email(), "document.freeform.signed", about(invite, "fulfilled"));
            case CANCELED -> byOwner("document.freeform.cancel", about(invite, "canceled"));
            // SignNow names no event for it
            default ->
                    by(
                            invite.email(),
                            "document.freeform.cancel",
                            about(invite, invite.status().word()));
        }
    }

    private ObjectNode about(FieldInvite invite, String status) {
        return about(document)
                .put("invite_id", invite.id())
                .put("invite_unique_id", invite.id())
                .put("signer", invite.email())
                .put("status", status);
    }

    private ObjectNode about(FreeformInvite invite, String status) {
        return about(document)
                .put("invite_id", invite.id())
                .put("signer", invite.email())
                .put("status", status);
    }

    private void byOwner(String name, ObjectNode content) {
        by(document.owner().email(), name, content);
    }

    private void by(String actor, String name, ObjectNode content) {
        events.add(new Event(name, now, document.owner(), document.id(), actor, content));
    }
}
