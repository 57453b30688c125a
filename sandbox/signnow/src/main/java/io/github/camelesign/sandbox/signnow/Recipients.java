// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is to do what with the documents of a group or of a group's template. */
final class Recipients {
    private Recipients() {}

    /** As long as the owner planned nothing, there is one recipient for each role. */
    static ObjectNode unplanned(List<Document> documents) {
        Map<String, ObjectNode> byRole = new LinkedHashMap<>();
        ObjectNode plan = JsonReader.object();
        ArrayNode recipients = plan.putArray("recipients");
        for (Document document : documents) {
            for (Role role : document.roles()) {
                ObjectNode recipient =
                        byRole.computeIfAbsent(
                                role.name(), name -> recipient(recipients.addObject(), name));
                ((ArrayNode) recipient.get("documents"))
                        .addObject()
                        .put("id", document.id())
                        .put("role", role.name())
                        .put("action", "sign");
            }
        }
        return completed(plan);
    }

    private static ObjectNode recipient(ObjectNode json, String name) {
        json.put("name", name).putNull("email").put("order", 1);
        json.putArray("documents");
        json.putObject("attributes");
        return json;
    }

    /** A plan as it is shown. */
    static ObjectNode answer(ObjectNode plan) {
        ObjectNode json = JsonReader.object();
        json.set("data", plan);
        return AnswerTypes.answer("documentgroup.DocumentGroupRecipientsGet", json);
    }

    /** The owner's plan, when it fits the documents. */
    static ObjectNode read(ObjectNode body, List<Document> documents) {
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
            if (document.roles().stream().noneMatch(r -> r.name().equals(role))) {
                throw SignNowError.invalid("The document has no role " + role);
            }
        }
    }

    private static ObjectNode completed(ObjectNode plan) {
        for (String array :
                List.of("unmapped_documents", "allowed_unmapped_sign_documents", "cc")) {
            if (!plan.path(array).isArray()) {
                plan.putArray(array);
            }
        }
        if (!plan.path("general_reminder").isObject()) {
            plan.putObject("general_reminder");
        }
        if (!plan.hasNonNull("order_type")) {
            plan.put("order_type", "at_the_same_time");
        }
        return plan;
    }
}
