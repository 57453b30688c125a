// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.jsign.JSignCall.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.Circulation.Signer;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.jsign.Contents.Document;
import io.github.camelesign.sandbox.jsign.Contents.EnvelopeReader;
import io.github.camelesign.sandbox.jsign.JSignError.Code;
import io.github.camelesign.sandbox.jsign.JSignState.User;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The three ways to make an envelope, of which each sends it at once; and templates, which are
 * documents with places for people who are known by a title; and files beside the documents, which
 * nobody signs.
 */
final class MakingRoutes {
    private static final String DAYS = "expiration_days";
    private static final int MOST = 10;

    /** A file that was added to an envelope and is not to be signed. */
    record Attachment(String id, String envelopeId, User by, String fileName, Path file) {}

    /** A template, and where people sign, by their title. */
    record Template(
            String id,
            User owner,
            String name,
            List<Document> documents,
            Map<String, ObjectNode> tabs,
            boolean active,
            Instant created) {
        private ObjectNode json() {
            return JsonReader.object()
                    .put("template_id", id)
                    .put("name", name)
                    .put("status", active ? "Active" : "Inactive")
                    .put("creation_time_utc", EnvelopeJson.time(created));
        }
    }

    private MakingRoutes() {}

    static void mount(JSignEndpoints endpoints) {
        endpoints.form("/envelopes/upload_file", c -> upload(c, c.state().uploads));
        endpoints.post("/envelopes/create_with_files", MakingRoutes::envelopeOfUploads);
        endpoints.documents("/envelopes/create", MakingRoutes::envelopeOfContent);
        endpoints.post("/envelopes/create_with_template", MakingRoutes::envelopeOfTemplate);
        endpoints.form("/templates/upload_file", c -> upload(c, c.state().templateUploads));
        endpoints.post("/templates/create_with_files", MakingRoutes::ofUploads);
        // the singular is what jSign documents
        endpoints.documents("/template/create", MakingRoutes::ofContent);
        endpoints.documents("/templates/create", MakingRoutes::ofContent);
        endpoints.get("/templates/list", MakingRoutes::list);
        endpoints.bearer(
                "PUT", JSignEndpoints.PREFIX + "/templates/:id/action/:action", MakingRoutes::act);
        endpoints.form("/envelopes/:id/upload_supporting_document", MakingRoutes::attach);
        String attached = "/envelopes/:id/list_supporting_document";
        String download = "/envelopes/:id/supportingdocuments/:document/download";
        endpoints.slipped("GET", "/api/2.0", attached, MakingRoutes::listAttached);
        endpoints.slipped("GET", "/api/2.0", download, MakingRoutes::downloadAttached);
    }

    private static void ofUploads(JSignCall call) {
        ObjectNode body = call.body();
        add(call, body, EnvelopeReader.uploaded(body, call.state().templateUploads), titles(body));
    }

    private static void ofContent(JSignCall call, ObjectNode body) {
        Map<String, ObjectNode> tabs = titles(body);
        call.slowly(
                () -> EnvelopeReader.contained(body, call.state()),
                documents -> add(call, body, documents, tabs));
    }

    private static Map<String, ObjectNode> titles(JsonNode body) {
        JSON.text(body.path("envelope"), "name");
        JSON.text(body.path("envelope"), "signature");
        Map<String, ObjectNode> titles = new LinkedHashMap<>();
        for (ObjectNode person : EnvelopeReader.people(body)) {
            ObjectNode tabs = EnvelopeReader.tabs(person);
            JSignError.refuseIf(
                    tabs.path("sign_here_tabs").isEmpty(), "tabs.sign_here_tabs must not be empty");
            titles.put(JSON.text(person, "signer_title"), tabs);
        }
        return titles;
    }

    private static void add(
            JSignCall call, JsonNode body, List<Document> documents, Map<String, ObjectNode> tabs) {
        String id = JSignState.newId();
        String name = body.path("envelope").path("name").asText();
        Template made = new Template(id, call.user(), name, documents, tabs, true, call.now());
        call.state().templates.add(made);
        call.answer("Template created successfully.", "template_id", id);
    }

    /** One that whoever asks has made. */
    private static Optional<Template> mine(JSignCall call, String id) {
        return call.state().templates.find(id).filter(one -> call.isMe(one.owner()));
    }

    private static void list(JSignCall call) {
        call.answerPage(
                "Templates retrieved successfully.",
                call.query("page"),
                call.query("pageSize"),
                "templates",
                call.state().templates.all().stream()
                        .filter(one -> call.isMe(one.owner()))
                        .map(Template::json)
                        .toList());
    }

