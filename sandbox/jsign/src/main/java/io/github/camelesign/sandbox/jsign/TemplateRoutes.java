// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Document;
import io.github.camelesign.sandbox.jsign.JSignState.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Templates: documents with places for people who are known by a title. */
final class TemplateRoutes {
    /**
     * A template.
     *
     * @param tabs where people sign, by their title
     */
    record Template(
            String id,
            User owner,
            String name,
            List<Document> documents,
            Map<String, ObjectNode> tabs,
            boolean active,
            Instant created) {
        Template activated(boolean isActive) {
            return new Template(id, owner, name, documents, tabs, isActive, created);
        }

        private ObjectNode json() {
            return JsonReader.object()
                    .put("template_id", id)
                    .put("name", name)
                    .put("status", active ? "Active" : "Inactive")
                    .put("creation_time_utc", Timestamps.of(created));
        }
    }

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
        add(call, body, EnvelopeReader.uploaded(body, call.state().templateUploads), tabs);
    }

    private void ofContent(JSignCall call, DocumentBody body) {
        Map<String, ObjectNode> tabs = titles(body.json());
        call.slowly(
                () -> EnvelopeReader.contained(body, reception, call.state().uploadLimit),
                documents -> add(call, body.json(), documents, tabs));
    }

    private static Map<String, ObjectNode> titles(JsonNode body) {
        JSignCall.JSON.text(body.path("envelope"), "name");
        JSignCall.JSON.text(body.path("envelope"), "signature");
        Map<String, ObjectNode> titles = new LinkedHashMap<>();
        for (ObjectNode person : EnvelopeReader.people(body)) {
            ObjectNode tabs = EnvelopeReader.tabs(person);
            if (tabs.path("sign_here_tabs").isEmpty()) {
                throw JSignError.invalid("tabs.sign_here_tabs must not be empty");
            }
            titles.put(JSignCall.JSON.text(person, "signer_title"), tabs);
        }
        return titles;
    }

    private static void add(
            JSignCall call, JsonNode body, List<Document> documents, Map<String, ObjectNode> tabs) {
        String id = JSignState.newId();
        String name = body.path("envelope").path("name").asText();
        call.state()
                .templates
                .add(new Template(id, call.user(), name, documents, tabs, true, call.now()));
        call.answer("Template created successfully.", JsonReader.object().put("template_id", id));
    }

    /** Those of whoever asks. */
    static Stream<Template> mine(JSignCall call) {
        return call.state().templates.all().stream()
                .filter(template -> template.owner().is(call.user().email()));
    }

    private static void list(JSignCall call) {
        call.answer(
                "Templates retrieved successfully.",
                JSignPaging.of(call.query("page"), call.query("pageSize"))
                        .json("templates", mine(call).map(Template::json).toList()));
    }

    private static void act(JSignCall call) {
        Template template =
                mine(call)
                        .filter(candidate -> candidate.id().equals(call.path("id")))
                        .findFirst()
                        .orElseThrow(TemplateRoutes::noTemplate);
        String action = call.path("action");
        switch (action) {
            case "delete" -> call.state().templates.remove(template);
            case "activate", "deactivate" ->
                    call.state()
                            .templates
                            .change(template.id(), t -> t.activated(action.equals("activate")));
            default ->
                    throw JSignError.invalid("The action must be delete, activate or deactivate");
        }
        call.answer("Template updated successfully.");
    }
}
