// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.jsign.JSignCall.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Templates: documents with places for people who are known by a title. */
final class TemplateRoutes {
    private final FileReception reception;

    TemplateRoutes(FileReception reception) {
        this.reception = reception;
    }

    void mount(JSignEndpoints endpoints) {
        endpoints.form(
                "/templates/upload_file",
                call -> EnvelopeMakingRoutes.upload(call, reception, call.state().templateUploads));
        endpoints.bearer("POST", "/templates/create_with_files", TemplateRoutes::ofUploads);
        // the singular is what jSign documents
        endpoints.documents("/template/create", this::ofContent);
        endpoints.documents("/templates/create", this::ofContent);
        endpoints.bearer("GET", "/templates/list", TemplateRoutes::list);
        endpoints.bearer("PUT", "/templates/:id/action/:action", TemplateRoutes::act);
    }

    static JSignError noTemplate() {
        return JSignError.of("TEMPLATE_NOT_FOUND", "The template does not exist or is not active.");
    }

    private static void ofUploads(JSignCall call) {
        ObjectNode body = call.body();
        Map<String, ObjectNode> tabs = titles(body);
        List<EnvelopeDocument> documents =
                new DocumentReader(body).uploaded(call.state().templateUploads);
        add(call, body, documents, tabs);
    }

    private void ofContent(JSignCall call, DocumentBody body) {
        Map<String, ObjectNode> tabs = titles(body.json());
        call.slowly(
                () ->
                        new DocumentReader(body.json())
                                .contained(body, reception, call.state().uploadLimit),
                documents -> add(call, body.json(), documents, tabs));
    }

    private static Map<String, ObjectNode> titles(JsonNode body) {
        JSON.text(body.path("envelope"), "name");
        JSON.text(body.path("envelope"), "signature");
        Map<String, ObjectNode> titles = new LinkedHashMap<>();
        for (ObjectNode person :
                JSON.objects(body.path("recipients").get("signers"), "recipients.signers")) {
            ObjectNode tabs = SignerReader.tabs(person);
            if (tabs.path("sign_here_tabs").isEmpty()) {
                throw JSignError.invalid("tabs.sign_here_tabs must not be empty");
            }
            titles.put(JSON.text(person, "signer_title"), tabs);
        }
        if (titles.isEmpty()) {
            throw JSignError.invalid("recipients.signers must not be empty");
        }
        return titles;
    }

    private static void add(
            JSignCall call,
            JsonNode body,
            List<EnvelopeDocument> documents,
            Map<String, ObjectNode> tabs) {
        JSignTemplate template =
                new JSignTemplate(
                        JSignState.newId(),
                        call.user(),
                        JSON.text(body.path("envelope"), "name"),
                        documents,
                        tabs,
                        true,
                        call.now());
        call.state().templates.add(template);
        call.answer(
                "Template created successfully.",
                JsonReader.object().put("template_id", template.id()));
    }

    private static void list(JSignCall call) {
        List<JSignTemplate> mine =
                call.state().templates.all().stream()
                        .filter(template -> template.owner().is(call.user().email()))
                        .toList();
        JSignPaging paging = JSignPaging.of(call.query("page"), call.query("pageSize"));
        ObjectNode data = JsonReader.object();
        data.set("list_info", paging.info(mine.size()));
        data.putArray("templates")
                .addAll(
                        paging.page(mine).stream()
                                .map(
                                        template ->
                                                JsonReader.object()
                                                        .put("template_id", template.id())
                                                        .put("name", template.name())
                                                        .put(
                                                                "status",
                                                                template.active()
                                                                        ? "Active"
                                                                        : "Inactive")
                                                        .put(
                                                                "creation_time_utc",
                                                                Timestamps.of(template.created())))
                                .toList());
        call.answer("Templates retrieved successfully.", data);
    }

    private static void act(JSignCall call) {
        JSignTemplate template =
                call.state()
                        .templates
                        .find(call.path("id"))
                        .filter(found -> found.owner().is(call.user().email()))
                        .orElseThrow(TemplateRoutes::noTemplate);
        switch (call.path("action")) {
            case "delete" -> call.state().templates.remove(template);
            case "activate" -> activate(call, true);
            case "deactivate" -> activate(call, false);
            default ->
                    throw JSignError.invalid("The action must be delete, activate or deactivate");
        }
        call.answer("Template updated successfully.");
    }

    private static void activate(JSignCall call, boolean active) {
        call.state().templates.change(call.path("id"), template -> template.activated(active));
    }
}
