// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which workspace is the default, who is in one, and who takes what a deleted one leaves. */
final class WorkspaceRoutes {
    private static final String DEFAULT = "/workspaces/default";
    private static final String ONE = "/workspaces/:workspace";
    private static final String USER = ONE + "/users/:user";

    private WorkspaceRoutes() {}

    static void mount(YousignEndpoints endpoints) {
        endpoints.show(
                "GET",
                DEFAULT,
                call -> accounts(call).workspaces.get(accounts(call).defaultWorkspaceId()));
        endpoints.run("POST", DEFAULT, call -> accounts(call).makeDefault(named(call)));
        endpoints.run("DELETE", ONE, WorkspaceRoutes::delete);
        endpoints.run("PUT", USER, call -> accounts(call).join(workspace(call), user(call)));
        endpoints.run("DELETE", USER, call -> accounts(call).leave(workspace(call), user(call)));
    }

    private static Accounts accounts(YousignCall call) {
        return call.state().accounts;
    }

    private static String workspace(YousignCall call) {
        return accounts(call).workspaces.get(call.path("workspace")).path("id").asText();
    }

    private static ObjectNode user(YousignCall call) {
        return accounts(call).users.get(call.path("user"));
    }

    private static String named(YousignCall call) {
        String name = "workspace_id";
        return accounts(call).workspaces.named(call.body().get(name), name).path("id").asText();
    }

    private static void delete(YousignCall call) {
        String id = workspace(call);
        String heir = named(call);
        if (id.equals(heir) || id.equals(accounts(call).defaultWorkspaceId())) {
            throw YousignError.violated(
                    "workspace_id",
                    "The default workspace stays, and no workspace inherits itself");
        }
        call.state().requests.all().stream()
                .filter(request -> request.workspaceId().equals(id))
                .forEach(request -> request.settings.put("workspace_id", heir));
        for (ObjectNode user : accounts(call).users.all()) {
            if (user.path("workspaces").findValuesAsText("id").contains(id)) {
                accounts(call).leave(id, user);
                accounts(call).join(heir, user);
            }
        }
        accounts(call).workspaces.remove(id);
    }
}
