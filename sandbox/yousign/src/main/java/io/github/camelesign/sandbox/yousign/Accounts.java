// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.described.ResourceStore;
import java.time.Instant;

/** The organization: its users and workspaces. Guarded by the state's lock. */
final class Accounts {
    final JsonStore users;
    final JsonStore workspaces;
    private final String ownerId;
    private String defaultWorkspaceId;

    Accounts(ResourceStore resources, Instant now) {
        users = new JsonStore(resources, "User", DescribedVersionThree.ROOT + "/users");
        workspaces =
                new JsonStore(resources, "Workspace", DescribedVersionThree.ROOT + "/workspaces");
        ObjectNode workspace = made("workspace", now).put("updated_at", Timestamps.text(now));
        defaultWorkspaceId =
                workspaces
                        .add(DescribedVersionThree.complete("Workspace", workspace, now))
                        .path("id")
                        .asText();
        ObjectNode owner = made("owner", now).put("email", Yousign.DEMO_USER);
        owner = users.add(DescribedVersionThree.complete("User", owner, now));
        ownerId = owner.path("id").asText();
        join(defaultWorkspaceId, owner);
    }

    private static ObjectNode made(String kind, Instant now) {
        return Defaults.of(kind).put("created_at", Timestamps.text(now));
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

    /** Of version 2. */
    String ownerIri() {
        return Iri.of("users", ownerId);
    }

    /** Of version 2. */
    String workspaceIri() {
        return Iri.of("workspaces", defaultWorkspaceId);
    }
}
