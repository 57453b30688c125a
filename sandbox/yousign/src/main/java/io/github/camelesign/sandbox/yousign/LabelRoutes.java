// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Labels, and which of them a signature request has. */
final class LabelRoutes {
    private static final String PATH = "/labels";
    private static final String OF_REQUEST = "/signature_requests/:id/labels";
    private static final int MOST = 50;
    private static final Shape LABEL = Shape.object().required("name", Rules.text(1, 128));

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH, this::list);
        endpoints.on("POST", PATH, this::create);
        endpoints.on("GET", PATH + "/:label", call -> call.answer(200, label(call)));
        endpoints.on("PATCH", PATH + "/:label", this::update);
        endpoints.on("DELETE", PATH + "/:label", this::delete);
        endpoints.on("GET", OF_REQUEST, this::listOfRequest);
        endpoints.onAnything("PUT", OF_REQUEST + "/:label", this::add);
        endpoints.on("DELETE", OF_REQUEST + "/:label", this::remove);
    }

    private static ObjectNode label(YousignCall call) {
        return call.state().labels.get(call.path("label"));
    }

    private void list(YousignCall call) {
        Query query = new Query(call, "after", "limit", "name[eq]", "name[in]");
        String one = query.text("name[eq]");
        String some = query.text("name[in]");
        call.answer(
                200,
                YousignPaging.page(
                        query,
                        call.state().labels.all().stream()
                                .filter(l -> one == null || name(l).equals(one))
                                .filter(
                                        l ->
                                                some == null
                                                        || Set.of(some.split(","))
                                                                .contains(name(l)))
                                .toList()));
    }

    private static String name(ObjectNode label) {
        return label.path("name").asText();
    }

    private void create(YousignCall call) {
        ObjectNode body = call.body(LABEL);
        requireUnique(call, body);
        body.put("created_at", Timestamps.text(call.now()));
        call.answer(201, call.state().labels.add(body));
    }

    private static void requireUnique(YousignCall call, ObjectNode body) {
        if (call.state().labels.all().stream().anyMatch(l -> name(l).equals(name(body)))) {
            throw YousignError.violated("name", "There is a label of this name already");
        }
    }

    private void update(YousignCall call) {
        ObjectNode label = label(call);
        ObjectNode body = call.body(LABEL);
        if (!name(label).equals(name(body))) {
            requireUnique(call, body);
        }
        label.setAll(body);
        call.answer(200, label);
    }

    private void delete(YousignCall call) {
        String id = call.path("label");
        call.state().labels.remove(id);
        call.state().requests.all().forEach(request -> request.labels.remove(id));
        call.noContent();
    }

    private void listOfRequest(YousignCall call) {
        var labels = call.state().json.labels(call.signatureRequest());
        ObjectNode page = YousignPaging.page(new Query(call), List.of());
        page.set("data", labels);
        call.answer(200, page);
    }

    private void add(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        request.labels.add(label(call).path("id").asText());
        if (request.labels.size() > MOST) {
            request.labels.remove(call.path("label"));
            throw YousignError.violated("labels", "There may be " + MOST + " labels at most");
        }
        call.noContent();
    }

    private void remove(YousignCall call) {
        if (!call.signatureRequest().labels.remove(call.path("label"))) {
            throw YousignError.notFound("Label " + call.path("label"));
        }
        call.noContent();
    }
}
