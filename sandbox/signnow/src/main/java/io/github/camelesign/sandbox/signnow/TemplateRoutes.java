// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.Field.Role;
import io.github.camelesign.sandbox.signnow.Invite.Kind;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Templates: documents to be copied, who usually signs the copies, and copies for many people. */
final class TemplateRoutes {
    private static final String ROUTING = "/document/:id/template/routing/detail";
    private static final List<String> LISTS =
            List.of("cc", "cc_step", "viewers", "approvers", "invite_link_instructions");

    /** A document to be sent to many people. */
    private record Row(String name, ArrayNode signers) {}

    void mount(SignNowEndpoints api) {
        api.bearer("POST", "/template", this::create);
        api.bearer("POST", "/template/:id/copy", this::copy);
        api.upload("/template/:id/bulkinvite", this::sendToMany);
        api.bearer("GET", ROUTING, c -> showRouting(c, "template.RoutingDetailsGet"));
        api.bearer("POST", ROUTING, c -> showRouting(c, "template.RoutingDetailsPost"));
        api.bearer("PUT", ROUTING, this::updateRouting);
    }

    private static Document template(SignNowCall call) {
        Document document = call.document();
        SignNowError.notFound("Template").when(!document.template());
        return document;
    }

    private void create(SignNowCall call) {
        Document document = call.document(call.text("document_id"));
        call.made(document.asTemplate(call.text("document_name"), call.now()));
    }

    private void copy(SignNowCall call) {
        Document template = template(call);
        ObjectNode body = call.body();
        String name = body.path("document_name").asText(template.name());
        String folder = call.folder(JSON.optionalText(body, "folder_id")).id();
        Document made = copy(call, template, name, folder);
        call.answer(Map.of("id", made.id(), "name", name, "document_name", name));
    }

    static Document copy(SignNowCall call, Document template, String name, String folderId) {
        Document made = call.add(template.copy(name, folderId, call.now()));
        User user = call.user();
        ObjectNode content = Event.Changes.about(made).put("template_id", template.id());
        content.put("viewer_user_unique_id", user.id());
        String id = template.id();
        call.state()
                .happened(new Event("template.copy", call.now(), user, id, user.email(), content));
        return made;
    }

    /**
     * The file is a CSV with a line for each document, which has a cell {@code role|email} for each
     * role and may have one with the name of the document.
     */
    private void sendToMany(SignNowCall call) {
        Document template = template(call);
        for (String name : List.of("folder_id", "client_timestamp")) {
            refuseIf(!call.form().contains(name), name + " is required");
        }
        String folder = call.folder(call.form().get("folder_id")).id();
        call.requireVerified();
        Buffer file =
                call.ctx().vertx().fileSystem().readFileBlocking(call.file().uploadedFileName());
        List<Row> rows =
                file.toString().lines().filter(l -> !l.isBlank()).map(l -> row(call, l)).toList();
        refuseIf(rows.isEmpty(), "The file has no lines");
        // nothing is sent when one line is wrong
        rows.forEach(row -> Invite.read(row.signers(), template, Kind.DOCUMENT, call.now()));
        for (Row row : rows) {
            String name = Objects.requireNonNullElse(row.name(), template.name());
            Document copy = copy(call, template, name, folder);
            call.invite(copy.id(), Invite.read(row.signers(), copy, Kind.DOCUMENT, call.now()));
        }
        call.success();
    }

    private static Row row(SignNowCall call, String line) {
        String name = call.form().get("document_name");
        ArrayNode signers = JsonNodeFactory.instance.arrayNode();
        for (String cell : line.split(",")) {
            String text = cell.trim().replaceAll("^\"|\"$", "");
            String[] signer = text.split("\\|", 2);
            if (signer.length == 1) {
                name = text.isEmpty() ? name : text;
            } else {
                signers.addObject()
                        .put("role", signer[0])
                        .put("email", signer[1])
                        .put("order", signers.size())
                        .put("subject", call.form().get("subject"))
                        .put("message", call.form().get("email_message"));
            }
        }
        return new Row(name, signers);
    }

    private void showRouting(SignNowCall call, String type) {
        // clients look at the routing of documents that are no templates, too
        Document document = call.document();
        ObjectNode json = JsonReader.object();
        json.set("routing_details", details(document));
        if (document.routing() != null) {
            LISTS.forEach(list -> json.set(list, document.routing().path(list)));
        }
        call.answer(Answers.complete(type, json));
    }

    /** What the owner said, or else that everybody signs in the order of the roles. */
    static ArrayNode details(Document document) {
        ArrayNode details = JsonNodeFactory.instance.arrayNode();
        if (document.routing() != null && !planned(document.routing()).isEmpty()) {
            return details.addAll(planned(document.routing()));
        }
        for (Role role : document.roles()) {
            int order = details.size() + 1;
            details.add(Answers.of("routing_detail", role).put("signing_order", order));
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
        ObjectNode body = call.body();
        planned(body).forEach(detail -> document.requireRole(JSON.text(detail, "name")));
        ArrayNode details = details(call.change(d -> d.routed(body, call.now())));
        ObjectNode json = JsonReader.object();
        json.put("id", Ids.of(document.id())).put("document_id", document.id());
        JsonNode first = details.path(0);
        json.set("data", first.isObject() ? first : JsonReader.object());
        LISTS.forEach(list -> json.set(list, body.path(list)));
        ObjectNode answer = Answers.complete("template.RoutingDetailsPut", json);
        // clients that send an array read one, others a single object
        if (body.path("template_data").isArray()) {
            answer.set("data", details);
        }
        call.answer(answer);
    }
}
