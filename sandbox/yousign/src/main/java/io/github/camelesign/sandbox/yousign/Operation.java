// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Members sign or refuse, once they have shown who they are. Guarded by the state's lock. */
final class Operation {
    private static final int TRIES = 3;

    final String id = UUID.randomUUID().toString();
    final String authenticationId = UUID.randomUUID().toString();
    final List<Member> members;

    private final ObjectNode wanted;
    private final Instant created;
    private String status = "pending";
    private Instant updated;
    private int failures;

    /**
     * @param wanted type, mode, comment and metadata, in Yousign's names
     */
    Operation(ObjectNode wanted, List<Member> members, Instant created) {
        this.wanted = wanted;
        this.members = members;
        this.created = created;
        this.updated = created;
    }

    String mode() {
        return wanted.path("mode").asText();
    }

    boolean refuses() {
        return wanted.path("type").asText().equals("refuse");
    }

    String comment() {
        return wanted.path("comment").asText("");
    }

    boolean isPending() {
        return status.equals("pending");
    }

    void done(Instant now) {
        status = "done";
        updated = now;
    }

    /** A wrong code; after some of them it is over. */
    void failed(Instant now) {
        failures++;
        updated = now;
        if (failures >= TRIES) {
            status = "error";
        }
    }

    ObjectNode authentication() {
        boolean app = mode().equals("inwebo");
        String state =
                switch (status) {
                    case "done" -> app ? "ok" : "used";
                    case "error" -> app ? "refused" : "reached";
                    default -> app ? "waiting" : "active";
                };
        return JsonReader.object()
                .put("id", Iri.of("authentications/" + mode(), authenticationId))
                .put("status", state)
                .put("type", refuses() ? "refuse" : "accept");
    }

    ObjectNode json() {
        ObjectNode json =
                JsonReader.object()
                        .put("id", Iri.of("operations", id))
                        .put("createdAt", Timestamps.text(created))
                        .put("updatedAt", Timestamps.text(updated))
                        .put("mode", mode())
                        .put("status", status)
                        .put("type", refuses() ? "refuse" : "accept");
        json.set("authentication", authentication());
        json.set("metadata", wanted.get("metadata"));
        return json;
    }
}
