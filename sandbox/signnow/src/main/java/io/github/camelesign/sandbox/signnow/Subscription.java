// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A subscription to an event.
 *
 * @param event as the subscriber named it
 * @param entityId whose events; the user's own for version 1
 * @param application null when it was made with an API key
 * @param attributes the delivery options of version 2; not to be changed
 */
record Subscription(
        String id,
        Version version,
        String event,
        String entityId,
        String callback,
        ObjectNode attributes,
        Application application,
        User user,
        Instant created,
        Instant updated,
        boolean active) {
    private static final Map<String, String> VERSION_1 =
            Map.of(
                    "document.create", "document.create",
                    "document.update", "document.update",
                    "document.delete", "document.delete",
                    "document.complete", "document.complete",
                    "document.fieldinvite.create", "invite.create",
                    "document.freeform.create", "invite.create",
                    "document.fieldinvite.signed", "invite.update",
                    "document.fieldinvite.decline", "invite.update",
                    "document.freeform.signed", "invite.update");

    /** The generation of the webhooks API. */
    enum Version {
        V1,
        V2
    }

    boolean wants(Event happened) {
        if (!active) {
            return false;
        }
        if (version == Version.V1) {
            return happened.user().id().equals(user.id())
                    && event.equals(VERSION_1.get(happened.name()));
        }
        return event.equals("user." + happened.name()) && entityId.equals(happened.user().id())
                || event.equals(happened.name()) && entityId.equals(happened.entityId());
    }

    Optional<String> secret() {
        return Optional.ofNullable(attributes.path("secret_key").asText(null))
                .filter(secret -> !secret.isEmpty());
    }

    String entityType() {
        if (event.startsWith("user.") || version == Version.V1) {
            return "user";
        }
        if (event.startsWith("document_group.")) {
            return "document_group";
        }
        return event.startsWith("template.") ? "template" : "document";
    }

    Subscription changed(
            String newEvent, String newEntityId, ObjectNode newAttributes, Instant now) {
        return new Subscription(
                id,
                version,
                newEvent,
                newEntityId,
                newAttributes.path("callback").asText(callback),
                newAttributes,
                application,
                user,
                created,
                now,
                active);
    }
}
