// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Shows, lists, updates, moves, mails and deletes documents. */
final class DocumentRoutes {
    /** What the owner puts on the pages. */
    private static final Set<String> ELEMENTS =
            Set.of(
                    "texts",
                    "checks",
                    "signatures",
                    "lines",
                    "radiobuttons",
                    "attachments",
                    "hyperlinks",
                    "integration_objects",
                    "elements");

    // SignNow's client for Node repeats the document's id, and the path counts
    private static final Set<String> OTHER_UPDATES =
            Set.of(
                    "fields",
                    "document_name",
                    "client_timestamp",
                    "deactivate_elements",
                    "document_id");

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer(
                "GET", "/document/:id", c -> c.answer(DocumentJson.resource(c, c.document())));
        endpoints.bearer("PUT", "/document/:id", this::update);
        endpoints.bearer("DELETE", "/document/:id", c -> delete(c, List.of(c.document())));
        endpoints.bearer("DELETE", "/documents", this::deleteMany);
        endpoints.bearer("POST", "/document/:id/move", this::move);
        endpoints.bearer("POST", "/document/:id/email2", this::email);
        endpoints.bearer("GET", "/user/documentsv2", c -> list(c, true));
        endpoints.bearer("GET", "/user/documents", c -> list(c, false));
        endpoints.bearer(
                "GET", "/v2/documents/:id/fields", c -> c.data(DocumentJson.values(c.document())));
        endpoints.bearer("PUT", "/v2/documents/:id/prefill-texts", this::prefillTexts);
        endpoints.bearer(
                "POST", "/document/:id/integration/object/smartfields", this::prefillSmartFields);
    }

    /** Those that were worked on after they came, or those that were not. */
    private void list(SignNowCall call, boolean modified) {
        List<Document> own =
                call.state().documents.listed().stream()
                        .filter(document -> call.owns(document.owner()) && !document.template())
                        .filter(document -> isModified(document) == modified)
                        .toList();
        call.answer(
                SignNowPaging.page(call, own).stream()
                        .map(document -> DocumentJson.summary(call, document))
                        .toList());
    }

    private static boolean isModified(Document document) {
        return !document.signing().equals(Signing.NOT_STARTED) || !document.elements().isEmpty();
    }

    private void update(SignNowCall call) {
        ObjectNode body = call.body();
        String id = call.document().id();
        Set<String> others = new TreeSet<>();
        body.fieldNames().forEachRemaining(others::add);
        others.removeAll(OTHER_UPDATES);
        others.removeAll(ELEMENTS);
        if (!others.isEmpty()) {
            throw SignNowError.notImplemented("the update of " + String.join(", ", others));
        }
        call.state().documents.change(id, document -> updated(call, document, body));
        call.answer(Map.of("id", id));
    }

    private static Document updated(SignNowCall call, Document document, ObjectNode body) {
        Document result = document;
        if (body.hasNonNull("fields")) {
            requireNotSent(document);
            List<Field> fields = Field.read(body.get("fields"), document);
            result = result.signing(call.now(), s -> s.withFields(fields));
        }
        String name = body.path("document_name").asText(document.name());
        ObjectNode elements = elements(call, document.elements().deepCopy(), body);
        return result.with(name, document.folderId(), elements, document.routing(), call.now());
    }

    /** Those that were there and those in the update. */
    private static ObjectNode elements(SignNowCall call, ObjectNode all, ObjectNode update) {
        for (String kind : ELEMENTS) {
            for (ObjectNode element : JSON.optionalObjects(update, kind)) {
                all.withArray(kind)
                        .addObject()
                        .put("id", Ids.id())
                        .put("user_id", call.user().id())
                        .put("email", call.user().email())
                        .put("created", DocumentJson.seconds(call.now()))
                        .setAll(element);
            }
        }
        List<String> gone = update.path("deactivate_elements").findValuesAsText("unique_id");
        all.forEach(kind -> ((ArrayNode) kind).removeIf(e -> gone.contains(e.get("id").asText())));
        return all;
    }

    private static void requireNotSent(Document document) {
        if (document.signing().hasOpenInvites()) {
            throw SignNowError.invalid("The fields of a document with pending invites stay");
        }
    }

    private void deleteMany(SignNowCall call) {
        delete(
                call,
                JSON.arrayOf(call.ctx()).stream()
                        .map(entry -> call.document(JSON.text(entry, "unique_id")))
                        .toList());
    }

    private static void delete(SignNowCall call, List<Document> documents) {
        for (Document document : documents) {
            if (call.state().groupInvites.holding(document.id()).isPresent()) {
                throw SignNowError.invalid("The document is part of a document group");
            }
            call.state().documents.remove(document);
        }
        call.success();
    }

    private void move(SignNowCall call) {
        String folder = call.folder(JSON.text(call.body(), "folder_id")).id();
        call.state()
                .documents
                .change(
                        call.document().id(),
                        d -> d.with(d.name(), folder, d.elements(), d.routing(), call.now()));
        call.answer(Map.of("result", "success"));
    }

    private void email(SignNowCall call) {
        Document document = call.document();
        ObjectNode body = call.body();
        String subject = body.path("subject").asText(document.name());
        String message = body.path("message").asText();
        for (JsonNode to : body.get("emails")) {
            call.state().mailer.send(to.asText(), subject, message, null);
        }
        call.success();
    }

    private void prefillTexts(SignNowCall call) {
        Map<String, String> values = new HashMap<>();
        for (JsonNode field : call.body().get("fields")) {
            values.put(field.get("field_name").asText(), field.path("prefilled_text").asText());
        }
        fill(call, values);
        call.noContent();
    }

    private void prefillSmartFields(SignNowCall call) {
        Map<String, String> values = new HashMap<>();
        for (JsonNode pair : call.body().get("data")) {
            pair.properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
        }
        fill(call, values);
        call.success();
    }

    private static void fill(SignNowCall call, Map<String, String> values) {
        Document document = call.document();
        requireNotSent(document);
        List<Field> fields = new ArrayList<>(document.fields());
        values.forEach(
                (name, value) -> {
                    if (fields.stream().noneMatch(field -> field.isCalled(name))) {
                        throw SignNowError.invalid("The document has no field " + name);
                    }
                    fields.replaceAll(f -> f.isCalled(name) ? f.withText(value) : f);
                });
        call.signing(document.id(), s -> s.withFields(List.copyOf(fields)));
    }
}
