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

/** Signing and refusing through version 2, by those who have a signing page of their own. */
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

    /**
     * Members sign or refuse, once they have shown who they are.
     *
     * @param wanted what was said about it, in Yousign's names
     * @param json as it is shown, with its authentication
     */
    record Operation(List<Member> members, ObjectNode wanted, ObjectNode json) {
        private boolean isByApp() {
            return json.path("mode").asText().equals("inwebo");
        }

        private ObjectNode authentication() {
            return json.withObjectProperty("authentication");
        }

        private void becomes(String status, String now) {
            json.put("status", status).put("updatedAt", now);
            authentication().put("status", OF_AUTHENTICATION.get(status).get(isByApp() ? 1 : 0));
        }
    }

    private OperationRoutes() {}

    static void mount(YousignEndpoints endpoints) {
        endpoints.show("POST", "/operations", OperationRoutes::create);
        endpoints.show("GET", "/operations/:id", call -> find(call, "/id", "operations").json());
        for (String mode : List.of("sms", "email", "inwebo")) {
            String kind = "authentications/" + mode;
            String path = "/" + kind + "/:id";
            endpoints.show("GET", path, call -> authentication(call, kind).authentication());
            endpoints.show("PUT", path, call -> submit(call, authentication(call, kind)));
        }
    }

    private static Operation authentication(YousignCall call, String kind) {
        return find(call, "/authentication/id", kind);
    }

    private static Operation find(YousignCall call, String property, String kind) {
        String iri = Iri.of(kind, call.path("id"));
        return call.state().operations.stream()
                .filter(operation -> operation.json().at(property).asText().equals(iri))
                .findFirst()
                .orElseThrow(() -> YousignError.notFound(iri));
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
        if (members.isEmpty()) {
            throw YousignError.violated("members", "At least one member is required");
        }
        for (Member member : members) {
            if (!member.isTurn()) {
                throw YousignError.violated("members", "It is not the turn of " + member.iri());
            }
        }
        Operation operation = made(call, body, List.copyOf(members));
        call.state().operations.add(operation);
        if (!operation.isByApp()) {
            Member first = operation.members().get(0);
            boolean isSms = body.path("mode").asText().equals("sms");
            String to = isSms ? first.settings.path("phone").asText() : first.email();
            call.state().mail(to, "Your code: " + Yousign.ONE_TIME_PASSWORD, "", null);
        }
        return operation.json();
    }

    private static Operation made(YousignCall call, ObjectNode body, List<Member> members) {
        String mode = body.path("mode").asText();
        String type = body.path("type").asText().equals("refuse") ? "refuse" : "accept";
        String now = Timestamps.text(call.now());
        ObjectNode json =
                JsonReader.object()
                        .put("id", Iri.of("operations", UUID.randomUUID().toString()))
                        .put("createdAt", now)
                        .put("mode", mode)
                        .put("type", type)
                        .set("metadata", body.get("metadata"));
        json.putObject("authentication")
                .put("id", Iri.of("authentications/" + mode, UUID.randomUUID().toString()))
                .put("type", type);
        Operation operation = new Operation(members, body, json);
        operation.becomes(PENDING, now);
        return operation;
    }

    private static JsonNode submit(YousignCall call, Operation operation) {
        ObjectNode wanted = operation.wanted();
        String now = Timestamps.text(call.now());
        if (!operation.json().path("status").asText().equals(PENDING)) {
            throw YousignError.of(400, "The authentication is over");
        }
        String code = call.body().path("code").asText();
        if (!operation.isByApp() && !code.equals(Yousign.ONE_TIME_PASSWORD)) {
            int failures = wanted.path("failures").asInt() + 1;
            wanted.put("failures", failures);
            operation.becomes(failures < TRIES ? PENDING : "error", now);
            throw YousignError.of(400, "The code is not valid");
        }
        for (Member member : operation.members()) {
            if (wanted.path("type").asText().equals("refuse")) {
                member.refuse(wanted.path("comment").asText(""));
            } else {
                member.accept();
            }
        }
        operation.becomes("done", now);
        return operation.authentication();
    }
}
