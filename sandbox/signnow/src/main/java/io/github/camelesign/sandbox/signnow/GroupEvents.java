// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

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
        String name = OF_DOCUMENTS.get(ofDocument.name());
        if (name == null
                || group.invite() == null
                || !group.invite().holds(ofDocument.text("invite_id"))) {
            return Optional.empty();
        }
        Event event = of(name, group, ofDocument.actor(), ofDocument.at());
        event.content()
                .put("document_id", ofDocument.entityId())
                .put("signer", ofDocument.text("signer"));
        return Optional.of(event);
    }

    /** Before is null for a new group, after for one that is deleted. */
    static List<Event> between(DocumentGroup before, DocumentGroup after, Instant now) {
        DocumentGroup group = after == null ? before : after;
        return changes(before, after).stream()
                .map(name -> of(name, group, group.owner().email(), now))
                .toList();
    }

    private static List<String> changes(DocumentGroup before, DocumentGroup after) {
        if (before == null || after == null) {
            return List.of(before == null ? "create" : "delete");
        }
        List<String> names = new ArrayList<>();
        if (!before.name().equals(after.name())
                || !before.documentIds().equals(after.documentIds())) {
            names.add("update");
        }
        GroupInvite old = before.invite();
        GroupInvite invite = after.invite();
        if (invite == null) {
            return names;
        }
        if (old == null || !old.id().equals(invite.id())) {
            names.add("invite.create");
            return names;
        }
        if (invite.resent() > old.resent()) {
            names.add("invite.resend");
        }
        if (invite.changes() > old.changes()) {
            names.add("invite.update");
        }
        if (invite.status() != old.status()) {
            names.add(
                    switch (invite.status()) {
                        case FULFILLED -> "complete";
                        case DECLINED -> "invite.declined";
                        default -> "invite.cancel";
                    });
        }
        return names;
    }

    /** With the invite, where it is about that. */
    static Event of(String what, DocumentGroup group, String actor, Instant at) {
        ObjectNode content = JsonReader.object();
        content.put("group_id", group.id())
                .put("group_name", group.name())
                .put("user_id", group.owner().id());
        if (what.startsWith("invite.") && group.invite() != null) {
            content.put("group_invite_id", group.inviteId()).put("status", group.state());
        }
        String name = "document_group." + what;
        return new Event(name, at, group.owner(), group.id(), actor, content);
    }
}
