// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;
import static io.github.camelesign.spi.Paging.entries;
import static java.util.Map.entry;

import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.EsignEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads from a document group what happened to it. Its invite has a status but no times; those are
 * in the invites of its documents, as the second version of SignNow's API shows them: the last
 * signature is when a group was completed. Only a cancellation leaves no time of its own.
 */
final class GroupEvents {

    /** How group invites end; SignNow documents only the first word. */
    private static final Map<String, EventType> OUTCOMES =
            Map.ofEntries(
                    entry("fulfilled", EventType.COMPLETED),
                    entry("completed", EventType.COMPLETED),
                    entry("signed", EventType.COMPLETED),
                    entry("declined", EventType.DECLINED),
                    entry("expired", EventType.EXPIRED),
                    entry("canceled", EventType.VOIDED),
                    entry("cancelled", EventType.VOIDED));

    /** What a webhook calls them. */
    private static final Map<EventType, String> RAW_TYPES =
            Map.of(
                    EventType.COMPLETED, "document_group.complete",
                    EventType.DECLINED, "document_group.invite.declined",
                    EventType.EXPIRED, "invite.expired",
                    EventType.VOIDED, "document_group.invite.cancel");

    private final ListedGroup group;
    private final Map<String, Object> data;
    private final String account;
    private final Instant created;
    private final List<EsignEvent> events = new ArrayList<>();
    private final Set<Instant> ownTimes = new HashSet<>();

    /** The last thing that a signer did, by the status of their invite. */
    private final Map<EventType, EsignEvent> lastOf = new LinkedHashMap<>();

    private GroupEvents(ListedGroup group, Map<String, Object> data, String account) {
        this.group = group;
        this.data = data;
        this.account = account;
        this.created = DocumentEvents.time(data.get("created"));
    }

    /**
     * Everything that a group shows to have happened.
     *
     * @param data what {@code v2/document-group/get} answers
     * @param account whose group it is
     * @param listed whether the list of groups says that it has changed, not only one of its
     *     documents
     * @param since what happened before is reported already
     */
    static List<EsignEvent> of(
            ListedGroup group,
            Map<String, Object> data,
            String account,
            boolean listed,
            Instant since) {
        return new GroupEvents(group, data, account).read(listed, since);
    }

    /** Id of the event that a group's invite has ended as it says; empty if it has not. */
    static Optional<String> outcomeId(ListedGroup group) {
        return outcome(group).map(type -> idOf(group.id(), outcomeIdentity(type, group)));
    }

    /** Id of the event that a group changed in a second otherwise than by its invites. */
    static String updateId(String groupId, long second) {
        return idOf(groupId, updateIdentity(second));
    }

    private static Optional<EventType> outcome(ListedGroup group) {
        return Optional.ofNullable(group.inviteStatus())
                .map(status -> OUTCOMES.get(status.toLowerCase(Locale.ROOT)));
    }

    private static String outcomeIdentity(EventType type, ListedGroup group) {
        return type + "/" + group.inviteId();
    }

    private static String updateIdentity(long second) {
        return "updated/" + second;
    }

    private static String idOf(String groupId, String identity) {
        return EsignEvent.idOf("signnow", groupId, identity);
    }

    private List<EsignEvent> read(boolean listed, Instant since) {
        if (created != null) {
            add(EventType.CREATED, "document_group.create", "created", null, created);
        }
        for (Map<String, Object> document : objects(entries(data.get("documents")))) {
            String documentId = text(document.get("id"));
            objects(entries(document.get("field_invites")))
                    .forEach(invite -> addInvite(documentId, invite));
        }
        outcome(group).ifPresent(type -> addOutcome(type, since));
        if (listed && isLatest()) {
            String identity = updateIdentity(group.updated().getEpochSecond());
            add(EventType.UPDATED, "document_group.update", identity, null, group.updated());
        }
        events.sort(Comparator.comparing(EsignEvent::occurredAt));
        return events;
    }

    /**
     * Whether the group changed last when the list says. Signatures need not move that time, and
     * what was read may be newer than the list.
     */
    private boolean isLatest() {
        Instant now = DocumentEvents.time(data.get("updated"));
        return (now == null || !now.isAfter(group.updated()))
                && ownTimes.stream().allMatch(time -> time.isBefore(group.updated()));
    }

    /** An invite that is older than the group was not made for it. */
    private void addInvite(String documentId, Map<String, Object> invite) {
        Instant made = DocumentEvents.time(invite.get("created"));
        Instant at = DocumentEvents.time(invite.get("updated"));
        String status = text(invite.get("status"));
        EventType type = status == null ? null : DocumentEvents.INVITE_STATUS.get(status);
        boolean older = made != null && created != null && made.isBefore(created);
        if (type == null || at == null || older) {
            return;
        }
        Object signer = invite.getOrDefault("signer_email", invite.get("email"));
        EsignEvent event =
                event(
                        type,
                        "document_group.invite." + (type == EventType.SIGNED ? "signed" : "sent"),
                        "%s/%s/%s".formatted(invite.get("id"), status, at.getEpochSecond()),
                        status,
                        text(signer),
                        at,
                        documentId);
        lastOf.merge(type, event, (a, b) -> b.occurredAt().isBefore(a.occurredAt()) ? a : b);
        ownTimes.add(at);
        // how it ends is reported for the group, once
        if (!type.isTerminal()) {
            events.add(event);
        }
    }

    /**
     * After the last signature somebody may still have had to look at a document, of which there is
     * no trace: a completion that would be older than what is reported already is dated by the
     * list.
     */
    private void addOutcome(EventType type, Instant since) {
        boolean completed = type == EventType.COMPLETED;
        EsignEvent last = lastOf.get(completed ? EventType.SIGNED : type);
        String recipient = last == null || completed ? null : last.recipientEmail();
        boolean own = last != null && !(completed && last.occurredAt().isBefore(since));
        Instant at = own ? last.occurredAt() : null;
        add(type, RAW_TYPES.get(type), outcomeIdentity(type, group), recipient, at);
    }

    /**
     * @param at null when the group does not show it; then its identity alone keeps it from being
     *     reported anew after later changes
     */
    private void add(
            EventType type, String rawType, String identity, String recipient, Instant at) {
        if (at != null) {
            ownTimes.add(at);
        }
        events.add(
                event(
                        type,
                        rawType,
                        identity,
                        group.inviteStatus(),
                        recipient,
                        at == null ? group.updated() : at,
                        null));
    }

    private EsignEvent event(
            EventType type,
            String rawType,
            String identity,
            String status,
            String recipient,
            Instant at,
            String documentId) {
        return new EsignEvent(
                EsignEvent.idOf("signnow", group.id(), identity),
                type,
                rawType,
                account,
                group.id(),
                status,
                recipient,
                at,
                ids(documentId),
                data);
    }

    private Map<String, String> ids(String documentId) {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("documentGroupId", group.id());
        if (group.inviteId() != null) {
            ids.put("inviteId", group.inviteId());
        }
        if (documentId != null) {
            ids.put("documentId", documentId);
        }
        return ids;
    }
}