    private static void act(JSignCall call) {
        EntityStore<Template> all = call.state().templates;
        Template template = mine(call, call.path("id")).orElseThrow(Code.TEMPLATE_NOT_FOUND::error);
        switch (call.path("action")) {
            case "delete" -> all.remove(template);
            case "activate" -> all.change(template.id(), t -> Records.with(t, "active", true));
            case "deactivate" -> all.change(template.id(), t -> Records.with(t, "active", false));
            default ->
                    throw JSignError.invalid("The action must be delete, activate or deactivate");
        }
        call.answer("Template updated successfully.");
    }

    /** Keeps the files of a form until something is made of them. */
    private static void upload(JSignCall call, Map<String, List<Upload>> uploads) {
        List<FileUpload> files = call.files();
        String id = JSignState.newId();
        call.slowly(
                () -> {
                    List<Upload> received = new ArrayList<>();
                    for (FileUpload file : files) {
                        Path path = Path.of(file.uploadedFileName());
                        received.add(call.state().accept(path, file.fileName()));
                    }
                    return uploads.put(id, received);
                },
                old -> call.answer("File uploaded successfully.", "request_id", id));
    }

    private static void envelopeOfUploads(JSignCall call) {
        ObjectNode body = call.body();
        List<Signer> signers = EnvelopeReader.signers(body);
        sent(call, body, DAYS, EnvelopeReader.uploaded(body, call.state().uploads), signers);
    }

    private static void envelopeOfContent(JSignCall call, ObjectNode body) {
        List<Signer> signers = EnvelopeReader.signers(body);
        call.slowly(
                () -> EnvelopeReader.contained(body, call.state()),
                documents -> sent(call, body, DAYS, documents, signers));
    }

    private static void envelopeOfTemplate(JSignCall call) {
        ObjectNode body = call.body();
        Template template =
                mine(call, JSON.text(body, "template_id"))
                        .filter(Template::active)
                        .orElseThrow(Code.TEMPLATE_NOT_FOUND::error);
        List<Document> documents = template.documents().stream().map(Document::copy).toList();
        // what jSign documents for other envelopes only
        if (body.get("envelope") instanceof ObjectNode envelope) {
            envelope.remove(List.of("description", "categories"));
        }
        sent(call, body, "expiration_day", documents, EnvelopeReader.signers(body, template));
    }

    /** The name is how this call names the number of days until the due date. */
    private static void sent(
            JSignCall call,
            ObjectNode body,
            String daysName,
            List<Document> documents,
            List<Signer> signers) {
        int days = body.path("envelope").path(daysName).asInt(JSign.USUAL_DAYS);
        JSignError.refuseIf(days < 1, daysName + " must be 1 at least");
        Contents contents = EnvelopeReader.contents(call.user(), body, documents);
        Circulation<Contents> made = contents.sent(signers, call.now(), days);
        call.state().envelopes.add(made);
        call.answer("Envelope created successfully.", "envelope_id", made.id());
    }

    private static void attach(JSignCall call) {
        Circulation<Contents> envelope = call.envelope();
        FileUpload file = call.files().get(0);
        Code.ATTACHMENT_LIMIT_EXCEEDED.refuseIf(
                of(call, envelope).filter(one -> call.isMe(one.by())).count() >= MOST);
        Path received = Path.of(file.uploadedFileName());
        Path kept = call.state().services().files().newFile();
        String id = JSignState.newId();
        Attachment added = new Attachment(id, envelope.id(), call.user(), file.fileName(), kept);
        // a link keeps the content when the server deletes what it received
        call.slowly(() -> Files.createLink(kept, received), link -> attach(call, added));
    }

    private static void attach(JSignCall call, Attachment added) {
        call.state().attachments.add(added);
        call.answer(
                "Supporting documents added successfully.",
                JsonReader.object()
                        .put("envelope_id", added.envelopeId())
                        .put("supporting_document_id", added.id()));
    }

    private static void listAttached(JSignCall call) {
        var data = JsonNodeFactory.instance.arrayNode();
        of(call, call.envelope())
                .map(a -> Map.of("supporting_document_id", a.id(), "file_name", a.fileName()))
                .forEach(data::addPOJO);
        call.answer("Supporting documents retrieved successfully.", data);
    }

    private static void downloadAttached(JSignCall call) {
        Attachment attachment =
                of(call, call.envelope())
                        .filter(candidate -> candidate.id().equals(call.path("document")))
                        .findFirst()
                        .orElseThrow(Code.SUPPORTING_DOCUMENT_NOT_FOUND::error);
        call.answerFile(
                JsonReader.object().put("file_name", attachment.fileName()),
                "supporting_document_base64",
                tempFiles -> attachment.file());
    }

    private static Stream<Attachment> of(JSignCall call, Circulation<Contents> envelope) {
        return call.state().attachments.all().stream()
                .filter(attachment -> attachment.envelopeId().equals(envelope.id()));
    }
}
