// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The workspaces of the organization. */
final class WorkspaceRoutes {
    private static final String PATH = "/workspaces";
    private static final int FIRST_PAGE = 10;
    private static final Shape CREATE =
            Shape.object()
                    .required("name", Rules.text(1, 200))
                    .optional("external_name", Rules.text(1, 200).orNull());
    private static final Shape UPDATE = CREATE.partial();
    private static final Shape NAMED = Shape.object().required("workspace_id", Rules.UUID);

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH, this::list);
        endpoints.on("POST", PATH, this::create);
        endpoints.on("GET", PATH + "/default", this::showDefault);
        endpoints.on("POST", PATH + "/default", this::makeDefault);
        endpoints.on("GET", PATH + "/:workspace", call -> call.answer(200, workspace(call)));
        endpoints.on("PATCH", PATH + "/:workspace", this::update);
        endpoints.on("DELETE", PATH + "/:workspace", this::delete);
        endpoints.onAnything("PUT", PATH + "/:workspace/users/:user", this::addUser);
        endpoints.on("DELETE", PATH + "/:workspace/users/:user", this::removeUser);
    }

    private static Accounts accounts(YousignCall call) {
        return call.state().accounts;
    }

    private static ObjectNode workspace(YousignCall call) {
        return accounts(call).workspaces.get(call.path("workspace"));
    }

    private void list(YousignCall call) {
        call.answer(
                200,
                YousignPaging.page(
                        new Query(call, "after", "limit"),
                        accounts(call).workspaces.all(),
                        FIRST_PAGE,
                        YousignPaging.DEFAULT));
    }

    private void create(YousignCall call) {
        ObjectNode body = call.body(CREATE);
        call.answer(
                201,
                accounts(call)
                        .addWorkspace(
                                body.get("name").asText(),
                                body.path("external_name").asText(null),
                                call.now()));
    }

    private void showDefault(YousignCall call) {
        Accounts accounts = accounts(call);
        call.answer(200, accounts.workspaces.get(accounts.defaultWorkspaceId()));
    }

    private void makeDefault(YousignCall call) {
        accounts(call).makeDefault(named(call));
        call.noContent();
    }

    private static String named(YousignCall call) {
        String id = call.body(NAMED).get("workspace_id").asText();
        if (accounts(call).workspaces.find(id).isEmpty()) {
            throw YousignError.violated("workspace_id", "There is no workspace " + id);
        }
        return id;
    }

    private void update(YousignCall call) {
        ObjectNode workspace = workspace(call);
        workspace.setAll(call.body(UPDATE));
        workspace.put("updated_at", Timestamps.text(call.now()));
        call.answer(200, workspace);
    }

    /** What was in it goes to the workspace that the body names. */
    private void delete(YousignCall call) {
        String id = workspace(call).path("id").asText();
        String heir = named(call);
        if (id.equals(heir) || id.equals(accounts(call).defaultWorkspaceId())) {
            throw YousignError.violated(
                    "workspace_id",
                    "The default workspace stays, and no workspace inherits itself");
        }
        for (SignatureRequest request : call.state().requests.all()) {
            if (request.workspaceId().equals(id)) {
                request.settings.put("workspace_id", heir);
            }
        }
        for (ObjectNode user : accounts(call).users.all()) {
            boolean member = false;
            for (var workspace : user.path("workspaces")) {
                member |= workspace.path("id").asText().equals(id);
            }
            if (member) {
                accounts(call).leave(id, user);
                accounts(call).join(heir, user);
            }
        }
        accounts(call).workspaces.remove(id);
        call.noContent();
    }

    private void addUser(YousignCall call) {
        workspace(call);
        accounts(call).join(call.path("workspace"), accounts(call).users.get(call.path("user")));
        call.noContent();
    }

    private void removeUser(YousignCall call) {
        workspace(call);
        accounts(call).leave(call.path("workspace"), accounts(call).users.get(call.path("user")));
        call.noContent();
    }
}
