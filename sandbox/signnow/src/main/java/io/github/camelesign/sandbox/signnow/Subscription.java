// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.signnow.SignNowState.Application;
import java.time.Instant;
import java.util.Set;

/**
 * Who wants to hear of which event.
 *
 * @param isFirstGeneration whether it was made in version 1, which says less in its messages
 * @param entityId whose events: of a user, of a document or of a group
 * @param attributes where and how to send, as version 2 has it
 * @param application who made it; null for an API key
 */
record Subscription(
        String id,
        boolean isFirstGeneration,
        String event,
        String entityId,
        ObjectNode attributes,
        Application application,
        User user,
        Instant created) {
    /** One that is not yet said anything about. */
    static Subscription of(SignNowCall call, boolean first) {
        Application by = call.token().application();
        User user = call.user();
        ObjectNode none = JsonReader.object();
        return new Subscription(Ids.id(), first, "", user.id(), none, by, user, call.now());
    }

    /** The subscription as a body wants it; what that does not say stays. */
    Subscription changed(SignNowCall call) {
        ObjectNode body = call.body();
        String named = body.path("event").asText(event);
        String whose = body.path("entity_id").asText(entityId);
        SignNowError.notFound("Entity")
                .when(body.has("entity_id") && !isOwn(whose, named, call.state()));
        ObjectNode given =
                body.path("attributes") instanceof ObjectNode some
                        ? withDefault(
                                withDefault(some, "secret_key", body.path("secret_key")),
                                "callback",
                                some.path("callback_url"))
                        : withDefault(attributes, "callback", body.path("callback_url"));
        return Records.with(this, "event", named, "entityId", whose, "attributes", given);
    }

    private static ObjectNode withDefault(ObjectNode attributes, String name, JsonNode value) {
        return attributes.has(name) || !value.isTextual()
                ? attributes
                : attributes.deepCopy().set(name, value);
    }

    /** The set of names is open, but each begins with what it is about. */
    private boolean isOwn(String entity, String named, SignNowState state) {
        return named.startsWith("user.")
                ? user.id().equals(entity)
                : state.documentsOf(entity).stream()
                        .anyMatch(document -> document.owner().id().equals(user.id()));
    }

    boolean isSame(Subscription other) {
        return id.equals(other.id);
    }

    String callback() {
        return attributes.path("callback").asText();
    }

    boolean wants(Event happened) {
        boolean ofUser = happened.user().id().equals(entityId);
        return isFirstGeneration
                ? ofUser && event.equals(happened.inVersion1())
                : ofUser && event.equals("user." + happened.name())
                        || event.equals(happened.name()) && entityId.equals(happened.entityId());
    }

    /** As version 2 shows it, to be completed. */
    ObjectNode json(SignNowState state) {
        ObjectNode json = Answers.of("subscription", this);
        json.withObject("/json_attributes").put("callback_url", callback()).remove("callback");
        return json.put("event_count", state.messages.sent(this::isSame).size());
    }

    /** The same by a number. */
    @JsonProperty
    int number() {
        return entityId.hashCode() & Integer.MAX_VALUE;
    }

    @JsonProperty
    String entityType() {
        String kind = event.substring(0, event.indexOf('.'));
        return Set.of("user", "document_group", "template").contains(kind) ? kind : "document";
    }

    @JsonProperty
    String applicationName() {
        return application == null ? "" : application.clientId();
    }
}
