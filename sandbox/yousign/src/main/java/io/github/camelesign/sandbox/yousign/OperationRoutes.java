// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Signing and refusing through version 2, by those who have a signing page of their own. */
final class OperationRoutes {
    private OperationRoutes() {}

    static void mount(YousignEndpoints endpoints) {
        endpoints.on("POST", "/operations", OperationRoutes::create);
        endpoints.on("GET", "/operations/:id", OperationRoutes::show);
        for (String mode : List.of("sms", "email", "inwebo")) {
            String path = "/authentications/" + mode + "/:id";
            endpoints.on("GET", path, call -> call.answer(find(call, mode).authentication()));
            endpoints.on("PUT", path, call -> submit(call, find(call, mode)));
        }
    }

    private static void create(YousignCall call) {
        ObjectNode body = call.body();
        Set<Member> members = new LinkedHashSet<>();
        for (JsonNode iri : body.path("members")) {
            Member member = call.state().member(iri.asText());
            members.add(member);
            if (body.path("allMembers").asBoolean()) {
                member.envelope.people().filter(m -> m.is(member.email())).forEach(members::add);
            }
        }
        if (members.isEmpty()) {
            throw YousignError.violated("members", "At least one member is required");
        }
        for (Member member : members) {
            if (!member.isTurn()) {
                throw YousignError.violated("members", "It is not the turn of " + member.iri());
            }
        }
        Operation operation = new Operation(body, List.copyOf(members), call.now());
        call.state().operations.put(operation.id, operation);
        if (!operation.isByApp()) {
            Member first = operation.members.get(0);
            boolean isSms = operation.mode().equals("sms");
            String to = isSms ? first.settings.path("phone").asText() : first.email();
            call.state().mail(to, "Your code: " + Yousign.ONE_TIME_PASSWORD, "", null);
        }
        call.answer(201, operation.json());
    }

    private static void show(YousignCall call) {
        call.answer(
                Optional.ofNullable(call.state().operations.get(call.path("id")))
                        .orElseThrow(() -> YousignError.notFound("Operation " + call.path("id")))
                        .json());
    }

    private static Operation find(YousignCall call, String mode) {
        return call.state().operations.values().stream()
                .filter(operation -> operation.mode().equals(mode))
                .filter(operation -> operation.authenticationId.equals(call.path("id")))
                .findFirst()
                .orElseThrow(() -> YousignError.notFound("Authentication " + call.path("id")));
    }

    private static void submit(YousignCall call, Operation operation) {
        String code = call.body().path("code").asText();
        if (!operation.status.equals(Operation.PENDING)) {
            throw YousignError.of(400, "The authentication is over");
        }
        operation.updated = call.now();
        if (!operation.isByApp() && !code.equals(Yousign.ONE_TIME_PASSWORD)) {
            operation.failed();
            throw YousignError.of(400, "The code is not valid");
        }
        for (Member member : operation.members) {
            if (operation.type().equals("refuse")) {
                member.refuse(operation.wanted.path("comment").asText(""));
            } else {
                member.accept();
            }
        }
        operation.status = "done";
        call.answer(operation.authentication());
    }

    /** Members sign or refuse, once they have shown who they are. Guarded by the state's lock. */
    static final class Operation {
        private static final int TRIES = 3;
        private static final String PENDING = "pending";

        /** How an authentication is called that is at the same, by code and by app. */
        private static final Map<String, List<String>> OF_AUTHENTICATION =
                Map.of(
                        PENDING,
                        List.of("active", "waiting"),
                        "done",
                        List.of("used", "ok"),
                        "error",
                        List.of("reached", "refused"));

        private final String id = UUID.randomUUID().toString();
        private final String authenticationId = UUID.randomUUID().toString();
        private final List<Member> members;

        /** Type, mode, comment and metadata, in Yousign's names. */
        private final ObjectNode wanted;

        private final Instant created;
        private Instant updated;
        private String status = PENDING;
        private int failures;

        private Operation(ObjectNode wanted, List<Member> members, Instant created) {
            this.wanted = wanted;
            this.members = members;
            this.created = created;
            this.updated = created;
        }

        private String mode() {
            return wanted.path("mode").asText();
        }

        private boolean isByApp() {
            return mode().equals("inwebo");
        }

        private String type() {
            return wanted.path("type").asText().equals("refuse") ? "refuse" : "accept";
        }

        /** A wrong code; after some of them it is over. */
        private void failed() {
            failures++;
            status = failures < TRIES ? PENDING : "error";
        }

        private ObjectNode authentication() {
            return JsonReader.object()
                    .put("id", Iri.of("authentications/" + mode(), authenticationId))
                    .put("status", OF_AUTHENTICATION.get(status).get(isByApp() ? 1 : 0))
                    .put("type", type());
        }

        private ObjectNode json() {
            ObjectNode json =
                    JsonReader.object()
                            .put("id", Iri.of("operations", id))
                            .put("createdAt", Timestamps.text(created))
                            .put("updatedAt", Timestamps.text(updated))
                            .put("mode", mode())
                            .put("status", status)
                            .put("type", type());
            json.set("authentication", authentication());
            json.set("metadata", wanted.get("metadata"));
            return json;
        }
    }
}
