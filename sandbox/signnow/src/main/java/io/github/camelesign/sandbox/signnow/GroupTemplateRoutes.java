// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.Field.Role;
import io.github.camelesign.sandbox.signnow.GroupRoutes.GroupJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Templates of document groups, in both versions of the API. */
final class GroupTemplateRoutes {
    private static final String V1 = "/documentgroup/template/:id";
    private static final String V2 = "/v2/document-group-templates";

    void mount(SignNowEndpoints api) {
        api.bearer(
                "GET",
                "/user/documentgroup/templates",
                c -> GroupRoutes.list(c, c.state().groupTemplates, "document_group_template"));
        api.bearer("POST", "/documentgroup/template", this::createWhole);
        api.bearer("GET", V1, this::show);
        api.doing("PUT", V1, this::update);
        api.bearer("POST", V2, c -> c.data(Map.of("id", made(c, c.text("name"), List.of()))));
        api.silent("PATCH", V2 + "/:id", this::rename);
        api.bearer("POST", V2 + "/:id/templates", this::addTemplate);
        api.bearer("POST", V2 + "/:id/document-group", this::createGroup);
        api.bearer(
                "POST", "/v2/document-groups/:id/document-group-template", this::createFromGroup);
        new Recipients(state -> state.groupTemplates).mount(api, V2 + "/:id/recipients");
    }

    private static DocumentGroup own(SignNowCall call) {
        return call.group(call.state().groupTemplates);
    }

    private static void change(SignNowCall call, UnaryOperator<DocumentGroup> change) {
        call.state().groupTemplates.change(own(call).id(), change);
    }

    private void show(SignNowCall call) {
        ObjectNode json = new GroupJson(call).of("group_template", own(call));
        call.answer(Answers.complete("template.GroupTemplateGet", json));
    }

    private void update(SignNowCall call) {
        ObjectNode body = call.body();
        List<String> ids = new ArrayList<>(own(call).documentIds());
        body.path("template_ids_to_remove").forEach(id -> ids.remove(id.asText()));
        body.path("template_ids_to_add").forEach(id -> ids.add(template(call, id.asText())));
        change(
                call,
                old -> {
                    String name = body.path("template_group_name").asText(old.name());
                    return routed(old.with(call.now(), "name", name, "documentIds", ids), call);
                });
    }

    private static DocumentGroup routed(DocumentGroup template, SignNowCall call) {
        return call.body().path("routing_details") instanceof ObjectNode routing
                ? template.with(call.now(), "routing", routing)
                : template;
    }

    private static String template(SignNowCall call, String id) {
        boolean isNone = !call.document(id).template();
        refuseIf(isNone, "Only templates go into a template of a document group");
        return id;
    }

    /** As version 1 makes it, with everything in it. */
    private void createWhole(SignNowCall call) {
        ObjectNode body = call.body();
        List<String> ids = JSON.texts(body, "template_ids");
        ids.forEach(id -> template(call, id));
        call.answer(Map.of("id", made(call, JSON.text(body, "template_group_name"), ids)));
    }

    private static String made(SignNowCall call, String name, List<String> templates) {
        String folder = call.body().path("folder_id").asText(call.user().templates());
        DocumentGroup made =
                routed(DocumentGroup.of(call.user(), name, templates, folder, call.now()), call);
        call.state().groupTemplates.add(made);
        return made.id();
    }

    private void rename(SignNowCall call) {
        String name = call.text("template_group_name");
        change(call, old -> old.with(call.now(), "name", name));
    }

    private void addTemplate(SignNowCall call) {
        List<String> ids = new ArrayList<>(own(call).documentIds());
        ObjectNode body = call.body();
        String added =
                body.hasNonNull("template_id")
                        ? template(call, JSON.text(body, "template_id"))
                        : asTemplate(call, call.document(JSON.text(body, "document_id")));
        ids.add(added);
        change(call, old -> old.with(call.now(), "documentIds", ids));
        call.data(Map.of("id", added));
    }

    private static String asTemplate(SignNowCall call, Document document) {
        return call.add(document.asTemplate(document.name(), call.now())).id();
    }

    private void createGroup(SignNowCall call) {
        String name = call.text("group_name");
        List<Document> templates = call.documents(own(call));
        refuseIf(templates.isEmpty(), "The template has no documents");
        String folder = call.user().documents();
        List<String> ids =
                templates.stream()
                        .map(t -> TemplateRoutes.copy(call, t, t.name(), folder).id())
                        .toList();
        DocumentGroup group = GroupRoutes.made(call, name, ids);
        ObjectNode data = new GroupJson(call).of("group_data", group);
        data.put("unique_id", group.id()).put("owner_email", call.user().email());
        ObjectNode json = JsonReader.object().set("data", data);
        call.answer(Answers.complete("documentgrouptemplate.DocumentGroupTemplatePost", json));
    }

    /** SignNow says only that it will be done; here it is done at once. */
    private void createFromGroup(SignNowCall call) {
        List<Document> documents = call.documents(call.group());
        String name = call.text("name");
        made(call, name, documents.stream().map(each -> asTemplate(call, each)).toList());
        call.ctx().response().setStatusCode(202).end();
    }

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
            store.change(group.id(), g -> g.with(call.now(), "recipients", plan));
            answer(call, plan);
        }

        private static void check(JsonNode entry, List<Document> documents) {
            String id = entry.get("id").asText();
            Stream<Document> all = documents.stream();
            Document document =
                    SignNowError.notFound("Document").unless(all, d -> d.id().equals(id));
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
            Map<String, ObjectNode> recipients = new LinkedHashMap<>();
            for (Document document : documents) {
                for (Role role : document.roles()) {
                    recipients
                            .computeIfAbsent(role.name(), name -> Answers.of("recipient", role))
                            .withArray("documents")
                            .addObject()
                            .put("id", document.id())
                            .put("role", role.name())
                            .put("action", "sign");
                }
            }
            ObjectNode plan = JsonReader.object();
            plan.putArray("recipients").addAll(recipients.values());
            return plan;
        }
    }
}
