// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
        endpoints.bearer("GET", ROUTING, c -> showRouting(c, true));
        endpoints.bearer("POST", ROUTING, c -> showRouting(c, false));
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
        Document made =
                document.copy(
                        JSON.text(body, "document_name"),
                        true,
                        call.user().templates().id(),
                        call.now());
        call.state().documents.add(made);
        call.answer(Map.of("id", made.id()));
    }

    private void copy(SignNowCall call) {
        Document template = template(call);
        ObjectNode body = call.optionalBody();
        String given = JSON.optionalText(body, "document_name");
        String name = given == null ? template.upload().name() : given;
        String folderId = JSON.optionalText(body, "folder_id");
        String folder =
                folderId == null
                        ? call.user().documents().id()
                        : call.state()
                                .folders
                                .find(call.user(), folderId)
                                .orElseThrow(() -> SignNowError.notFound("Folder"))
                                .id();
        Document made = copy(call, template, name, folder);
        call.answer(Map.of("id", made.id(), "name", name, "document_name", name));
    }

    static Document copy(SignNowCall call, Document template, String name, String folderId) {
        Document made = template.copy(name, false, folderId, call.now());
        call.state().documents.add(made);
        ObjectNode content =
                DocumentEvents.about(made)
                        .put("template_id", template.id())
                        .put("viewer_user_unique_id", call.user().id());
        call.state()
                .happened(
                        new Event(
                                "template.copy",
                                call.now(),
                                template.owner(),
                                template.id(),
                                call.user().email(),
                                content));
        return made;
    }

    private void showRouting(SignNowCall call, boolean attributes) {
        Document template = template(call);
        ObjectNode json = JsonReader.object();
        json.set("routing_details", details(template));
        for (String list : LISTS) {
            ArrayNode array = json.putArray(list);
            if (template.routing() != null && template.routing().path(list).isArray()) {
                array.addAll((ArrayNode) template.routing().get(list));
            }
        }
        if (attributes) {
            json.putObject("attributes")
                    .putNull("brand_id")
                    .putNull("redirect_uri")
                    .putNull("on_complete");
        }
        call.answer(json);
    }

    /** What the owner said, or else that everybody signs in the order of the roles. */
    private static ArrayNode details(Document template) {
        if (template.routing() != null && template.routing().path("template_data").isArray()) {
            return (ArrayNode) template.routing().get("template_data");
        }
        ArrayNode details = JsonReader.object().putArray("routing_details");
        int order = 1;
        for (Role role : template.roles()) {
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

    private void updateRouting(SignNowCall call) {
        Document template = template(call);
        ObjectNode body = call.body();
        for (ObjectNode detail : JSON.objects(body.get("template_data"), "template_data")) {
            String name = JSON.text(detail, "name");
            if (template.roles().stream().noneMatch(role -> role.name().equals(name))) {
                throw SignNowError.invalid("The template has no role " + name);
            }
        }
        call.state()
                .documents
                .change(template.id(), d -> d.withRouting(body.deepCopy(), call.now()));
        ObjectNode json =
                JsonReader.object()
                        .put("id", Ids.of(template.id()))
                        .put("document_id", template.id());
        json.set("data", body.get("template_data"));
        for (String list : LISTS) {
            json.set(list, body.withArray(list));
        }
        call.answer(json);
    }
}
