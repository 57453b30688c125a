// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The custom fields of an envelope or template, and those that an account offers. */
final class CustomFields {
    private static final List<String> KINDS = List.of("textCustomFields", "listCustomFields");
    private static final String PATH = "/custom_fields";

    /** A change of one of the fields that are there, or one more; returns what it became. */
    private interface Step extends BiFunction<ArrayNode, ObjectNode, ObjectNode> {}

    private CustomFields() {}

    static void mount(DocuSignEndpoints endpoints) {
        endpoints.both("GET", PATH, call -> call.answer(of(call.envelope().copy().data())));
        endpoints.both("POST", PATH, call -> change(call, 201, CustomFields::add));
        endpoints.both("PUT", PATH, call -> change(call, 200, CustomFields::update));
        endpoints.both("DELETE", PATH, call -> change(call, 200, CustomFields::remove));
        endpoints.account("GET", PATH, call -> changeOffered(call, 200, all -> all));
        endpoints.account(
                "POST", PATH, call -> changeOffered(call, 201, all -> add(all, of(call))));
        String one = PATH + "/:customFieldId";
        endpoints.account(
                "PUT", one, call -> changeOffered(call, 200, all -> update(all, of(call))));
        endpoints.account("DELETE", one, CustomFields::deleteOffered);
    }

    private static void change(
            DocuSignCall call, int status, BiFunction<ObjectNode, JsonNode, ObjectNode> change) {
        ObjectNode body = call.body();
        ObjectNode answer = JsonReader.object();
        call.change(envelope -> answer.setAll(change.apply(envelope.data(), body)));
        call.answer(status, answer);
    }

    private static void changeOffered(
            DocuSignCall call, int status, UnaryOperator<ObjectNode> change) {
        String path = call.account().path() + PATH;
        ObjectNode all = call.state().resources().find(path).orElseGet(JsonReader::object);
        change.apply(all);
        call.state().resources().put(path, all);
        call.answer(status, of(all));
    }

    private static void deleteOffered(DocuSignCall call) {
        ObjectNode named = JsonReader.object().put("fieldId", call.path("customFieldId"));
        String path = call.account().path() + PATH;
        ObjectNode all = call.state().resources().find(path).orElseGet(JsonReader::object);
        // an id says nothing of its kind
        String kind =
                find(of(all).withArray(KINDS.get(0)), named) < 0 ? KINDS.get(1) : KINDS.get(0);
        ObjectNode definition = JsonReader.object();
        definition.putArray(kind).add(named);
        remove(all, definition);
        call.state().resources().put(path, all);
        call.done();
    }

    /** A field of the account as the definitions of envelopes have it. */
    private static ObjectNode of(DocuSignCall call) {
        ObjectNode field = call.body();
        String kind = field.path("customFieldType").asText("text").replace("textbox", "text");
        if (call.path("customFieldId") != null) {
            field.put("fieldId", call.path("customFieldId"));
        }
        field.remove("customFieldType");
        ObjectNode definition = JsonReader.object();
        definition.putArray(kind + "CustomFields").add(field);
        return definition;
    }

    /** Adds fields, and returns them with their ids. */
    static ObjectNode add(ObjectNode data, JsonNode definition) {
        return each(
                data,
                definition,
                (known, field) -> {
                    JSON.text(field, "name");
                    if (!field.hasNonNull("fieldId") || find(known, field) >= 0) {
                        long id = ThreadLocalRandom.current().nextLong(10_000_000_000L);
                        field.put("fieldId", String.valueOf(10_000_000_000L + id));
                    }
                    Map.of("required", "false", "show", "false")
                            .forEach(
                                    (name, usual) ->
                                            field.putIfAbsent(name, field.textNode(usual)));
                    known.add(field.deepCopy());
                    return field;
                });
    }

    private static ObjectNode update(ObjectNode data, JsonNode definition) {
        return each(
                data,
                definition,
                (known, field) -> ((ObjectNode) known.get(require(known, field))).setAll(field));
    }

    private static ObjectNode remove(ObjectNode data, JsonNode definition) {
        return each(
                data,
                definition,
                (known, field) -> (ObjectNode) known.remove(require(known, field)));
    }

    private static ObjectNode each(ObjectNode data, JsonNode definition, Step step) {
        ObjectNode all = of(data);
        ObjectNode done = JsonReader.object();
        for (String kind : KINDS) {
            ArrayNode fields = done.putArray(kind);
            for (ObjectNode field : JSON.optionalObjects(definition, kind)) {
                fields.add(step.apply(all.withArray(kind), field).deepCopy());
            }
        }
        return done;
    }

    /** Both arrays, which may be empty. */
    static ObjectNode of(ObjectNode data) {
        ObjectNode all = data.withObject("/customFields");
        KINDS.forEach(all::withArray);
        return all;
    }

    /**
     * Whether a field of the name has the value.
     *
     * @param wanted as in a query, {@code name=value}
     */
    static boolean match(ObjectNode data, String wanted) {
        for (JsonNode kind : data.path("customFields")) {
            for (JsonNode field : kind) {
                String pair = field.path("name").asText() + "=" + field.path("value").asText();
                if (pair.equalsIgnoreCase(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int require(ArrayNode fields, ObjectNode named) {
        int found = find(fields, named);
        if (found < 0) {
            throw DocuSignError.bad(
                    "CUSTOM_FIELD_ID_INVALID",
                    "There is no custom field " + named.path("fieldId").asText() + ".");
        }
        return found;
    }

    private static int find(ArrayNode fields, ObjectNode named) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).path("fieldId").equals(named.path("fieldId"))) {
                return i;
            }
        }
        return -1;
    }
}
