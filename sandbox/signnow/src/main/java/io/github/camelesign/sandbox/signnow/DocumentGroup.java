// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * Documents that are sent together, or templates that are. It never changes: what happens makes a
 * new one.
 *
 * @param invite the latest invite, else null
 * @param freeformInviteId the latest free-form invite, else null
 * @param recipients who is to get what, as the owner planned it, else null
 * @param routing the same in the words of version 1, else null
 */
record DocumentGroup(
        String id,
        User owner,
        String name,
        List<String> documentIds,
        String folderId,
        Instant created,
        Instant updated,
        GroupInvite invite,
        String freeformInviteId,
        ObjectNode recipients,
        ObjectNode routing) {
    static DocumentGroup of(
            User owner, String name, List<String> documentIds, String folderId, Instant now) {
        return new DocumentGroup(
                Ids.id(), owner, name, documentIds, folderId, now, now, null, null, null, null);
    }

    String state() {
        return invite == null ? "created" : invite.status().word();
    }

    /** Null when there is no invite. */
    String inviteId() {
        return invite == null ? null : invite.id();
    }

    /** Null when there is no invite. */
    String inviteStatus() {
        return invite == null ? null : state();
    }

    boolean signsAsMerged() {
        return invite != null && invite.signAsMerged();
    }

    boolean hasLiveInvite() {
        return invite != null && invite.isLive();
    }

    DocumentGroup withInvite(GroupInvite other, Instant now) {
        return new DocumentGroup(
                id,
                owner,
                name,
                documentIds,
                folderId,
                created,
                now,
                other,
                freeformInviteId,
                recipients,
                routing);
    }

    DocumentGroup withFreeformInvite(String other, Instant now) {
        return new DocumentGroup(
                id,
                owner,
                name,
                documentIds,
                folderId,
                created,
                now,
                invite,
                other,
                recipients,
                routing);
    }

    DocumentGroup with(String title, List<String> ids, Instant now) {
        return new DocumentGroup(
                id,
                owner,
                title,
                ids,
                folderId,
                created,
                now,
                invite,
                freeformInviteId,
                recipients,
                routing);
    }

    DocumentGroup planned(ObjectNode who, ObjectNode route, Instant now) {
        return new DocumentGroup(
                id,
                owner,
                name,
                documentIds,
                folderId,
                created,
                now,
                invite,
                freeformInviteId,
                who,
                route);
    }
}
