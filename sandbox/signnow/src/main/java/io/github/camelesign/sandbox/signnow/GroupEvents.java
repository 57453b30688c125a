// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened to a document group, found by comparing it before and after a change. */
final class GroupEvents {
    private static final Map<String, String> OF_DOCUMENTS =
            Map.of(
                    "document.fieldinvite.sent", "invite.sent",
                    "document.fieldinvite.signed", "invite.signed",
                    "document.fieldinvite.reassign", "invite.reassign");

    private GroupEvents() {}

    /** What happened to a group because it happened to one of its documents. */
    static Optional<Event> because(Event ofDocument, DocumentGroup group) {
        JsonNode content = ofDocument.content();
        String inviteId = content.path("invite_id").asText();
        if (!OF_DOCUMENTS.containsKey(ofDocument.name())
                || group.invite() == null
                || !group.invite().fieldInviteIds().contains(inviteId)) {
            return Optional.empty();
        }
        ObjectNode about =
                aboutInvite(group)
                        .put("document_id", ofDocument.entityId())
                        .put("signer", content.path("signer").asText());
        return Optional.of(
                new Event(
                        "document_group." + OF_DOCUMENTS.get(ofDocument.name()),
                        ofDocument.at(),
                        group.owner(),
                        group.id(),
                        ofDocument.actor(),
                        about));
    }

    /** Before is null for a new group, after for one that is deleted. */
    static List<Event> between(DocumentGroup before, DocumentGroup after, Instant now) {
        List<Event> events = new ArrayList<>();
        if (after == null) {
            events.add(event("delete", before, now, about(before)));
        } else if (before == null) {
            events.add(event("create", after, now, about(after)));
        } else {
            boolean updated =
                    !before.name().equals(after.name())
                            || !before.documentIds().equals(after.documentIds());
            if (updated) {
                events.add(event("update", after, now, about(after)));
            }
            if (after.invite() != null) {
                compare(before.invite(), after, now, events);
            }
        }
        return events;
    }

    private static void compare(
            GroupInvite before, DocumentGroup after, Instant now, List<Event> events) {
        GroupInvite invite = after.invite();
        if (before == null || !before.id().equals(invite.id())) {
            events.add(event("invite.create", after, now, aboutInvite(after)));
            return;
        }
        if (invite.resent() > before.resent()) {
            events.add(event("invite.resend", after, now, aboutInvite(after)));
        }
        if (invite.changes() > before.changes()) {
            events.add(event("invite.update", after, now, aboutInvite(after)));
        }
        if (invite.status() != before.status()) {
            events.add(
                    switch (invite.status()) {
                        case FULFILLED -> event("complete", after, now, about(after));
                        case DECLINED -> event("invite.declined", after, now, aboutInvite(after));
                        default -> event("invite.cancel", after, now, aboutInvite(after));
                    });
        }
    }

    static ObjectNode about(DocumentGroup group) {
        return JsonReader.object()
                .put("group_id", group.id())
                .put("group_name", group.name())
                .put("user_id", group.owner().id());
    }

    private static ObjectNode aboutInvite(DocumentGroup group) {
        return about(group)
                .put("group_invite_id", group.invite().id())
                .put("status", group.invite().status().word());
    }

    private static Event event(String what, DocumentGroup group, Instant now, ObjectNode content) {
        return new Event(
                "document_group." + what,
                now,
                group.owner(),
                group.id(),
                group.owner().email(),
                content);
    }
}
