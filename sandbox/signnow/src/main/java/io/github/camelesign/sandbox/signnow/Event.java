// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
        List<String> names = new ArrayList<>();
        NAMES.fieldNames().forEachRemaining(names::add);
        return names;
    }

    boolean isAboutGroup() {
        return name.startsWith("document_group.");
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
}
