// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Signing and refusing through version 2, by those who have a signing page of their own. Operations
 * and their authentications are resources, which the description shows; an authentication has its
 * operation and what that is about besides.
 */
final class OperationRoutes {
    private static final int TRIES = 3;
    private static final String PENDING = "pending";

    /** What an authentication is at when its operation is there: by code, and by app. */
    private static final Map<String, List<String>> OF_AUTHENTICATION =
            Map.of(
                    PENDING,
                    List.of("active", "waiting"),
                    "done",
                    List.of("used", "ok"),
                    "error",
                    List.of("reached", "refused"));

    private OperationRoutes() {}

    static void mount(YousignEndpoints api) {
        api.show("POST", "/operations", OperationRoutes::create);
        for (String mode : List.of("sms", "email", "inwebo")) {
            api.show("PUT", "/authentications/" + mode + "/:id", OperationRoutes::submit);
        }
    }

    private static JsonNode create(YousignCall call) {
        ObjectNode body = call.body();
        Set<Member> members = new LinkedHashSet<>();
        for (JsonNode iri : body.path("members")) {
            Member member = call.state().member(iri.asText());
            members.add(member);
            if (body.path("allMembers").asBoolean()) {
                member.envelope.people().filter(m -> m.is(member.email())).forEach(members::add);
            }
        }
        YousignError.violated("members", "At least one member is required").when(members.isEmpty());
        for (Member member : members) {
            YousignError.violated("members", "It is not the turn of " + member.iri())
                    .when(!member.isTurn());
        }
        String mode = body.path("mode").asText();
        String type = body.path("type").asText("accept");
        ObjectNode operation =
                JsonReader.object()
                        .put("id", Iri.of("operations", UUID.randomUUID().toString()))
                        .put("createdAt", Timestamps.text(call.now()))
                        .put("mode", mode)
                        .put("type", type)
                        .set("metadata", body.get("metadata"));
        ObjectNode authentication =
                JsonReader.object()
                        .put("id", Iri.of("authentications/" + mode, UUID.randomUUID().toString()))
                        .put("type", type)
                        .put("operation", operation.path("id").asText())
                        .put("comment", body.path("comment").asText(""));
        members.forEach(member -> authentication.withArray("members").add(member.iri()));
        keep(call, operation, authentication, PENDING);
        if (!mode.equals("inwebo")) {
            Member first = members.iterator().next();
            String to = mode.equals("sms") ? first.settings.path("phone").asText() : first.email();
            call.state().mail(to, "Your code: " + Yousign.ONE_TIME_PASSWORD, "", null);
        }
        return operation;
    }

    private static void keep(
            YousignCall call, ObjectNode operation, ObjectNode authentication, String status) {
        int byApp = operation.path("mode").asText().equals("inwebo") ? 1 : 0;
        authentication.put("status", OF_AUTHENTICATION.get(status).get(byApp));
        operation
                .put("status", status)
                .put("updatedAt", Timestamps.text(call.now()))
                .set("authentication", authentication.deepCopy().retain("id", "status", "type"));
        for (ObjectNode one : List.of(operation, authentication)) {
            call.state().resources().put(DescribedVersionTwo.ROOT + one.path("id").asText(), one);
        }
    }

    private static JsonNode submit(YousignCall call) {
        ObjectNode authentication = call.stored(call.storePath());
        String owner = authentication.path("operation").asText();
        ObjectNode operation = call.stored(DescribedVersionTwo.ROOT + owner);
        YousignError.of(400, "The authentication is over")
                .when(!operation.path("status").asText().equals(PENDING));
        boolean isByApp = operation.path("mode").asText().equals("inwebo");
        if (!isByApp && !call.body().path("code").asText().equals(Yousign.ONE_TIME_PASSWORD)) {
            int failures = authentication.path("failures").asInt() + 1;
            authentication.put("failures", failures);
            keep(call, operation, authentication, failures < TRIES ? PENDING : "error");
            throw YousignError.of(400, "The code is not valid");
        }
        for (JsonNode iri : authentication.path("members")) {
            Member member = call.state().member(iri.asText());
            if (authentication.path("type").asText().equals("refuse")) {
                member.refuse(authentication.path("comment").asText());
            } else {
                member.accept();
            }
        }
        keep(call, operation, authentication, "done");
        return operation.path("authentication");
    }
}
