// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * Templates that are sent together.
 *
 * @param routing who usually gets what, as the owner sent it, else null
 * @param recipients the same in the words of version 2, else null
 */
record GroupTemplate(
        String id,
        User owner,
        String name,
        String folderId,
        List<String> templateIds,
        Instant created,
        Instant updated,
        ObjectNode routing,
        ObjectNode recipients) {
    static GroupTemplate of(
            User owner, String name, String folderId, List<String> templates, Instant now) {
        return new GroupTemplate(Ids.id(), owner, name, folderId, templates, now, now, null, null);
    }

    GroupTemplate with(String newName, List<String> templates, ObjectNode newRouting, Instant now) {
        return new GroupTemplate(
                id, owner, newName, folderId, templates, created, now, newRouting, recipients);
    }

    GroupTemplate withRecipients(ObjectNode plan, Instant now) {
        return new GroupTemplate(
                id, owner, name, folderId, templateIds, created, now, routing, plan);
    }
}
