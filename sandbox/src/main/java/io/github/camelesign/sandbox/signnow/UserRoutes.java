package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.JsonAnswer;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /user}: the owner of the token. */
final class UserRoutes {
    void show(RoutingContext ctx) {
        User user = Authorization.user(ctx);
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", user.id())
                        .put("first_name", "Sandbox")
                        .put("last_name", "User")
                        .put("active", "1")
                        .put("verified", "1")
                        .put("type", 1)
                        .put("pro", 0)
                        .put("created", String.valueOf(user.created().getEpochSecond()));
        json.putArray("emails").add(user.email());
        json.put("primary_email", user.email())
                .put("credits", 0)
                .put("has_atticus_access", false)
                .put("is_logged_in", true);
        json.putArray("subscriptions");
        json.putArray("teams");
        JsonAnswer.send(ctx, 200, json);
    }
}
