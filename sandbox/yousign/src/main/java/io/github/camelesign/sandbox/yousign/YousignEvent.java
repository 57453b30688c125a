// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Something that happened, as webhooks of version 3 report it.
 *
 * @param name in Yousign's words
 * @param source through which interface the thing was made that it happened to
 * @param data what it happened to
 */
record YousignEvent(
        String id, String name, Instant at, String source, String workspaceId, ObjectNode data) {}
