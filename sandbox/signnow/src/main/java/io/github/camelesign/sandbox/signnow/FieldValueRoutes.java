// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands in the fields of a document. */
final class FieldValueRoutes {
    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("GET", "/v2/documents/:id/fields", this::list);
        endpoints.bearer("PUT", "/v2/documents/:id/prefill-texts", this::prefillTexts);
        endpoints.bearer(
                "POST", "/document/:id/integration/object/smartfields", this::prefillSmartFields);
    }

    private void list(SignNowCall call) {
        ObjectNode json = JsonReader.object();
        ArrayNode data = json.putArray("data");
        for (Field field : call.document().fields()) {
            if (!field.isSignature()) {
                data.add(field.value());
            }
        }
        call.answer(json);
    }

    private void prefillTexts(SignNowCall call) {
        Map<String, String> values = new HashMap<>();
        for (ObjectNode field : JSON.objects(call.body().get("fields"), "fields")) {
            values.put(JSON.text(field, "field_name"), field.path("prefilled_text").asText());
        }
        fill(call, values);
        call.noContent();
    }

    private void prefillSmartFields(SignNowCall call) {
        Map<String, String> values = new HashMap<>();
        for (ObjectNode pair : JSON.objects(call.body().get("data"), "data")) {
            pair.properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
        }
        fill(call, values);
        call.success();
    }

    private static void fill(SignNowCall call, Map<String, String> values) {
        Document document = call.document();
        if (document.signing().hasOpenInvites()) {
            throw SignNowError.invalid("The document is out for signature");
        }
        List<Field> fields = document.fields();
        for (String name : values.keySet()) {
            if (fields.stream().noneMatch(field -> field.isCalled(name))) {
                throw SignNowError.invalid("The document has no field " + name);
            }
        }
        List<Field> filled = fields.stream().map(field -> filled(field, values)).toList();
        call.signing(document.id(), s -> s.withFields(filled));
    }

    private static Field filled(Field field, Map<String, String> values) {
        return values.entrySet().stream()
                .filter(entry -> field.isCalled(entry.getKey()))
                .findFirst()
                .map(entry -> field.withText(entry.getValue()))
                .orElse(field);
    }
}
