// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.Field.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Who is to do what with the documents of a group or of a group's template. */
record Recipients(Function<SignNowState, EntityStore<DocumentGroup>> groups) {
    void mount(SignNowEndpoints api, String path) {
        api.bearer("GET", path, this::show);
        api.bearer("PUT", path, this::plan);
    }

    private void show(SignNowCall call) {
        DocumentGroup group = call.group(groups.apply(call.state()));
        boolean planned = group.recipients() != null;
        answer(call, planned ? group.recipients() : unplanned(call.documents(group)));
    }

    /** The owner's plan, when it fits the documents. */
    private void plan(SignNowCall call) {
        EntityStore<DocumentGroup> store = groups.apply(call.state());
        DocumentGroup group = call.group(store);
        List<Document> documents = call.documents(group);
        ObjectNode plan = call.body();
        for (JsonNode recipient : plan.get("recipients")) {
            recipient.path("documents").forEach(document -> check(document, documents));
        }
        store.change(group.id(), g -> g.planned(plan, g.routing(), call.now()));
        answer(call, plan);
    }

    private static void check(JsonNode entry, List<Document> documents) {
        Document document =
                documents.stream()
                        .filter(d -> d.id().equals(entry.get("id").asText()))
                        .findFirst()
                        .orElseThrow(() -> SignNowError.notFound("Document"));
        if (entry.path("action").asText("sign").equals("sign")) {
            document.requireRole(JSON.text(entry, "role"));
        }
    }

    private static void answer(SignNowCall call, ObjectNode plan) {
        ObjectNode json = JsonReader.object().set("data", plan);
        call.answer(Answers.complete("documentgroup.DocumentGroupRecipientsGet", json));
    }

    /** As long as the owner planned nothing, there is one recipient for each role. */
    private static ObjectNode unplanned(List<Document> documents) {
        Map<String, ArrayNode> documentsOfRole = new LinkedHashMap<>();
        ObjectNode plan = JsonReader.object();
        ArrayNode recipients = plan.putArray("recipients");
        for (Document document : documents) {
            for (Role role : document.roles()) {
                documentsOfRole
                        .computeIfAbsent(role.name(), name -> recipient(recipients, name))
                        .addObject()
                        .put("id", document.id())
                        .put("role", role.name())
                        .put("action", "sign");
            }
        }
        return plan;
    }

    private static ArrayNode recipient(ArrayNode recipients, String name) {
        ObjectNode json = recipients.addObject().put("name", name).putNull("email").put("order", 1);
        json.putObject("attributes");
        return json.putArray("documents");
    }
}
