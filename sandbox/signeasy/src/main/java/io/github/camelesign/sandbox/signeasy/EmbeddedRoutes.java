// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import static io.github.camelesign.sandbox.signeasy.RequestBody.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signeasy.SigneasyLink.Purpose;

/** Links to pages on which the owner of an original sends it to others or signs it. */
final class EmbeddedRoutes {
    void mount(SigneasyEndpoints endpoints) {
        endpoints.bearer("POST", "/v2/signing/url", EmbeddedRoutes::byType);
        endpoints.bearer("POST", Family.EMBEDDED.prefix() + "/url", EmbeddedRoutes::byType);
        endpoints.bearer("POST", "/v3/me/embedded/url", c -> link(c, c.body(), Purpose.SELF_SIGN));
    }

    private static void byType(SigneasyCall call) {
        ObjectNode body = call.body();
        Purpose purpose =
                switch (body.path("type").asText("rs")) {
                    case "rs" -> Purpose.SEND;
                    case "self_sign" -> Purpose.SELF_SIGN;
                    default -> throw SigneasyError.invalid("type must be rs or self_sign");
                };
        JSON.optionalObjects(body, "recipients").forEach(person -> JSON.email(person, "email"));
        JSON.optionalObjects(body, "cc").forEach(person -> JSON.email(person, "email"));
        link(call, body, purpose);
    }

    private static void link(SigneasyCall call, ObjectNode body, Purpose purpose) {
        String fileId = body.path("file_id").asText();
        if (fileId.isBlank()) {
            throw SigneasyError.invalid("file_id is required");
        }
        Original original = call.original(fileId);
        SigneasyLink link =
                call.state()
                        .links
                        .make(purpose, original.id(), call.user().email(), body, call.origin());
        call.answer(
                200,
                JsonReader.object()
                        .put("url", call.state().links.address(link))
                        .put("file_id", fileId));
    }
}
