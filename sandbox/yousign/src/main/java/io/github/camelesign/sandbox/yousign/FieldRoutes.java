// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The fields of a document. */
final class FieldRoutes {
    private static final String PATH = "/signature_requests/:id/documents/:document/fields";
    private static final Shape ANSWER = Shape.object().required("value", Rules.ANYTHING);

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH, this::list);
        endpoints.on("POST", PATH, this::create);
        endpoints.on("PATCH", PATH + "/:field", this::update);
        endpoints.on("DELETE", PATH + "/:field", this::delete);
        endpoints.on("POST", PATH + "/:field/answer", this::answer);
    }

    private static RequestDocument document(YousignCall call) {
        return call.signatureRequest().document(call.path("document"));
    }

    private void list(YousignCall call) {
        Query query =
                new Query(
                        call,
                        "after",
                        "limit",
                        "type[eq]",
                        "type[in]",
                        "signer_id[eq]",
                        "name[eq]");
        List<ObjectNode> fields =
                document(call).fields.stream()
                        .filter(field -> is(field, "type", query.text("type[eq]")))
                        .filter(field -> among(field, query.text("type[in]")))
                        .filter(field -> is(field, "signer_id", query.text("signer_id[eq]")))
                        .filter(field -> is(field, "name", query.text("name[eq]")))
                        .map(Fields::json)
                        .toList();
        call.answer(200, YousignPaging.page(query, fields));
    }

    private static boolean is(ObjectNode field, String name, String wanted) {
        return wanted == null || field.path(name).asText().equals(wanted);
    }

    private static boolean among(ObjectNode field, String types) {
        return types == null || Set.of(types.split(",")).contains(field.path("type").asText());
    }

    private void create(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        RequestDocument document = document(call);
        JsonNode body = call.json();
        List<Violation> found = new ArrayList<>();
        FieldShapes.OF_DOCUMENT.check("", body, found);
        if (!found.isEmpty()) {
            throw YousignError.violated(found);
        }
        request.requireDraft();
        call.answer(201, Fields.json(Fields.add(request, document, (ObjectNode) body)));
    }

    private void update(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        ObjectNode field = document(call).field(call.path("field"));
        if (!(call.json() instanceof ObjectNode change)) {
            throw YousignError.violated("", "The body must be a JSON object");
        }
        FieldShapes.readChange(field.path("type").asText(), change);
        request.requireDraft();
        if (change.has("signer_id")) {
            request.signer(change.get("signer_id").asText());
        }
        field.setAll(change);
        call.answer(200, Fields.json(field));
    }

    private void delete(YousignCall call) {
        RequestDocument document = document(call);
        ObjectNode field = document.field(call.path("field"));
        call.signatureRequest().requireDraft();
        document.fields.remove(field);
        call.noContent();
    }

    private void answer(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        ObjectNode field = document(call).field(call.path("field"));
        JsonNode value = call.body(ANSWER).get("value");
        if (request.status != Status.ONGOING) {
            throw YousignError.refused(
                    "signature_request.status_not_compatible",
                    "The signature request must be ongoing, it is in " + request.status.word());
        }
        Answers.give(field, value);
        call.noContent();
    }
}
