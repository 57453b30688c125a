// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.docusign.CustomFields.TypedArrays.Step;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The custom fields of an envelope or template, and those that an account offers. */
final class CustomFields {
    private static final List<String> KINDS = List.of("textCustomFields", "listCustomFields");
    private static final String PATH = "/custom_fields";
    private static final String ID = "fieldId";
    private static final TypedArrays FIELDS =
            new TypedArrays(ID, "CUSTOM_FIELD_ID_INVALID", CustomFields::add);

    private CustomFields() {}

    static void mount(DocuSignEndpoints endpoints) {
        endpoints.both("GET", PATH, call -> call.answer(of(call.envelope().copy().data())));
        FIELDS.mount(endpoints, PATH, (call, e, body, step) -> each(e.data(), body, step));
        String one = PATH + "/:customFieldId";
        endpoints.account("GET", PATH, call -> call.answer(of(offered(call))));
        endpoints.account("POST", PATH, call -> offer(call, 201, CustomFields::add));
        endpoints.account("PUT", one, call -> offer(call, 200, FIELDS::update));
        endpoints.account("DELETE", one, CustomFields::deleteOffered);
    }

    private static ObjectNode offered(DocuSignCall call) {
        String path = call.account().path() + PATH;
        return call.state().resources().find(path).orElseGet(JsonReader::object);
    }

    private static void offer(DocuSignCall call, int status, Step step) {
        ObjectNode all = offered(call);
        each(all, definition(call), step);
        call.state().resources().put(call.account().path() + PATH, all);
        call.answer(status, of(all));
    }

    private static void deleteOffered(DocuSignCall call) {
        String id = call.path("customFieldId");
        ObjectNode all = offered(call);
        ObjectNode before = all.deepCopy();
        of(all).forEach(k -> ((ArrayNode) k).removeIf(f -> f.path(ID).asText().equals(id)));
        DocuSignError.require(!all.equals(before), FIELDS.unknown(), id);
        call.state().resources().put(call.account().path() + PATH, all);
        call.done();
    }

    /** A field of the account as the definitions of envelopes have it. */
    private static ObjectNode definition(DocuSignCall call) {
        ObjectNode field = call.body();
        String kind = field.path("customFieldType").asText("text").replace("textbox", "text");
        if (call.path("customFieldId") != null) {
            field.put(ID, call.path("customFieldId"));
        }
        field.remove("customFieldType");
        ObjectNode definition = JsonReader.object();
        definition.putArray(kind + "CustomFields").add(field);
        return definition;
    }

    static void add(ObjectNode data, JsonNode definition) {
        each(data, definition, CustomFields::add);
    }

    /** Adds a field, and returns it with its id. */
    private static ObjectNode add(String kind, ArrayNode known, ObjectNode field) {
        JSON.text(field, "name");
        String id = field.path(ID).asText();
        if (id.isEmpty() || TypedArrays.find(known, ID, id) != null) {
            long another = ThreadLocalRandom.current().nextLong(10_000_000_000L, 20_000_000_000L);
            field.put(ID, String.valueOf(another));
        }
        field.putIfAbsent("required", field.textNode("false"));
        field.putIfAbsent("show", field.textNode("false"));
        known.add(field.deepCopy());
        return field;
    }

    private static ObjectNode each(ObjectNode data, JsonNode definition, Step step) {
        ObjectNode named = definition.isObject() ? definition.deepCopy() : JsonReader.object();
        named.retain(KINDS);
        KINDS.forEach(named::withArray);
        return TypedArrays.each(of(data), named, step);
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
        return data.path("customFields")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .map(field -> field.path("name").asText() + "=" + field.path("value").asText())
                .anyMatch(wanted::equalsIgnoreCase);
    }

    /**
     * Tabs and custom fields: arrays of them, by the names of their types.
     *
     * @param id property that names one
     * @param unknown code of the error when there is none
     * @param add adds one
     */
    record TypedArrays(String id, String unknown, Step add) {
        /** Adds to an array, or changes or removes one of it; returns what that was or became. */
        interface Step {
            ObjectNode take(String type, ArrayNode known, ObjectNode named);
        }

        /**
         * Takes a step for each of a definition in the arrays of an envelope; returns what came.
         */
        interface Change {
            ObjectNode make(
                    DocuSignCall call, DocuSignEnvelope in, ObjectNode definition, Step step);
        }

        void mount(DocuSignEndpoints endpoints, String path, Change change) {
            endpoints.both("POST", path, call -> change(call, 201, change, add));
            endpoints.both("PUT", path, call -> change(call, 200, change, this::update));
            endpoints.both("DELETE", path, call -> change(call, 200, change, this::remove));
        }

        private static void change(DocuSignCall call, int status, Change change, Step step) {
            ObjectNode body = call.body();
            ObjectNode answer = JsonReader.object();
            call.change(envelope -> answer.setAll(change.make(call, envelope, body, step)));
            call.answer(status, answer);
        }

        ObjectNode update(String type, ArrayNode known, ObjectNode named) {
            return require(type, known, named).setAll(named);
        }

        private ObjectNode remove(String type, ArrayNode known, ObjectNode named) {
            ObjectNode found = require(type, known, named);
            known.removeIf(found::equals);
            return found;
        }

        private ObjectNode require(String type, ArrayNode known, ObjectNode named) {
            ObjectNode found = find(known, id, named.path(id).asText());
            DocuSignError.require(found != null, unknown, named.path(id).asText(), type);
            return found;
        }

        /** Null when there is none. */
        static ObjectNode find(ArrayNode array, String name, String value) {
            for (JsonNode one : array) {
                if (!value.isEmpty() && one.path(name).asText().equals(value)) {
                    return (ObjectNode) one;
                }
            }
            return null;
        }

        static ObjectNode each(ObjectNode all, JsonNode definition, Step step) {
            ObjectNode done = JsonReader.object();
            for (Map.Entry<String, JsonNode> type : definition.properties()) {
                String name = type.getKey();
                ArrayNode row = done.putArray(name);
                for (ObjectNode named : JSON.objects(type.getValue(), name)) {
                    row.add(step.take(name, all.withArray(name), named).deepCopy());
                }
            }
            return done;
        }
    }
}
