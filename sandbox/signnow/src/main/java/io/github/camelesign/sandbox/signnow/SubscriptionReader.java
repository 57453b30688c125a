// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelesign.sandbox.core.JsonReader;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what a subscriber asks for, in each generation of the API. */
final class SubscriptionReader {
    private static final Set<String> VERSION_1_EVENTS =
            Set.of(
                    "document.create",
                    "document.update",
                    "document.delete",
                    "document.complete",
                    "invite.create",
                    "invite.update");

    private final SignNowCall call;

    SubscriptionReader(SignNowCall call) {
        this.call = call;
    }

    Subscription versionOne() {
        ObjectNode body = call.body();
        String event = JSON.text(body, "event");
        if (!VERSION_1_EVENTS.contains(event)) {
            throw SignNowError.invalid("Unknown event " + event);
        }
        return subscription(
                Subscription.Version.V1,
                event,
                call.user().id(),
                callback(body, "callback_url"),
                JsonReader.object());
    }

    Subscription versionTwo() {
        ObjectNode body = call.body();
        ObjectNode attributes = attributes(body);
        return subscription(
                Subscription.Version.V2,
                JSON.text(body, "event"),
                entity(body, call.user()),
                callback(attributes, "callback"),
                attributes);
    }

    /** The subscription as an update wants it. */
    Subscription changed(Subscription old) {
        ObjectNode body = call.body();
        ObjectNode attributes = body.has("attributes") ? attributes(body) : old.attributes();
        if (body.has("attributes")) {
            callback(attributes, "callback");
        }
        return old.changed(
                body.has("event") ? JSON.text(body, "event") : old.event(),
                body.has("entity_id") ? entity(body, old.user()) : old.entityId(),
                attributes,
                call.now());
    }

    private Subscription subscription(
            Subscription.Version version,
            String event,
            String entityId,
            String callback,
            ObjectNode attributes) {
        return new Subscription(
                Ids.id(),
                version,
                event,
                entityId,
                callback,
                attributes,
                call.token().application(),
                call.user(),
                call.now(),
                call.now(),
                true);
    }

    /** The set of names is open, but each begins with what it is about. */
    private String entity(ObjectNode body, User user) {
        String id = JSON.text(body, "entity_id");
        boolean known =
                JSON.text(body, "event").startsWith("user.")
                        ? id.equals(user.id())
                        : Stream.concat(
                                        call
                                                .state()
                                                .documents
                                                .find(id)
                                                .map(Document::owner)
                                                .stream(),
                                        call
                                                .state()
                                                .groups
                                                .find(id)
                                                .map(DocumentGroup::owner)
                                                .stream())
                                .anyMatch(owner -> owner.id().equals(user.id()));
        if (!known) {
            throw SignNowError.notFound("Entity");
        }
        return id;
    }

    private static ObjectNode attributes(ObjectNode body) {
        if (!body.path("action").asText("callback").equals("callback")) {
            throw SignNowError.invalid("action must be callback");
        }
        if (!(body.path("attributes") instanceof ObjectNode given)) {
            throw SignNowError.invalid("attributes must be an object");
        }
        ObjectNode attributes = given.deepCopy();
        if (!attributes.has("secret_key") && body.hasNonNull("secret_key")) {
            attributes.set("secret_key", body.get("secret_key"));
        }
        if (!attributes.has("callback") && attributes.has("callback_url")) {
            attributes.set("callback", attributes.get("callback_url"));
        }
        return attributes;
    }

    private static String callback(ObjectNode object, String name) {
        String callback = JSON.text(object, name);
        try {
            URI uri = new URI(callback);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null) {
                return callback;
            }
        } catch (URISyntaxException e) {
            // the same as another kind of address
        }
        throw SignNowError.invalid(name + " must be a web address");
    }
}
