// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A subscription to an event.
 *
 * @param isFirstGeneration whether it was made by version 1 of the webhooks API
 * @param event as the subscriber named it
 * @param entityId whose events; the user's own for version 1
 * @param application null when it was made with an API key
 * @param attributes the delivery options of version 2; not to be changed
 */
record Subscription(
        String id,
        boolean isFirstGeneration,
        String event,
        String entityId,
        String callback,
        ObjectNode attributes,
        Application application,
        User user,
        Instant created) {
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

    /** What a subscriber of version 1 asks for. */
    static Subscription versionOne(SignNowCall call) {
        ObjectNode body = call.body();
        String event = JSON.text(body, "event");
        if (!VERSION_1.containsValue(event)) {
            throw SignNowError.invalid("Unknown event " + event);
        }
        String callback = callback(body, "callback_url");
        return made(call, true, event, call.user().id(), callback, JsonReader.object());
    }

    static Subscription versionTwo(SignNowCall call) {
        ObjectNode body = call.body();
        ObjectNode attributes = attributes(body);
        String entityId = entity(call, body, call.user());
        String callback = callback(attributes, "callback");
        return made(call, false, JSON.text(body, "event"), entityId, callback, attributes);
    }

    private static Subscription made(
            SignNowCall call,
            boolean first,
            String event,
            String entityId,
            String callback,
            ObjectNode attributes) {
        Application by = call.token().application();
        User user = call.user();
        return new Subscription(
                Ids.id(), first, event, entityId, callback, attributes, by, user, call.now());
    }

    /** The subscription as an update wants it. */
    Subscription changed(SignNowCall call) {
        ObjectNode body = call.body();
        ObjectNode given = body.has("attributes") ? attributes(body) : attributes;
        String named = body.has("event") ? JSON.text(body, "event") : event;
        String to = body.has("attributes") ? callback(given, "callback") : callback;
        String whose = body.has("entity_id") ? entity(call, body, user) : entityId;
        return new Subscription(id, false, named, whose, to, given, application, user, created);
    }

    /** The set of names is open, but each begins with what it is about. */
    private static String entity(SignNowCall call, ObjectNode body, User user) {
        String id = JSON.text(body, "entity_id");
        Stream<User> owners =
                JSON.text(body, "event").startsWith("user.")
                        ? Stream.of(user).filter(owner -> owner.id().equals(id))
                        : Stream.concat(
                                call.state().documents.find(id).map(Document::owner).stream(),
                                call.state().groups.find(id).map(DocumentGroup::owner).stream());
        if (owners.noneMatch(owner -> owner.id().equals(user.id()))) {
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
            if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
                return callback;
            }
        } catch (URISyntaxException e) {
            // the same as another kind of address
        }
        throw SignNowError.invalid(name + " must be a web address");
    }

    boolean wants(Event happened) {
        boolean ofUser = happened.user().id().equals(entityId);
        return isFirstGeneration
                ? ofUser && event.equals(VERSION_1.get(happened.name()))
                : ofUser && event.equals("user." + happened.name())
                        || event.equals(happened.name()) && entityId.equals(happened.entityId());
    }

    Optional<String> secret() {
        String secret = attributes.path("secret_key").asText();
        return secret.isEmpty() ? Optional.empty() : Optional.of(secret);
    }

    /** As version 2 shows it. */
    ObjectNode json(SignNowState state) {
        ObjectNode json =
                JsonReader.object()
                        .put("id", id)
                        .put("event", event)
                        .put("entity_id", Ids.number(entityId))
                        .put("entity_unique_id", entityId)
                        .put("entity_type", entityType())
                        .put("action", "callback")
                        .put("request_method", "post")
                        .put("callback_url", callback)
                        .put("active", true)
                        .put("version", "2")
                        .put("created", created.getEpochSecond())
                        .put("application_name", applicationName())
                        .put("event_count", state.subscriptions.callbacks(this).count());
        ObjectNode shown = attributes.deepCopy().without("callback");
        json.set("json_attributes", shown.put("callback_url", callback));
        return json;
    }

    String entityType() {
        String kind = event.substring(0, event.indexOf('.'));
        return Set.of("user", "document_group", "template").contains(kind) ? kind : "document";
    }

    String applicationName() {
        return application == null ? "" : application.clientId();
    }
}
