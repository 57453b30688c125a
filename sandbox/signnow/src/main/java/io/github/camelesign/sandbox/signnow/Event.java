// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.DocumentGroup.GroupInvite;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened, which history and webhooks report.
 *
 * @param name as SignNow names it for the document, template or group itself; users subscribe to it
 *     with the prefix {@code user.}
 * @param user the owner of what it happened to
 * @param entityId the document, template or group
 * @param actor e-mail of who did it
 * @param content what the message to subscribers says about it
 */
record Event(
        String name, Instant at, User user, String entityId, String actor, ObjectNode content) {
    // with their names in audit trails, of which SignNow publishes no list, and in version 1
    private static final ObjectNode NAMES = JsonReader.resource(Event.class, "events.json");

    /** All that SignNow's own clients, its pages and others who receive events name. */
    static List<String> names() {
        return NAMES.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** The name in audit trails. */
    String inHistory() {
        return NAMES.path(name).path("history").asText(name);
    }

    /** The name in version 1 of the webhooks; empty when it has none. */
    String inVersion1() {
        return NAMES.path(name).path("version1").asText();
    }

    /** What an application that adds to an audit trail says about the time, in seconds. */
    long clientTimestamp() {
        return content.path("client_timestamp").asLong(at.getEpochSecond());
    }

    /** A part of the content. */
    String text(String part) {
        return content.path(part).asText();
    }

    /** What happened to a document or group, found by comparing it before and after a change. */
    static final class Changes {
        private static final Map<String, String> IN_GROUPS =
                Map.of(
                        "document.fieldinvite.sent", "invite.sent",
                        "document.fieldinvite.signed", "invite.signed",
                        "document.fieldinvite.reassign", "invite.reassign");

        private final List<Event> events = new ArrayList<>();
        private final Document document;
        private final Instant now;

        private Changes(Document document, Instant now) {
            this.document = document;
            this.now = now;
        }

        /** Before is null for a new document, after for one that is deleted. */
        static List<Event> between(Document before, Document after, Instant now) {
            Changes found = new Changes(after == null ? before : after, now);
            if (after == null) {
                User owner = before.owner();
                ObjectNode content = about(before).put("initiator_id", owner.id());
                found.byOwner("document.delete", content.put("initiator_email", owner.email()));
            } else if (before == null) {
                found.byOwner("document.create", about(after));
                // an extracted or copied document may come with more than its pages
                found.compare(Signing.NOT_STARTED, after.signing());
            } else {
                found.changedFrom(before);
            }
            return found.events;
        }

        static Event opened(Document document, String viewer, Instant now) {
            ObjectNode content = about(document).put("viewer_user_unique_id", Ids.of(viewer));
            return new Event(
                    "document.open", now, document.owner(), document.id(), viewer, content);
        }

        static ObjectNode about(Document document) {
            return Answers.of("document_event", document);
        }

        private void changedFrom(Document before) {
            compare(before.signing(), document.signing());
            if (!content(before).equals(content(document))) {
                byOwner("document.update", about(document));
            }
            if (document.state().equals("completed") && !before.state().equals("completed")) {
                byOwner("document.complete", about(document));
            }
        }

        private static List<Object> content(Document one) {
            int signatures = one.signing().signatures().size();
            return Arrays.asList(
                    one.fields(), one.elements(), one.upload(), one.routing(), signatures);
        }

        private void compare(Signing before, Signing after) {
            for (Invite invite : after.invites()) {
                compare(before.invite(invite.id()), invite, before);
            }
            for (Invite gone : before.invites()) {
                boolean reassigned =
                        after.invites().stream().anyMatch(i -> gone.id().equals(i.parentId()));
                if (after.invite(gone.id()).isEmpty() && !reassigned) {
                    byOwner("document.fieldinvite.delete", about(gone).put("status", "deleted"));
                }
            }
        }

        private void compare(Optional<Invite> old, Invite invite, Signing before) {
            boolean freeform = invite.isFreeform();
            String prefix = freeform ? "document.freeform." : "document.fieldinvite.";
            if (old.isEmpty()) {
                appeared(invite, before, prefix);
            }
            int written = old.map(Invite::mails).orElse(0);
            if (invite.is(Status.PENDING) && invite.mails() > written && !freeform) {
                boolean first = written == 0 || invite.parentId() != null && old.isEmpty();
                byOwner(prefix + (first ? "sent" : "resend"), about(invite));
            }
            if (old.filter(same -> same.is(invite.status())).isPresent()) {
                return;
            }
            switch (invite.status()) {
                case FULFILLED -> by(invite.email(), prefix + "signed", about(invite));
                case DECLINED -> {
                    // SignNow names no event for a free-form invite that is declined
                    ObjectNode content = about(invite);
                    if (!freeform) {
                        content.put("decline_reason", invite.declineReason());
                    }
                    by(invite.email(), prefix + (freeform ? "cancel" : "decline"), content);
                }
                case CANCELED -> byOwner(prefix + "cancel", about(invite));
                case EXPIRED -> byOwner("invite.expired", about(invite));
                default -> {
                    // reported above
                }
            }
        }

        private void appeared(Invite invite, Signing before, String prefix) {
            String parent = invite.parentId();
            if (!invite.isFreeform() && parent != null && before.invite(parent).isPresent()) {
                byOwner(prefix + "reassign", about(invite).put("old_invite_unique_id", parent));
            } else if (invite.kind() == Invite.Kind.REPLACEMENT) {
                byOwner(prefix + "replace", about(invite));
            } else {
                byOwner(prefix + "create", about(invite).put("status", "created"));
            }
        }

        private ObjectNode about(Invite invite) {
            ObjectNode content = about(document).setAll(Answers.of("invite_event", invite));
            return invite.isFreeform() ? content : content.put("invite_unique_id", invite.id());
        }

        private void byOwner(String name, ObjectNode content) {
            by(document.owner().email(), name, content);
        }

        private void by(String actor, String name, ObjectNode content) {
            events.add(new Event(name, now, document.owner(), document.id(), actor, content));
        }

        /** What happened to a group because it happened to one of its documents. */
        static Optional<Event> because(Event ofDocument, DocumentGroup group) {
            String name = IN_GROUPS.get(ofDocument.name());
            GroupInvite invite = group.invite();
            if (name == null || invite == null || !invite.holds(ofDocument.text("invite_id"))) {
                return Optional.empty();
            }
            Event event = of(name, group, ofDocument.actor(), ofDocument.at());
            event.content().put("document_id", ofDocument.entityId());
            event.content().put("signer", ofDocument.text("signer"));
            return Optional.of(event);
        }

        /** The same of a group. */
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
            if (!Objects.equals(before.inviteId(), after.inviteId())) {
                names.add("invite.create");
            } else if (invite != null && invite.resent() > old.resent()) {
                names.add("invite.resend");
            } else if (invite != null && invite.changes() > old.changes()) {
                names.add("invite.update");
            } else if (invite != null && invite.status() != old.status()) {
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
            ObjectNode content = Answers.of("group_event", group);
            if (what.startsWith("invite.") && group.invite() != null) {
                content.put("group_invite_id", group.inviteId()).put("status", group.state());
            }
            String name = "document_group." + what;
            return new Event(name, at, group.owner(), group.id(), actor, content);
        }
    }
}
