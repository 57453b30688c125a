// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Templates of document groups, in both versions of the API. */
final class GroupTemplateRoutes {
    private static final String V1 = "/documentgroup/template/:id";
    private static final String V2 = "/v2/document-group-templates";
    // what an answer holds under two names
    private static final Map<String, String> TWICE =
            Map.of(
                    "user_id", "userId",
                    "group_name", "groupName",
                    "folder_id", "folderId",
                    "routing_details", "routingDetails",
                    "document_group_template_owner_email", "documentGroupTemplateOwnerEmail",
                    "share_info", "shareInfo");

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("GET", "/user/documentgroup/templates", this::list);
        endpoints.bearer("POST", "/documentgroup/template", this::createWhole);
        endpoints.bearer("GET", V1, this::show);
        endpoints.bearer("PUT", V1, this::update);
        endpoints.bearer("POST", V2, this::create);
        endpoints.bearer("PATCH", V2 + "/:id", this::rename);
        endpoints.bearer("POST", V2 + "/:id/templates", this::addTemplate);
        endpoints.bearer("POST", V2 + "/:id/document-group", this::createGroup);
        endpoints.bearer(
                "POST", "/v2/document-groups/:id/document-group-template", this::createFromGroup);
        Recipients.mount(
                endpoints,
                V2 + "/:id/recipients",
                GroupTemplateRoutes::own,
                state -> state.groupTemplates);
    }

    private static DocumentGroup own(SignNowCall call) {
        return call.group(call.state().groupTemplates);
    }

    private static void change(SignNowCall call, UnaryOperator<DocumentGroup> change) {
        call.state().groupTemplates.change(own(call).id(), change);
    }

    private void list(SignNowCall call) {
        GroupRoutes.list(
                call,
                call.state().groupTemplates,
                "document_group_template",
                template -> {
                    ObjectNode entry =
                            JsonReader.object()
                                    .put("id", template.id())
                                    .put("template_group_id", template.id())
                                    .put("template_group_name", template.name())
                                    .put("folder_id", template.folderId())
                                    .put("owner_email", template.owner().email())
                                    .put("last_updated", template.updated().getEpochSecond())
                                    .put("is_prepared", !template.documentIds().isEmpty());
                    templates(entry, call, template);
                    return entry;
                });
    }

    private static void templates(ObjectNode json, SignNowCall call, DocumentGroup template) {
        new GroupJson(call).templates(json.putArray("templates"), call.documents(template));
    }

    private void show(SignNowCall call) {
        DocumentGroup template = own(call);
        ObjectNode json =
                JsonReader.object()
                        .put("id", template.id())
                        .put("user_id", template.owner().id())
                        .put("group_name", template.name())
                        .put("folder_id", template.folderId())
                        .put("document_group_template_owner_email", template.owner().email())
                        .put("created", template.created().getEpochSecond())
                        .put("updated", template.updated().getEpochSecond());
        json.putObject("share_info").put("role", "owner");
        boolean planned = template.routing() != null;
        json.set("routing_details", planned ? template.routing() : JsonReader.object());
        templates(json, call, template);
        TWICE.forEach((one, other) -> json.set(other, json.get(one)));
        call.answer(AnswerTypes.answer("template.GroupTemplateGet", json));
    }

    private void update(SignNowCall call) {
        ObjectNode body = call.body();
        List<String> ids = new ArrayList<>(own(call).documentIds());
        body.path("template_ids_to_remove").forEach(id -> ids.remove(id.asText()));
        body.path("template_ids_to_add").forEach(id -> ids.add(template(call, id.asText()).id()));
        change(
                call,
                old -> {
                    String name = body.path("template_group_name").asText(old.name());
                    DocumentGroup made =
                            old.renamed(name, call.now()).withDocuments(ids, call.now());
                    return body.path("routing_details") instanceof ObjectNode routing
                            ? made.withRouting(routing.deepCopy(), call.now())
                            : made;
                });
        call.success();
    }

    private static Document template(SignNowCall call, String id) {
        Document template = call.document(id);
        if (!template.template()) {
            throw SignNowError.invalid("Only templates go into a template of a document group");
        }
        return template;
    }

    private void create(SignNowCall call) {
        call.data(Map.of("id", made(call, JSON.text(call.body(), "name"), List.of()).id()));
    }

    /** As version 1 makes it, with everything in it. */
    private void createWhole(SignNowCall call) {
        ObjectNode body = call.body();
        List<String> ids =
                JSON.texts(body, "template_ids").stream()
                        .map(id -> template(call, id).id())
                        .toList();
        DocumentGroup made = made(call, JSON.text(body, "template_group_name"), ids);
        call.answer(Map.of("id", made.id()));
    }

    private static DocumentGroup made(SignNowCall call, String name, List<String> templates) {
        ObjectNode body = call.body();
        String folder = body.path("folder_id").asText(call.user().templates().id());
        DocumentGroup named = DocumentGroup.of(call.user(), name, templates, folder, call.now());
        DocumentGroup made =
                body.path("routing_details") instanceof ObjectNode routing
                        ? named.withRouting(routing.deepCopy(), call.now())
                        : named;
        call.state().groupTemplates.add(made);
        return made;
    }

    private void rename(SignNowCall call) {
        String name = JSON.text(call.body(), "template_group_name");
        change(call, old -> old.renamed(name, call.now()));
        call.noContent();
    }

    private void addTemplate(SignNowCall call) {
        List<String> ids = new ArrayList<>(own(call).documentIds());
        ObjectNode body = call.body();
        String added =
                body.hasNonNull("template_id")
                        ? template(call, JSON.text(body, "template_id")).id()
                        : asTemplate(call, call.document(JSON.text(body, "document_id")));
        ids.add(added);
        change(call, old -> old.withDocuments(ids, call.now()));
        call.data(Map.of("id", added));
    }

    private static String asTemplate(SignNowCall call, Document document) {
        return call.add(document.asTemplate(document.name(), call.now())).id();
    }

    private void createGroup(SignNowCall call) {
        String name = JSON.text(call.body(), "group_name");
        List<Document> templates = call.documents(own(call));
        if (templates.isEmpty()) {
            throw SignNowError.invalid("The template has no documents");
        }
        String folder = call.user().documents().id();
        List<String> ids =
                templates.stream()
                        .map(t -> TemplateRoutes.copy(call, t, t.name(), folder).id())
                        .toList();
        DocumentGroup group = GroupRoutes.made(call, name, ids);
        ObjectNode data = new GroupJson(call).data(group);
        data.put("unique_id", group.id()).put("owner_email", call.user().email());
        ObjectNode json = JsonReader.object().set("data", data);
        call.answer(AnswerTypes.answer("documentgrouptemplate.DocumentGroupTemplatePost", json));
    }

    /** SignNow says only that it will be done; here it is done at once. */
    private void createFromGroup(SignNowCall call) {
        List<Document> documents = call.documents(call.group());
        String name = JSON.text(call.body(), "name");
        made(call, name, documents.stream().map(each -> asTemplate(call, each)).toList());
        call.ctx().response().setStatusCode(202).end();
    }
}
