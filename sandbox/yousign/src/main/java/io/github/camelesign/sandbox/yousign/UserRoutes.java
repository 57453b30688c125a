// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Duration;
import java.util.List;

/** The users of the organization, and who is invited to become one. */
final class UserRoutes {
    private static final String PATH = "/users";
    private static final Duration INVITED_FOR = Duration.ofDays(7);
    private static final Shape INVITE =
            Shape.object()
                    .required("email", Rules.EMAIL)
                    .required("role", Rules.oneOf("admin", "member"))
                    .required("locale", Rules.LOCALE)
                    .required("workspaces", Rules.list(Rules.UUID, 1, 100))
                    .optional("first_name", Rules.text(1, 255).orNull())
                    .optional("last_name", Rules.text(1, 255).orNull())
                    .optional("phone_number", Rules.PHONE.orNull())
                    .optional("job_title", Rules.text(1, 255).orNull());
    private static final Shape UPDATE =
            Shape.object()
                    .optional("role", Rules.oneOf("admin", "member"))
                    .optional("active", Rules.BOOL);

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH, call -> list(call, call.state().accounts.users));
        endpoints.on("POST", PATH, this::invite);
        endpoints.on(
                "GET",
                PATH + "/invitations",
                call -> list(call, call.state().accounts.invitations));
        endpoints.on(
                "GET",
                PATH + "/invitations/:invitation",
                call ->
                        call.answer(
                                200,
                                call.state().accounts.invitations.get(call.path("invitation"))));
        endpoints.on("GET", PATH + "/:user", call -> call.answer(200, user(call)));
        endpoints.on("PATCH", PATH + "/:user", this::update);
        endpoints.on("DELETE", PATH + "/:user", this::delete);
        endpoints.on("GET", PATH + "/:user/invitation", this::showInvitation);
    }

    private static ObjectNode user(YousignCall call) {
        return call.state().accounts.users.get(call.path("user"));
    }

    private static void list(YousignCall call, JsonStore store) {
        Query query = new Query(call, "after", "limit", "email[eq]");
        String email = query.text("email[eq]");
        List<ObjectNode> found =
                store.all().stream()
                        .filter(u -> email == null || email(u).equalsIgnoreCase(email))
                        .toList();
        call.answer(200, YousignPaging.page(query, found));
    }

    private static String email(ObjectNode user) {
        return user.path("email").asText();
    }

    private void invite(YousignCall call) {
        ObjectNode body = call.body(INVITE);
        Accounts accounts = call.state().accounts;
        if (accounts.users.all().stream().anyMatch(u -> email(u).equalsIgnoreCase(email(body)))) {
            throw YousignError.violated("email", "There is a user of this e-mail already");
        }
        for (JsonNode workspace : body.get("workspaces")) {
            if (accounts.workspaces.find(workspace.asText()).isEmpty()) {
                throw YousignError.violated(
                        "workspaces", "There is no workspace " + workspace.asText());
            }
        }
        ObjectNode user =
                JsonReader.object()
                        .putNull("first_name")
                        .putNull("last_name")
                        .putNull("phone_number")
                        .putNull("avatar")
                        .putNull("job_title");
        user.setAll(body.deepCopy().<ObjectNode>without("workspaces"));
        user.put("is_active", true)
                .put("created_at", Timestamps.text(call.now()))
                .put("status", "invited")
                .put("source", EventPublisher.SOURCE);
        accounts.users.add(user);
        body.get("workspaces").forEach(w -> accounts.join(w.asText(), user));
        ObjectNode invitation =
                JsonReader.object()
                        .put("email", email(user))
                        .put("expired_at", Timestamps.text(call.now().plus(INVITED_FOR)))
                        .put("created_at", Timestamps.text(call.now()));
        invitation.set("role", user.get("role"));
        invitation.set("workspaces", user.get("workspaces").deepCopy());
        accounts.invitations.add(invitation);
        call.answer(201, user);
    }

    private void update(YousignCall call) {
        ObjectNode user = user(call);
        ObjectNode body = call.body(UPDATE);
        if (body.has("role")) {
            user.set("role", body.get("role"));
        }
        if (body.has("active")) {
            user.set("is_active", body.get("active"));
        }
        call.answer(200, user);
    }

    private void delete(YousignCall call) {
        ObjectNode user = user(call);
        if (!user.path("status").asText().equals("invited")) {
            throw YousignError.refused(
                    "user.status_not_compatible", "Only an invited user can be deleted");
        }
        call.state().accounts.users.remove(call.path("user"));
        call.noContent();
    }

    private void showInvitation(YousignCall call) {
        String email = email(user(call));
        call.answer(
                200,
                call.state().accounts.invitations.all().stream()
                        .filter(invitation -> email(invitation).equals(email))
                        .findFirst()
                        .orElseThrow(() -> YousignError.notFound("Invitation")));
    }
}
