// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.described.ResourceStore;
import io.github.camelesign.sandbox.yousign.YousignState.JsonStore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The organization: its users and workspaces, which one is the default, who is in one, and who
 * takes what a deleted one leaves. Guarded by the state's lock.
 */
final class Accounts {
    private static final String DEFAULT = "/workspaces/default";
    private static final String ONE = "/workspaces/:workspace";
    private static final String USER = ONE + "/users/:user";
    private static final Duration INVITED_FOR = Duration.ofDays(7);

    final JsonStore users;
    final JsonStore workspaces;
    private final JsonStore invitations;
    private final String ownerId;
    String defaultWorkspaceId;

    Accounts(ResourceStore resources, Instant now) {
        users = new JsonStore(resources, DescribedVersionThree.ROOT + "/users");
        invitations = new JsonStore(resources, users.path() + "/invitations");
        workspaces = new JsonStore(resources, DescribedVersionThree.ROOT + "/workspaces");
        String created = Forms.text(now);
        ObjectNode workspace =
                Defaults.of("workspace").put("created_at", created).put("updated_at", created);
        workspace = DescribedVersionThree.complete("Workspace", workspace, now);
        defaultWorkspaceId = workspaces.add(workspace);
        ObjectNode owner =
                Defaults.of("owner").put("created_at", created).put("email", Yousign.DEMO_USER);
        owner = DescribedVersionThree.complete("User", owner, now);
        ownerId = users.add(owner);
        join(defaultWorkspaceId, owner);
    }

    void makeDefault(String workspaceId) {
        workspaces.change(defaultWorkspaceId, workspace -> workspace.put("default", false));
        workspaces.change(workspaceId, workspace -> workspace.put("default", true));
        defaultWorkspaceId = workspaceId;
    }

    /** Puts a user into a workspace; does nothing when they are there. */
    void join(String workspaceId, ObjectNode user) {
        leave(workspaceId, user);
        JsonNode userId = user.get("id");
        workspaces.change(workspaceId, one -> one.withArray("users").addObject().set("id", userId));
        user.withArray("workspaces").addObject().put("id", workspaceId);
        users.put(user);
    }

    void leave(String workspaceId, ObjectNode user) {
        workspaces.change(workspaceId, one -> remove(one, "users", user.path("id").asText()));
        remove(user, "workspaces", workspaceId);
        users.put(user);
    }

    private static void remove(ObjectNode from, String list, String id) {
        from.withArray(list).removeIf(one -> one.path("id").asText().equals(id));
    }

    ObjectNode owner() {
        return users.get(ownerId);
    }

    /** Of version 2. */
    String ownerIri() {
        return Forms.iri("users", ownerId);
    }

    /** Of version 2. */
    String workspaceIri() {
        return Forms.iri("workspaces", defaultWorkspaceId);
    }

    /** A new user is invited; the body names workspaces by their ids. */
    void invite(ObjectNode user) {
        JsonNode ids = user.path("workspaces");
        ArrayNode objects = user.putArray("workspaces");
        for (JsonNode id : ids) {
            workspaces.named(id, "workspaces");
            objects.addObject().set("id", id);
        }
        user.put("is_active", true).put("status", "invited");
    }

    void invited(ObjectNode user, Instant now) {
        ObjectNode invitation = user.deepCopy();
        invitation
                .retain("email", "role", "workspaces")
                .put("id", UUID.randomUUID().toString())
                .put("expired_at", Forms.text(now.plus(INVITED_FOR)))
                .put("created_at", Forms.text(now));
        String id = user.path("id").asText();
        invitations.put(invitation);
        users.resources().put(users.path() + "/" + id + "/invitation", invitation);
        user.path("workspaces").forEach(one -> join(one.path("id").asText(), user));
    }

    static void mount(YousignEndpoints api) {
        api.show("GET", DEFAULT, c -> accounts(c).workspaces.get(accounts(c).defaultWorkspaceId));
        api.run("POST", DEFAULT, call -> accounts(call).makeDefault(named(call)));
        api.run("DELETE", ONE, Accounts::delete);
        api.run("PUT", USER, call -> accounts(call).join(workspace(call), user(call)));
        api.run("DELETE", USER, call -> accounts(call).leave(workspace(call), user(call)));
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
        YousignError.violated(
                        "workspace_id",
                        "The default workspace stays, and no workspace inherits itself")
                .when(id.equals(heir) || id.equals(accounts(call).defaultWorkspaceId));
        call.state().requests.all().stream()
                .map(request -> request.settings)
                .filter(settings -> settings.path("workspace_id").asText().equals(id))
                .forEach(settings -> settings.put("workspace_id", heir));
        for (ObjectNode user : accounts(call).users.all()) {
            if (user.path("workspaces").findValuesAsText("id").contains(id)) {
                accounts(call).leave(id, user);
                accounts(call).join(heir, user);
            }
        }
        accounts(call).workspaces.remove(id);
    }
}
