// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import java.time.Instant;

/** A folder of a user; {@code parentId} is null for the root. */
record Folder(
        String id, String name, String parentId, String userId, boolean system, Instant created) {
    Folder renamed(String other) {
        return new Folder(id, other, parentId, userId, system, created);
    }
}
