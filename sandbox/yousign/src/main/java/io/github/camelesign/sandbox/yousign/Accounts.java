// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.Optional;

/** The organization: its users, invitations and workspaces. Guarded by the state's lock. */
final class Accounts {
    final JsonStore users = new JsonStore("User");
    final JsonStore invitations = new JsonStore("Invitation");
    final JsonStore workspaces = new JsonStore("Workspace");

    private final String ownerId;
    private String defaultWorkspaceId;

    Accounts(Instant now) {
        ObjectNode workspace = addWorkspace("Sandbox", null, now);
        defaultWorkspaceId = workspace.path("id").asText();
        workspace.put("default", true);
        ObjectNode owner =
                users.add(
                        JsonReader.object()
                                .put("first_name", "Desk")
                                .put("last_name", "Acme")
                                .put("email", Yousign.DEMO_USER)
                                .put("phone_number", "+33601020304")
                                .put("locale", "en")
                                .putNull("avatar")
                                .putNull("job_title")
                                .put("is_active", true)
                                .put("created_at", Timestamps.text(now))
                                .put("role", "owner")
                                .put("status", "completed")
                                .put("source", "app"));
        ownerId = owner.path("id").asText();
        join(defaultWorkspaceId, owner);
    }

    ObjectNode addWorkspace(String name, String externalName, Instant now) {
        ObjectNode workspace =
                workspaces.add(
                        JsonReader.object()
                                .put("name", name)
                                .put("external_name", externalName)
                                .put("default", false)
                                .put("created_at", Timestamps.text(now))
                                .put("updated_at", Timestamps.text(now))
                                .putNull("deleted_at"));
        workspace.putArray("users");
        return workspace;
    }

    String defaultWorkspaceId() {
        return defaultWorkspaceId;
    }

    void makeDefault(String workspaceId) {
        workspaces.get(defaultWorkspaceId).put("default", false);
        workspaces.get(workspaceId).put("default", true);
        defaultWorkspaceId = workspaceId;
    }

    /** Puts a user into a workspace; does nothing when they are there. */
    void join(String workspaceId, ObjectNode user) {
        leave(workspaceId, user);
        workspaces.get(workspaceId).withArray("users").addObject().set("id", user.get("id"));
        user.withArray("workspaces").addObject().put("id", workspaceId);
    }

    void leave(String workspaceId, ObjectNode user) {
        String userId = user.path("id").asText();
        removeId(workspaces.get(workspaceId), "users", userId);
        removeId(user, "workspaces", workspaceId);
    }

    private static void removeId(ObjectNode from, String list, String id) {
        from.withArray(list).removeIf(item -> item.path("id").asText().equals(id));
    }

    ObjectNode owner() {
        return users.get(ownerId);
    }

    /** Who sent a request: the owner, unless the activation named somebody. */
    ObjectNode sender(SignatureRequest request) {
        return Optional.ofNullable(request.senderId).flatMap(users::find).orElseGet(this::owner);
    }
}
