// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Mail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Signing and refusing through version 2, by those who have a signing page of their own. */
final class OperationRoutes {
    void mount(YousignEndpoints endpoints) {
        endpoints.on("POST", "/operations", this::create);
        endpoints.on("GET", "/operations/:id", this::show);
        for (String mode : List.of("sms", "email", "inwebo")) {
            String path = "/authentications/" + mode + "/:id";
            endpoints.on("GET", path, call -> call.answer(200, find(call, mode).authentication()));
            endpoints.on("PUT", path, call -> submit(call, find(call, mode)));
        }
    }

    private void create(YousignCall call) {
        ObjectNode body = call.body();
        List<Member> members = new ArrayList<>();
        for (JsonNode iri : body.path("members")) {
            Member member = call.state().procedures.member(iri.asText());
            members.add(member);
            if (body.path("allMembers").asBoolean()) {
                member.procedure.members.stream()
                        .filter(other -> other.email().equalsIgnoreCase(member.email()))
                        .filter(other -> !members.contains(other))
                        .forEach(members::add);
            }
        }
        if (members.isEmpty()) {
            throw YousignError.violated("members", "At least one member is required");
        }
        for (Member member : members) {
            if (!member.isAsked() || member.procedure.status != Procedure.Status.ACTIVE) {
                throw YousignError.violated("members", "It is not the turn of " + member.iri());
            }
        }
        Operation operation = new Operation(body, members, call.now());
        call.state().versionTwo.operations.put(operation.id, operation);
        if (!operation.mode().equals("inwebo")) {
            sendCode(call, operation);
        }
        call.answer(201, operation.json());
    }

    private static void sendCode(YousignCall call, Operation operation) {
        Member member = operation.members.get(0);
        String to =
                operation.mode().equals("sms")
                        ? member.settings.path("phone").asText()
                        : member.email();
        String subject = "Your code: " + Yousign.ONE_TIME_PASSWORD;
        call.state()
                .services()
                .mailbox()
                .add(new Mail(call.now(), YousignModule.NAME, to, subject, "", null));
    }

    private void show(YousignCall call) {
        Operation operation = call.state().versionTwo.operations.get(call.path("id"));
        if (operation == null) {
            throw YousignError.notFound("Operation " + call.path("id"));
        }
        call.answer(200, operation.json());
    }

    private static Operation find(YousignCall call, String mode) {
        return call.state().versionTwo.operations.values().stream()
                .filter(operation -> operation.mode().equals(mode))
                .filter(operation -> operation.authenticationId.equals(call.path("id")))
                .findFirst()
                .orElseThrow(() -> YousignError.notFound("Authentication " + call.path("id")));
    }

    private static void submit(YousignCall call, Operation operation) {
        boolean app = operation.mode().equals("inwebo");
        ObjectNode body = call.body();
        if (!operation.isPending()) {
            throw YousignError.of(400, "The authentication is over");
        }
        if (!app && !body.path("code").asText().equals(Yousign.ONE_TIME_PASSWORD)) {
            operation.failed(call.now());
            throw YousignError.of(400, "The code is not valid");
        }
        Procedures procedures = call.state().procedures;
        for (Member member : operation.members) {
            if (operation.refuses()) {
                procedures.refuse(member.procedure, member, operation.comment());
            } else {
                procedures.accept(member.procedure, member);
            }
        }
        operation.done(call.now());
        call.answer(200, operation.authentication());
    }

    /** Members sign or refuse, once they have shown who they are. Guarded by the state's lock. */
    static final class Operation {
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
}
