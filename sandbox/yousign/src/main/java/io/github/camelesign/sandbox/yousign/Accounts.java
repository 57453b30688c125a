// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.described.ResourceStore;
import java.time.Instant;
import java.util.Optional;

/** The organization: its users, invitations and workspaces. Guarded by the state's lock. */
final class Accounts {
    final JsonStore users;
    final JsonStore invitations;
    final JsonStore workspaces;

    private final String ownerId;
    private String defaultWorkspaceId;

    Accounts(ResourceStore resources, Instant now) {
        users = new JsonStore(resources, "User", DescribedVersionThree.ROOT + "/users");
        invitations = new JsonStore(resources, "Invitation", users.path() + "/invitations");
        workspaces =
                new JsonStore(resources, "Workspace", DescribedVersionThree.ROOT + "/workspaces");
        ObjectNode workspace =
                JsonReader.object()
                        .put("name", "Sandbox")
                        .put("default", true)
                        .put("created_at", Timestamps.text(now))
                        .put("updated_at", Timestamps.text(now));
        workspaces.add(DescribedVersionThree.complete("Workspace", workspace, now));
        ObjectNode owner =
                JsonReader.object()
                        .put("first_name", "Desk")
                        .put("last_name", "Acme")
                        .put("email", Yousign.DEMO_USER)
                        .put("phone_number", "+33601020304")
                        .put("locale", "en")
                        .put("is_active", true)
                        .put("created_at", Timestamps.text(now))
                        .put("role", "owner")
                        .put("status", "completed")
                        .put("source", "app");
        owner = users.add(DescribedVersionThree.complete("User", owner, now));
        defaultWorkspaceId = workspaces.all().get(0).path("id").asText();
        ownerId = owner.path("id").asText();
        join(defaultWorkspaceId, owner);
    }

    String defaultWorkspaceId() {
        return defaultWorkspaceId;
    }

    void makeDefault(String workspaceId) {
        workspaces.put(workspaces.get(defaultWorkspaceId).put("default", false));
        workspaces.put(workspaces.get(workspaceId).put("default", true));
        defaultWorkspaceId = workspaceId;
    }

    /** Puts a user into a workspace; does nothing when they are there. */
    void join(String workspaceId, ObjectNode user) {
        leave(workspaceId, user);
        ObjectNode workspace = workspaces.get(workspaceId);
        workspace.withArray("users").addObject().set("id", user.get("id"));
        workspaces.put(workspace);
        user.withArray("workspaces").addObject().put("id", workspaceId);
        users.put(user);
    }

    void leave(String workspaceId, ObjectNode user) {
        String userId = user.path("id").asText();
        ObjectNode workspace = workspaces.get(workspaceId);
        workspace.withArray("users").removeIf(one -> one.path("id").asText().equals(userId));
        workspaces.put(workspace);
        user.withArray("workspaces").removeIf(one -> one.path("id").asText().equals(workspaceId));
        users.put(user);
    }

    ObjectNode owner() {
        return users.get(ownerId);
    }

    /** Who sent a request: the owner, unless the activation named somebody. */
    ObjectNode sender(SignatureRequest request) {
        return Optional.ofNullable(request.senderId).flatMap(users::find).orElseGet(this::owner);
    }
}
