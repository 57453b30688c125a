// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

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
    boolean isAboutGroup() {
        return name.startsWith("document_group.");
    }
}
