// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * Documents that are sent together. It never changes: what happens makes a new one.
 *
 * @param invite the latest invite, else null
 * @param freeformInviteId the latest free-form invite, else null
 * @param recipients who is to get what, as the owner planned it, else null
 */
record DocumentGroup(
        String id,
        User owner,
        String name,
        List<String> documentIds,
        Instant created,
        Instant updated,
        GroupInvite invite,
        String freeformInviteId,
        ObjectNode recipients) {

    static DocumentGroup of(User owner, String name, List<String> documentIds, Instant now) {
        return new DocumentGroup(Ids.id(), owner, name, documentIds, now, now, null, null, null);
    }

    String state() {
        return invite == null ? "created" : invite.status().word();
    }

    boolean hasLiveInvite() {
        return invite != null && invite.isLive();
    }

    DocumentGroup renamed(String other, Instant now) {
        return new DocumentGroup(
                id, owner, other, documentIds, created, now, invite, freeformInviteId, recipients);
    }

    DocumentGroup withInvite(GroupInvite other, Instant now) {
        return new DocumentGroup(
                id, owner, name, documentIds, created, now, other, freeformInviteId, recipients);
    }

    DocumentGroup withFreeformInvite(String inviteId, Instant now) {
        return new DocumentGroup(
                id, owner, name, documentIds, created, now, invite, inviteId, recipients);
    }

    DocumentGroup withRecipients(ObjectNode plan, Instant now) {
        return new DocumentGroup(
                id, owner, name, documentIds, created, now, invite, freeformInviteId, plan);
    }
}
