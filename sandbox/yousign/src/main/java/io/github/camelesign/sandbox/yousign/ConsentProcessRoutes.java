// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;

/** What members of version 2 have to agree to, and what they answered. */
final class ConsentProcessRoutes {
    private static final String PATH = "/consent_processes";
    private static final String VALUES = "/consent_process_values";
    private static final Shape PROCESS =
            Shape.object()
                    .required("type", Rules.oneOf("text", "checkbox"))
                    .optional("description", Rules.text(0, 10_000).orNull())
                    .optional("required", Rules.BOOL)
                    .optional("position", Rules.number(0, 1000).orNull())
                    .optional("expectedValue", Rules.text(0, 1000).orNull())
                    .required("members", Rules.list(Rules.text(1, 255), 1, 100))
                    .optional("file", Rules.text(1, 255).orNull());
    private static final Shape VALUE =
            Shape.object()
                    .required("consentProcess", Rules.text(1, 255))
                    .required("member", Rules.text(1, 255))
                    .optional("value", Rules.text(0, 10_000));

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH, this::list);
        endpoints.on("POST", PATH, this::create);
        endpoints.on("GET", PATH + "/:id", call -> call.answer(200, process(call)));
        endpoints.on("PUT", PATH + "/:id", this::update);
        endpoints.on("DELETE", PATH + "/:id", this::delete);
        endpoints.on("GET", VALUES, this::listValues);
        endpoints.on("POST", VALUES, this::createValue);
        endpoints.on(
                "GET",
                VALUES + "/:id",
                call ->
                        call.answer(
                                200, call.state().versionTwo.consentValues.get(call.path("id"))));
    }

    private static ObjectNode process(YousignCall call) {
        return call.state().versionTwo.consentProcesses.get(call.path("id"));
    }

    private void list(YousignCall call) {
        Query query = new Query(call, "member", "procedure");
        String member = query.text("member");
        String procedure = query.text("procedure");
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ObjectNode process : call.state().versionTwo.consentProcesses.all()) {
            for (JsonNode iri : process.path("members")) {
                Member found = call.state().procedures.member(iri.asText());
                if ((member == null || Iri.id(member).equals(found.id))
                        && (procedure == null || Iri.id(procedure).equals(found.procedure.id))) {
                    list.add(process);
                    break;
                }
            }
        }
        call.answer(200, list);
    }

    private void create(YousignCall call) {
        ObjectNode body = call.body(PROCESS);
        requireMembers(call, body);
        ObjectNode process =
                JsonReader.object().put("required", true).put("position", 0).setAll(body);
        call.answer(201, call.state().versionTwo.consentProcesses.add(process));
    }

    private static void requireMembers(YousignCall call, ObjectNode body) {
        body.path("members").forEach(iri -> call.state().procedures.member(iri.asText()));
    }

    private void update(YousignCall call) {
        ObjectNode process = process(call);
        ObjectNode body = call.body(PROCESS.partial());
        requireMembers(call, body);
        process.setAll(body);
        call.answer(201, process);
    }

    private void delete(YousignCall call) {
        call.state().versionTwo.consentProcesses.remove(call.path("id"));
        call.noContent();
    }

    private void listValues(YousignCall call) {
        String member = new Query(call, "member").required("member");
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        call.state().versionTwo.consentValues.all().stream()
                .filter(v -> Iri.id(v.path("member").asText()).equals(Iri.id(member)))
                .forEach(list::add);
        call.answer(200, list);
    }

    private void createValue(YousignCall call) {
        ObjectNode body = call.body(VALUE);
        VersionTwo state = call.state().versionTwo;
        ObjectNode process = state.consentProcesses.get(body.get("consentProcess").asText());
        call.state().procedures.member(body.get("member").asText());
        String expected = process.path("expectedValue").asText(null);
        if (expected != null && !expected.equals(body.path("value").asText())) {
            throw YousignError.violated("value", "This is not what was asked for: " + expected);
        }
        body.put("createdAt", Timestamps.text(call.now()));
        call.answer(201, state.consentValues.add(body));
    }
}
