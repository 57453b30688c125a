// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.Map;

/** What the API's user wants to remember about a signature request. */
final class MetadataRoutes {
    private static final String PATH = "/signature_requests/:id/metadata";
    private static final Shape METADATA = Shape.object().required("data", Rules.OBJECT);

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH, this::show);
        endpoints.on("POST", PATH, this::create);
        endpoints.on("PUT", PATH, this::replace);
        endpoints.on("DELETE", PATH, this::delete);
    }

    private void show(YousignCall call) {
        call.answer(200, existing(call));
    }

    private static ObjectNode existing(YousignCall call) {
        ObjectNode metadata = call.signatureRequest().metadata;
        if (metadata == null) {
            throw YousignError.notFound("Metadata");
        }
        return metadata;
    }

    private void create(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        if (request.metadata != null) {
            throw YousignError.refused(
                    "metadata.already_exists", "The signature request has metadata already");
        }
        request.metadata = read(call);
        call.answer(201, request.metadata);
    }

    private void replace(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        request.metadata = read(call);
        call.answer(200, request.metadata);
    }

    private void delete(YousignCall call) {
        existing(call);
        call.signatureRequest().metadata = null;
        call.noContent();
    }

    private static ObjectNode read(YousignCall call) {
        ObjectNode body = call.body(METADATA);
        for (Map.Entry<String, ?> entry : body.get("data").properties()) {
            var value = body.get("data").get(entry.getKey());
            boolean valid =
                    value.isNumber()
                            || value.isBoolean()
                            || value.isTextual()
                                    && !value.textValue().isEmpty()
                                    && value.textValue().length() <= 255;
            if (!valid) {
                throw YousignError.violated(
                        "data[" + entry.getKey() + "]",
                        "This value should be a number, a bool or a text of 1 to 255 characters");
            }
        }
        return JsonReader.object().set("data", body.get("data"));
    }
}
