// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Mail;
import java.util.ArrayList;
import java.util.List;

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
}
