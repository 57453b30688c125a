// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import java.time.Instant;

/** A folder of a user; {@code parentId} is null for the root. */
record Folder(
        String id, String name, String parentId, String userId, boolean system, Instant created) {
    static Folder system(String name, String parentId, String userId, Instant now) {
        return new Folder(Ids.id(), name, parentId, userId, true, now);
    }

    static Folder own(String name, Folder parent, Instant now) {
        return new Folder(Ids.id(), name, parent.id(), parent.userId(), false, now);
    }

    Folder renamed(String other) {
        return new Folder(id, other, parentId, userId, system, created);
    }
}
