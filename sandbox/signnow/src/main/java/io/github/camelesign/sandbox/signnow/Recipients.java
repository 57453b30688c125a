// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Who is to do what with the documents of a group or of a group's template. */
final class Recipients {
    private static final List<String> LISTS =
            List.of("unmapped_documents", "allowed_unmapped_sign_documents", "cc");

    private Recipients() {}

    static void mount(
            SignNowEndpoints endpoints,
            String path,
            Function<SignNowCall, DocumentGroup> groups,
            Function<SignNowState, EntityStore<DocumentGroup>> store) {
        endpoints.bearer(
                "GET",
                path,
                call -> {
                    DocumentGroup group = groups.apply(call);
                    boolean planned = group.recipients() != null;
                    answer(call, planned ? group.recipients() : unplanned(call.documents(group)));
                });
        endpoints.bearer(
                "PUT",
                path,
                call -> {
                    DocumentGroup group = groups.apply(call);
                    ObjectNode plan = read(call.body(), call.documents(group));
                    store.apply(call.state())
                            .change(group.id(), g -> g.withRecipients(plan, call.now()));
                    answer(call, plan);
                });
    }

    private static void answer(SignNowCall call, ObjectNode plan) {
        ObjectNode json = JsonReader.object();
        json.set("data", plan);
        call.answer(AnswerTypes.answer("documentgroup.DocumentGroupRecipientsGet", json));
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
        return completed(plan);
    }

    private static ArrayNode recipient(ArrayNode recipients, String name) {
        ObjectNode json = recipients.addObject().put("name", name).putNull("email").put("order", 1);
        json.putObject("attributes");
        return json.putArray("documents");
    }

    /** The owner's plan, when it fits the documents. */
    private static ObjectNode read(ObjectNode body, List<Document> documents) {
        for (ObjectNode recipient : JSON.objects(body.get("recipients"), "recipients")) {
            JSON.text(recipient, "name");
            if (recipient.hasNonNull("email")) {
                JSON.email(recipient, "email");
            }
            JSON.optionalObjects(recipient, "documents")
                    .forEach(document -> check(document, documents));
        }
        return completed(body.deepCopy());
    }

    private static void check(ObjectNode entry, List<Document> documents) {
        Document document =
                documents.stream()
                        .filter(d -> d.id().equals(JSON.text(entry, "id")))
                        .findFirst()
                        .orElseThrow(() -> SignNowError.notFound("Document"));
        if (entry.path("action").asText("sign").equals("sign")) {
            String role = JSON.text(entry, "role");
            if (!document.hasRole(role)) {
                throw SignNowError.invalid("The document has no role " + role);
            }
        }
    }

    private static ObjectNode completed(ObjectNode plan) {
        LISTS.stream().filter(list -> !plan.path(list).isArray()).forEach(plan::putArray);
        if (!plan.path("general_reminder").isObject()) {
            plan.putObject("general_reminder");
        }
        return plan.hasNonNull("order_type") ? plan : plan.put("order_type", "at_the_same_time");
    }
}
