// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;

/** The organization, its workspaces, users and groups of users in version 2. */
final class OrganizationRoutes {
    private static final String ORGANIZATION =
            "/organizations/00000000-0000-4000-8000-000000000001";
    private static final String GROUP = "/user_groups/00000000-0000-4000-8000-000000000002";
    private static final Shape USER =
            Shape.object()
                    .required("firstname", Rules.text(1, 255))
                    .required("lastname", Rules.text(1, 255))
                    .required("email", Rules.EMAIL)
                    .optional("title", Rules.text(0, 255).orNull())
                    .optional("phone", Rules.PHONE.orNull())
                    .optional("permission", Rules.ANYTHING)
                    .optional("group", Rules.text(1, 255).orNull())
                    .optional("config", Rules.OBJECT.orNull())
                    .optional("defaultSignImage", Rules.ANYTHING)
                    .optional("notifications", Rules.OBJECT.orNull());

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", "/organizations", call -> answer(call, List.of(organization())));
        endpoints.on("GET", "/workspaces", this::listWorkspaces);
        endpoints.on("GET", "/users", this::listUsers);
        endpoints.on("POST", "/users", this::createUser);
        endpoints.on("GET", "/users/:id", call -> call.answer(200, user(call)));
        endpoints.on("PUT", "/users/:id", this::updateUser);
        endpoints.on("DELETE", "/users/:id", this::deleteUser);
        endpoints.on("GET", "/user_groups", call -> answer(call, List.of(group())));
        endpoints.on("GET", "/user_groups/:id", this::showGroup);
    }

    private static void answer(YousignCall call, Iterable<ObjectNode> items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        items.forEach(list::add);
        call.answer(200, list);
    }

    private static ObjectNode organization() {
        return JsonReader.object()
                .put("id", ORGANIZATION)
                .put("name", "Sandbox")
                .put("fApi", true)
                .put("fSignatureUi", true)
                .put("fConsentProcess", true);
    }

    private static ObjectNode group() {
        ObjectNode group = JsonReader.object().put("id", GROUP).put("name", "Administrators");
        group.putArray("permissions").add("procedure_write").add("sign").add("signature_ui");
        return group;
    }

    private void showGroup(YousignCall call) {
        if (!Iri.id(GROUP).equals(call.path("id"))) {
            throw YousignError.notFound("User group " + call.path("id"));
        }
        call.answer(200, group());
    }

    private void listWorkspaces(YousignCall call) {
        answer(
                call,
                call.state().accounts.workspaces.all().stream()
                        .map(OrganizationRoutes::workspace)
                        .toList());
    }

    private static ObjectNode workspace(ObjectNode ofVersionThree) {
        ObjectNode workspace =
                JsonReader.object()
                        .put("id", Iri.of("workspaces", ofVersionThree.path("id").asText()));
        workspace.set("name", ofVersionThree.get("name"));
        workspace.set("createdAt", ofVersionThree.get("created_at"));
        workspace.set("updatedAt", ofVersionThree.get("updated_at"));
        return workspace;
    }

    private static JsonStore users(YousignCall call) {
        return call.state().versionTwo.users;
    }

    private static ObjectNode user(YousignCall call) {
        return users(call).get(call.path("id"));
    }

    private void listUsers(YousignCall call) {
        answer(call, users(call).all());
    }

    private void createUser(YousignCall call) {
        ObjectNode user = call.body(USER);
        complete(user);
        user.put("status", "not_activated")
                .put("organization", ORGANIZATION)
                .put("deleted", false)
                .put("createdAt", Timestamps.text(call.now()))
                .put("updatedAt", Timestamps.text(call.now()));
        user.set("group", group());
        call.answer(201, users(call).add(user));
    }

    private static void complete(ObjectNode user) {
        user.put(
                "fullName", user.path("firstname").asText() + " " + user.path("lastname").asText());
    }

    private void updateUser(YousignCall call) {
        ObjectNode user = user(call);
        ObjectNode change = call.body(USER.partial());
        change.remove("group");
        user.setAll(change);
        complete(user);
        user.put("updatedAt", Timestamps.text(call.now()));
        call.answer(201, user);
    }

    private void deleteUser(YousignCall call) {
        users(call).remove(call.path("id"));
        call.noContent();
    }
}
