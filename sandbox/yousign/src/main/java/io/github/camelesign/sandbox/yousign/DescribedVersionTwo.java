// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.described.Description;
import io.github.camelesign.sandbox.core.described.SchemaViolation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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
    boolean limitsCalls() {
        return false;
    }

    @Override
    ObjectNode json(YousignError refusal) {
        ObjectNode json =
                JsonReader.object()
                        .put("type", "about:blank")
                        .put("title", "An error occurred")
                        .put("detail", refusal.getMessage());
        if (!refusal.violations().isEmpty()) {
            ArrayNode all = json.putArray("violations");
            refusal.violations()
                    .forEach(
                            v ->
                                    all.addObject()
                                            .put("propertyPath", v.name())
                                            .put("message", v.reason()));
        }
        return json;
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
        return Iri.of(collection.substring(ROOT.length() + 1), UUID.randomUUID().toString());
    }

    @Override
    public Page page(YousignCall call, List<ObjectNode> oldestFirst) {
        List<ObjectNode> newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);
        List<ObjectNode> wanted = newestFirst.stream().filter(one -> isWanted(call, one)).toList();
        return new Page(wanted, JsonReader.object());
    }

    private static boolean isWanted(YousignCall call, ObjectNode resource) {
        return call.ctx().queryParams().entries().stream()
                .allMatch(asked -> has(call, resource, asked.getKey(), asked.getValue()));
    }

    private static boolean has(YousignCall call, ObjectNode resource, String name, String value) {
        Stream<String> values =
                resource.has(name)
                        ? Stream.of(resource.get(name).asText())
                        : members(resource).stream();
        if (name.equals("procedure")) {
            values = values.map(member -> call.state().procedures.member(member).procedure.id);
        }
        return values.anyMatch(one -> Iri.id(one).equals(Iri.id(value)));
    }

    private static List<String> members(JsonNode resource) {
        return StreamSupport.stream(resource.path("members").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Override
    public ObjectNode before(YousignCall call, DescribedOperation operation, ObjectNode given) {
        String now = Timestamps.text(call.now());
        given.put("updatedAt", now);
        if (operation.method().equals("POST")) {
            Accounts accounts = call.state().accounts;
            given.put("createdAt", now)
                    .put("creator", Iri.of("users", accounts.owner().path("id").asText()))
                    .put("workspace", Iri.of("workspaces", accounts.defaultWorkspaceId()));
            JsonNode schema = DESCRIPTION.flat(operation.bodySchema("application/json"), given);
            for (Map.Entry<String, JsonNode> one : schema.path("properties").properties()) {
                if (one.getValue().has("default") && !given.has(one.getKey())) {
                    given.set(one.getKey(), one.getValue().get("default"));
                }
            }
        }
        members(given).forEach(call.state().procedures::member);
        switch (operation.method() + " " + operation.path()) {
            case "POST /users" -> {
                given.put("status", "not_activated").put("deleted", false);
                given.put("organization", VersionTwo.ORGANIZATION);
                given.set("group", VersionTwo.group());
            }
            case "PUT /users/{id}" -> given.remove("group");
            case "POST /consent_process_values" -> requireExpected(call, given);
            case "POST /server_stamps" -> call.state().versionTwo.file(given.get("file").asText());
            case "POST /check-document/identities" ->
                    given.put("documentType", "ID_CARD")
                            .put("firstNameValid", true)
                            .put("birthNameValid", true)
                            .put("mrzValid", true)
                            .put("expired", false)
                            .put("valid", true);
            case "POST /check-document/bank_accounts" ->
                    given.put("documentType", "RIB")
                            .put("firstNameValid", true)
                            .put("lastNameValid", true)
                            .put("ibanValid", true)
                            .set("extractedIban", given.get("iban"));
            default -> {
                // the description says it all
            }
        }
        return given;
    }

    private static void requireExpected(YousignCall call, ObjectNode given) {
        String id = given.get("consentProcess").asText();
        String path = ROOT + "/consent_processes/" + Iri.id(id);
        ObjectNode process =
                call.state()
                        .resources()
                        .find(path)
                        .orElseThrow(() -> YousignError.notFound("Consent process " + id));
        call.state().procedures.member(given.get("member").asText());
        String expected = process.path("expectedValue").asText(null);
        if (expected != null && !expected.equals(given.path("value").asText())) {
            throw YousignError.violated("value", "This is not what was asked for: " + expected);
        }
    }

    @Override
    public void changed(YousignCall call, DescribedOperation operation, ObjectNode resource) {
        YousignState state = call.state();
        String kind = operation.path().replaceFirst("/\\{id}$", "");
        switch (kind) {
            case "/users" ->
                    resource.put(
                            "fullName",
                            resource.path("firstname").asText()
                                    + " "
                                    + resource.path("lastname").asText());
            case "/signature_uis" -> {
                for (JsonNode label : resource.path("labels")) {
                    if (!label.has("id")) {
                        ObjectNode own = ((ObjectNode) label).put("id", newId(ROOT + LABELS));
                        own.set("signatureUi", resource.get("id"));
                        state.resources().put(ROOT + own.path("id").asText(), own);
                    }
                }
            }
            case LABELS -> relabel(state, resource.path("signatureUi").asText());
            case "/server_stamps" -> {
                stamped(state, resource);
                return;
            }
            default -> {
                return;
            }
        }
        if (!operation.method().equals("DELETE")) {
            state.resources().put(ROOT + resource.path("id").asText(), resource);
        }
    }

    /** A signature UI shows the labels that name it. */
    private static void relabel(YousignState state, String signatureUi) {
        state.resources()
                .change(
                        ROOT + signatureUi,
                        whole -> {
                            ArrayNode labels = whole.putArray("labels");
                            state.resources().below(ROOT + LABELS).values().stream()
                                    .filter(l -> l.path("signatureUi").asText().equals(signatureUi))
                                    .forEach(labels::add);
                            return whole;
                        });
    }

    private static void stamped(YousignState state, ObjectNode stamp) {
        if (!stamp.path("status").asText().equals("done")) {
            ObjectNode done = stamp.deepCopy().put("status", "done");
            state.resources().put(ROOT + stamp.path("id").asText(), done);
            state.procedures.events().stamped("server_stamp.finished", done);
        }
    }
}
