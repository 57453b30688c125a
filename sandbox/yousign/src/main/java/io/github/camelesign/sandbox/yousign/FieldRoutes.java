// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The fields of a document. */
final class FieldRoutes {
    private static final String PATH = "/signature_requests/:id/documents/:document/fields";

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
        call.showPage(document(call).fields);
    }

    private void create(YousignCall call) {
        call.signatureRequest().requireDraft();
        call.show(201, Fields.add(call.signatureRequest(), document(call), call.body()));
    }

    private void update(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        ObjectNode field = document(call).field(call.path("field"));
        ObjectNode change = call.body();
        request.requireDraft();
        if (change.has("signer_id")) {
            request.signer(change.get("signer_id").asText());
        }
        field.setAll(change);
        call.show(200, field);
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
        JsonNode value = call.body().get("value");
        if (request.status != Status.ONGOING) {
            throw YousignError.refused(
                    "signature_request.status_not_compatible",
                    "The signature request must be ongoing, it is in " + request.status.word());
        }
        Answers.give(field, value);
        call.noContent();
    }
}
