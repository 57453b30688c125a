// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Those who hear how a signature request goes on. */
final class FollowerRoutes {
    private static final String PATH = "/signature_requests/:id/followers";
    private static final int MOST = 100;
    private static final Shape FOLLOWER =
            Shape.object().required("email", Rules.EMAIL).required("locale", Rules.LOCALE);

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH, this::list);
        endpoints.on("POST", PATH, this::add);
    }

    private void list(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        call.answer(
                200,
                YousignPaging.all(
                        request.followers.stream()
                                .map(follower -> call.state().json.follower(request, follower))
                                .toList()));
    }

    private void add(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        JsonNode body = call.json();
        List<Violation> found = new ArrayList<>();
        Rules.list(FOLLOWER, 1, MOST).check("", body, found);
        if (!found.isEmpty()) {
            throw YousignError.violated(found);
        }
        if (request.followers.size() + body.size() > MOST) {
            throw YousignError.violated("", "There may be " + MOST + " followers at most");
        }
        ArrayNode added = JsonNodeFactory.instance.arrayNode();
        for (JsonNode follower : body) {
            request.followers.add((ObjectNode) follower);
            added.add(call.state().json.follower(request, (ObjectNode) follower));
        }
        call.answer(201, added);
    }
}
