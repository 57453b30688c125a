// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static io.github.camelesign.spi.JsonView.text;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A document group as a list shows it, or one of its documents. Neither says what happened to it.
 *
 * @param updated when it last changed, as far as that place shows it
 * @param inviteId of its latest invite, or null
 * @param inviteStatus in SignNow's words, or null
 */
record ListedGroup(String id, Instant updated, String inviteId, String inviteStatus) {

    private static final String UPDATED = "last_updated";

    /** An entry of the list of groups, or what {@link #toEntry} gave. */
    static ListedGroup listed(Map<String, Object> entry) {
        Instant updated = DocumentEvents.time(entry.get(UPDATED));
        return of(entry, "group_id", updated == null ? Instant.EPOCH : updated);
    }

    /**
     * The group that a document says it belongs to.
     *
     * @param updated when the document last changed
     * @return null if it says that it belongs to none; an empty object may arrive as a list
     */
    static ListedGroup of(Map<String, Object> document, Instant updated) {
        return document.get("document_group_info") instanceof Map<?, ?> info
                        && info.get("document_group_id") != null
                ? of(info, "document_group_id", updated)
                : null;
    }

    private static ListedGroup of(Map<?, ?> entry, String id, Instant updated) {
        return new ListedGroup(
                text(entry.get(id)),
                updated,
                text(entry.get("invite_id")),
                text(entry.get("invite_status")));
    }

    /** In the words of the list of groups. */
    Map<String, Object> toEntry() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("group_id", id);
        entry.put(UPDATED, updated.getEpochSecond());
        entry.put("invite_id", inviteId);
        entry.put("invite_status", inviteStatus);
        return entry;
    }
}
