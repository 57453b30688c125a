// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.described.Description;
import io.github.camelesign.sandbox.core.described.RequestCheck.SchemaViolation;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** How version 2 answers what its description alone defines, and which rules that has. */
final class DescribedVersionTwo extends YousignConventions {
    static final String ROOT = "/v2";

    private static final String LABELS = "/signature_ui_labels";
    private static final Description DESCRIPTION =
            Description.of(YousignModule.class, "v2.json", false);

    DescribedVersionTwo() {
        super(ROOT, DESCRIPTION);
    }

    @Override
    JsonNode shown(YousignCall call, JsonNode value) {
        return value;
    }

    /** What is null was not said. */
    @Override
    public JsonNode body(YousignCall call) {
        JsonNode body = call.json();
        withoutNulls(body);
        return body;
    }

    private static void withoutNulls(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().removeIf(property -> property.getValue().isNull());
        }
        value.forEach(DescribedVersionTwo::withoutNulls);
    }

    /** Hand-written code looks for what it keeps by itself. */
    @Override
    public Optional<Boolean> holds(YousignCall call, String variable, String value) {
        return Optional.empty();
    }

    /** PUT changes what is said and leaves the rest. */
    @Override
    public void judge(YousignCall call, DescribedOperation operation, List<SchemaViolation> found) {
        if (operation.method().equals("PUT")) {
            found.removeIf(one -> one.rule().equals("required"));
        }
    }

    @Override
    public String newId(String collection) {
        return Forms.iri(collection.substring(ROOT.length() + 1), UUID.randomUUID().toString());
    }

    @Override
    public Page page(YousignCall call, List<ObjectNode> oldestFirst) {
        return new Page(new ListQuery(call).ofVersionTwo(oldestFirst), JsonReader.object());
    }

    /** Whom a resource names. */
    static Stream<String> members(JsonNode resource) {
        Stream<JsonNode> one = Stream.of(resource.path("member")).filter(JsonNode::isTextual);
        return Stream.concat(one, resource.path("members").valueStream()).map(JsonNode::asText);
    }

    @Override
    public ObjectNode before(YousignCall call, DescribedOperation operation, ObjectNode given) {
        String now = Forms.text(call.now());
        given.put("updatedAt", now);
        if (operation.method().equals("POST")) {
            Accounts accounts = call.state().accounts;
            given.put("createdAt", now)
                    .put("creator", accounts.ownerIri())
                    .put("workspace", accounts.workspaceIri());
            DESCRIPTION
                    .flat(operation.bodySchema("application/json"), given)
                    .path("properties")
                    .properties()
                    .stream()
                    .filter(one -> one.getValue().has("default"))
                    .forEach(one -> given.putIfAbsent(one.getKey(), one.getValue().get("default")));
        }
        members(given).forEach(call.state()::member);
        String name = operation.method() + " " + operation.path();
        switch (name) {
            case "POST /users" ->
                    given.put("status", "not_activated")
                            .put("deleted", false)
                            .put("organization", Defaults.of("organization").path("id").asText())
                            .set("group", Defaults.of("group"));
            case "PUT /users/{id}" -> given.remove("group");
            case "POST /consent_process_values" -> requireExpected(call, given);
            case "POST /server_stamps" -> call.state().file(given.get("file").asText());
            case "POST /check-document/identities" -> given.setAll(Defaults.of(name));
            case "POST /check-document/bank_accounts" -> {
                given.setAll(Defaults.of(name));
                given.set("extractedIban", given.get("iban"));
            }
            default -> {
                // the description says it all
            }
        }
        return given;
    }

    private static void requireExpected(YousignCall call, ObjectNode given) {
        String id = given.get("consentProcess").asText();
        ObjectNode process = call.stored(ROOT + "/consent_processes/" + Forms.id(id));
        String expected = process.path("expectedValue").asText(null);
        YousignError.violated("value", "This is not what was asked for: " + expected)
                .when(expected != null && !expected.equals(given.path("value").asText()));
    }

    @Override
    public void changing(YousignCall call, DescribedOperation operation, ObjectNode resource) {
        if (operation.path().startsWith("/users")) {
            String last = resource.path("lastname").asText();
            resource.put("fullName", resource.path("firstname").asText() + " " + last);
        } else if (operation.path().startsWith("/signature_uis")) {
            for (JsonNode label : resource.path("labels")) {
                if (!label.has("id")) {
                    ObjectNode own = ((ObjectNode) label).put("id", newId(ROOT + LABELS));
                    own.set("signatureUi", resource.get("id"));
                    call.state().resources().put(ROOT + own.path("id").asText(), own);
                }
            }
        }
    }

    @Override
    public void changed(YousignCall call, DescribedOperation operation, ObjectNode resource) {
        YousignState state = call.state();
        if (operation.path().startsWith(LABELS)) {
            relabel(state, resource.path("signatureUi").asText());
        } else if (operation.path().equals("/server_stamps")) {
            ObjectNode done = resource.deepCopy().put("status", "done");
            state.resources().put(ROOT + resource.path("id").asText(), done);
            state.publisher.stamped("server_stamp.finished", done);
        }
    }

    /** A signature UI shows the labels that name it. */
    private static void relabel(YousignState state, String signatureUi) {
        ArrayNode labels = JsonReader.object().putArray("labels");
        state.resources().below(ROOT + LABELS).values().stream()
                .filter(label -> label.path("signatureUi").asText().equals(signatureUi))
                .forEach(labels::add);
        state.resources().change(ROOT + signatureUi, whole -> whole.set("labels", labels));
    }
}
