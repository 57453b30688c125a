// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;
import java.util.Map;

/** Templates: documents to be copied, and who usually signs the copies. */
final class TemplateRoutes {
    private static final String ROUTING = "/document/:id/template/routing/detail";
    private static final List<String> LISTS =
            List.of("cc", "cc_step", "viewers", "approvers", "invite_link_instructions");

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("POST", "/template", this::create);
        endpoints.bearer("POST", "/template/:id/copy", this::copy);
        endpoints.upload("/template/:id/bulkinvite", new BulkInvite()::send);
        endpoints.bearer("GET", ROUTING, c -> showRouting(c, "template.RoutingDetailsGet"));
        endpoints.bearer("POST", ROUTING, c -> showRouting(c, "template.RoutingDetailsPost"));
        endpoints.bearer("PUT", ROUTING, this::updateRouting);
    }

    static Document template(SignNowCall call) {
        Document document = call.document();
        if (!document.template()) {
            throw SignNowError.notFound("Template");
        }
        return document;
    }

    private void create(SignNowCall call) {
        ObjectNode body = call.body();
        Document document = call.document(JSON.text(body, "document_id"));
        Document made = document.asTemplate(JSON.text(body, "document_name"), call.now());
        call.answer(Map.of("id", call.add(made).id()));
    }

    private void copy(SignNowCall call) {
        Document template = template(call);
        ObjectNode body = call.optionalBody();
        String name = body.path("document_name").asText(template.name());
        Folder folder = call.folder(JSON.optionalText(body, "folder_id"));
        Document made = copy(call, template, name, folder.id());
        call.answer(Map.of("id", made.id(), "name", name, "document_name", name));
    }

    static Document copy(SignNowCall call, Document template, String name, String folderId) {
        Document made = call.add(template.copy(name, folderId, call.now()));
        User user = call.user();
        ObjectNode content = DocumentEvents.about(made).put("template_id", template.id());
        content.put("viewer_user_unique_id", user.id());
        call.state()
                .happened(
                        new Event(
                                "template.copy",
                                call.now(),
                                template.owner(),
                                template.id(),
                                user.email(),
                                content));
        return made;
    }

    private void showRouting(SignNowCall call, String type) {
        // clients look at the routing of documents that are no templates, too
        Document document = call.document();
        ObjectNode json = JsonReader.object();
        json.set("routing_details", details(document));
        if (document.routing() != null) {
            LISTS.forEach(list -> json.set(list, document.routing().path(list)));
        }
        call.answer(AnswerTypes.answer(type, json));
    }

    /** What the owner said, or else that everybody signs in the order of the roles. */
    static ArrayNode details(Document document) {
        ArrayNode details = JsonNodeFactory.instance.arrayNode();
        if (document.routing() != null && !planned(document.routing()).isEmpty()) {
            return details.addAll(planned(document.routing()));
        }
        int order = 1;
        for (Role role : document.roles()) {
            details.addObject()
                    .put("name", role.name())
                    .put("role_id", role.id())
                    .put("default_email", "")
                    .put("inviter_role", false)
                    .put("signing_order", order++)
                    .put("decline_by_signature", false)
                    .put("delivery_type", "email");
        }
        return details;
    }

    /** Some clients send one object in place of the array, or an array of another name. */
    private static List<ObjectNode> planned(ObjectNode body) {
        if (body.path("template_data") instanceof ObjectNode one) {
            return one.isEmpty() ? List.of() : List.of(one);
        }
        List<ObjectNode> data = JSON.optionalObjects(body, "template_data");
        return data.isEmpty() ? JSON.optionalObjects(body, "template_data_object") : data;
    }

    private void updateRouting(SignNowCall call) {
        Document document = call.document();
        ObjectNode body = call.optionalBody();
        for (ObjectNode detail : planned(body)) {
            String name = JSON.text(detail, "name");
            if (!document.hasRole(name)) {
                throw SignNowError.invalid("The template has no role " + name);
            }
        }
        call.state()
                .documents
                .change(document.id(), d -> d.withRouting(body.deepCopy(), call.now()));
        ObjectNode json =
                JsonReader.object()
                        .put("id", Ids.of(document.id()))
                        .put("document_id", document.id());
        ArrayNode details = details(call.document());
        JsonNode first = details.path(0);
        json.set("data", first.isObject() ? first : JsonReader.object());
        LISTS.forEach(list -> json.set(list, body.path(list)));
        ObjectNode answer = AnswerTypes.answer("template.RoutingDetailsPut", json);
        // clients that send an array read one, others a single object
        if (body.path("template_data").isArray()) {
            answer.set("data", details);
        }
        call.answer(answer);
    }
}
