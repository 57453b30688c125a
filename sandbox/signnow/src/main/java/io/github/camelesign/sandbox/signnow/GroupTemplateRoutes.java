// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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
        endpoints.bearer("GET", V2 + "/:id/recipients", this::showRecipients);
        endpoints.bearer("PUT", V2 + "/:id/recipients", this::updateRecipients);
        endpoints.bearer("POST", V2 + "/:id/document-group", this::createGroup);
        endpoints.bearer(
                "POST", "/v2/document-groups/:id/document-group-template", this::createFromGroup);
    }

    private static GroupTemplate own(SignNowCall call) {
        GroupTemplate template = call.state().groupTemplates.get(call.path("id"));
        if (template == null || !template.owner().id().equals(call.user().id())) {
            throw SignNowError.groupNotFound();
        }
        return template;
    }

    private static void put(SignNowCall call, GroupTemplate template) {
        call.state().groupTemplates.put(template.id(), template);
    }

    private void list(SignNowCall call) {
        int limit = GroupRoutes.number(call, "limit", 1, 50);
        int offset = GroupRoutes.number(call, "offset", 0, Integer.MAX_VALUE);
        List<GroupTemplate> own =
                call.state().groupTemplates.values().stream()
                        .filter(t -> t.owner().id().equals(call.user().id()))
                        .sorted(Comparator.comparing(GroupTemplate::updated).reversed())
                        .toList();
        ObjectNode json = JsonReader.object();
        ArrayNode list = json.putArray("document_group_templates");
        for (GroupTemplate template : own.stream().skip(offset).limit(limit).toList()) {
            ObjectNode entry = list.addObject();
            entry.put("id", template.id())
                    .put("template_group_id", template.id())
                    .put("template_group_name", template.name())
                    .put("folder_id", template.folderId())
                    .put("owner_email", template.owner().email())
                    .put("last_updated", template.updated().getEpochSecond())
                    .put("is_prepared", !template.templateIds().isEmpty());
            templates(entry.putArray("templates"), call, template);
        }
        call.answer(json.put("document_group_template_total_count", own.size()));
    }

    private void show(SignNowCall call) {
        GroupTemplate template = own(call);
        ObjectNode json =
                JsonReader.object()
                        .put("id", template.id())
                        .put("user_id", template.owner().id())
                        .put("group_name", template.name())
                        .put("folder_id", template.folderId())
                        .put("document_group_template_owner_email", template.owner().email())
                        .put("shared", false)
                        .put("pinned", false)
                        .put("created", template.created().getEpochSecond())
                        .put("updated", template.updated().getEpochSecond());
        json.putObject("share_info").put("role", "owner");
        json.set(
                "routing_details",
                template.routing() == null ? JsonReader.object() : template.routing());
        templates(json.putArray("templates"), call, template);
        for (Map.Entry<String, String> twice : TWICE.entrySet()) {
            json.set(twice.getValue(), json.get(twice.getKey()));
        }
        call.answer(AnswerTypes.answer("template.GroupTemplateGet", json));
    }

    private static void templates(ArrayNode array, SignNowCall call, GroupTemplate of) {
        for (Document template : documents(call, of)) {
            ObjectNode entry =
                    array.addObject()
                            .put("id", template.id())
                            .put("template_name", template.upload().name())
                            .put("owner_email", template.owner().email())
                            .put("readable", true);
            DocumentJson.thumbnails(entry.putObject("thumbnail"), call.base(), template.id());
            ArrayNode roles = entry.putArray("roles");
            template.roles().forEach(role -> roles.add(role.name()));
        }
    }

    private static List<Document> documents(SignNowCall call, GroupTemplate of) {
        return of.templateIds().stream().flatMap(id -> call.find(id).stream()).toList();
    }

    private void update(SignNowCall call) {
        GroupTemplate old = own(call);
        ObjectNode body = call.body();
        List<String> ids = new ArrayList<>(old.templateIds());
        if (body.path("template_ids_to_remove").size() > 0) {
            ids.removeAll(JSON.texts(body, "template_ids_to_remove"));
        }
        if (body.path("template_ids_to_add").size() > 0) {
            for (String id : JSON.texts(body, "template_ids_to_add")) {
                ids.add(template(call, id).id());
            }
        }
        ObjectNode routing =
                body.path("routing_details") instanceof ObjectNode given
                        ? given.deepCopy()
                        : old.routing();
        String name = body.path("template_group_name").asText(old.name());
        put(call, old.with(name, ids, routing, call.now()));
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
        ObjectNode body = call.body();
        GroupTemplate made = made(call, body, List.of());
        call.answer(Map.of("data", Map.of("id", made.id())));
    }

    /** As version 1 makes it, with everything in it. */
    private void createWhole(SignNowCall call) {
        ObjectNode body = call.body();
        List<String> ids =
                JSON.texts(body, "template_ids").stream()
                        .map(id -> template(call, id).id())
                        .toList();
        ObjectNode named = JsonReader.object().put("name", JSON.text(body, "template_group_name"));
        GroupTemplate made = made(call, named, ids);
        if (body.path("routing_details") instanceof ObjectNode routing) {
            put(call, made.with(made.name(), ids, routing.deepCopy(), call.now()));
        }
        call.answer(Map.of("id", made.id()));
    }

    private static GroupTemplate made(SignNowCall call, ObjectNode body, List<String> templates) {
        String folder = JSON.optionalText(body, "folder_id");
        GroupTemplate made =
                GroupTemplate.of(
                        call.user(),
                        JSON.text(body, "name"),
                        folder == null ? call.user().templates().id() : folder,
                        templates,
                        call.now());
        put(call, made);
        return made;
    }

    private void rename(SignNowCall call) {
        GroupTemplate old = own(call);
        String name = JSON.text(call.body(), "template_group_name");
        put(call, old.with(name, old.templateIds(), old.routing(), call.now()));
        call.noContent();
    }

    private void addTemplate(SignNowCall call) {
        GroupTemplate old = own(call);
        ObjectNode body = call.body();
        Document added =
                body.hasNonNull("template_id")
                        ? template(call, JSON.text(body, "template_id"))
                        : asTemplate(call, call.document(JSON.text(body, "document_id")));
        List<String> ids = new ArrayList<>(old.templateIds());
        ids.add(added.id());
        put(call, old.with(old.name(), ids, old.routing(), call.now()));
        call.answer(Map.of("data", Map.of("id", added.id())));
    }

    private static Document asTemplate(SignNowCall call, Document document) {
        Document made =
                document.copy(
                        document.upload().name(), true, call.user().templates().id(), call.now());
        call.state().documents.add(made);
        return made;
    }

    private void showRecipients(SignNowCall call) {
        GroupTemplate template = own(call);
        call.answer(
                Recipients.answer(
                        template.recipients() == null
                                ? Recipients.unplanned(documents(call, template))
                                : template.recipients()));
    }

    private void updateRecipients(SignNowCall call) {
        GroupTemplate old = own(call);
        ObjectNode plan = Recipients.read(call.body(), documents(call, old));
        put(call, old.withRecipients(plan, call.now()));
        call.answer(Recipients.answer(plan));
    }

    private void createGroup(SignNowCall call) {
        GroupTemplate template = own(call);
        String name = JSON.text(call.body(), "group_name");
        List<Document> templates = documents(call, template);
        if (templates.isEmpty()) {
            throw SignNowError.invalid("The template has no documents");
        }
        String folder = call.user().documents().id();
        List<String> ids =
                templates.stream()
                        .map(t -> TemplateRoutes.copy(call, t, t.upload().name(), folder).id())
                        .toList();
        DocumentGroup group = DocumentGroup.of(call.user(), name, ids, call.now());
        call.state().groups.add(group);
        ObjectNode data = new GroupJson(call).data(group);
        data.put("unique_id", group.id()).put("owner_email", call.user().email());
        ObjectNode json = JsonReader.object();
        json.set("data", data);
        call.answer(AnswerTypes.answer("documentgrouptemplate.DocumentGroupTemplatePost", json));
    }

    /** SignNow says only that it will be done; here it is done at once. */
    private void createFromGroup(SignNowCall call) {
        DocumentGroup group = GroupRoutes.own(call);
        List<String> ids =
                group.documentIds().stream()
                        .map(id -> asTemplate(call, call.document(id)).id())
                        .toList();
        made(call, call.body(), ids);
        call.ctx().response().setStatusCode(202).end();
    }
}
