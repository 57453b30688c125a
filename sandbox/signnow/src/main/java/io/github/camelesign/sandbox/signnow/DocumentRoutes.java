// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code /document}: upload, show, list, update, move and delete. */
final class DocumentRoutes {
    private static final Set<String> OTHER_UPDATES =
            Set.of(
                    "fields",
                    "document_name",
                    "client_timestamp",
                    "deactivate_elements",
                    // SignNow's client for Node repeats it, and the path counts
                    "document_id");

    private final DocumentIntake intake;

    DocumentRoutes(DocumentIntake intake) {
        this.intake = intake;
    }

    void mount(SignNowEndpoints endpoints) {
        endpoints.upload("/document", this::upload);
        endpoints.bearer(
                "GET", "/document/:id", c -> c.answer(DocumentJson.resource(c, c.document())));
        endpoints.bearer("PUT", "/document/:id", this::update);
        endpoints.bearer("DELETE", "/document/:id", this::delete);
        endpoints.bearer("DELETE", "/documents", this::deleteMany);
        endpoints.bearer("POST", "/document/:id/move", this::move);
        endpoints.bearer("GET", "/user/documentsv2", c -> list(c, true));
        endpoints.bearer("GET", "/user/documents", c -> list(c, false));
        endpoints.bearer("GET", "/v2/documents/:id/fields", this::listValues);
        endpoints.bearer("PUT", "/v2/documents/:id/prefill-texts", this::prefillTexts);
        endpoints.bearer(
                "POST", "/document/:id/integration/object/smartfields", this::prefillSmartFields);
    }

    private void upload(SignNowCall call) {
        FileUpload part = call.file();
        MultiMap form = call.form();
        String name = form.get("name");
        Folder folder = call.folder(form.get("folder_id"));
        boolean template = "1".equals(form.get("make_template"));
        // reading a PDF takes too long for the event loop
        call.slowly(
                () -> intake.accept(Path.of(part.uploadedFileName()), part.fileName(), name),
                upload -> {
                    Document made = Document.of(call.user(), folder.id(), upload, call.now());
                    made = template ? made.asTemplate(upload.name(), call.now()) : made;
                    call.answer(Map.of("id", call.add(made).id()));
                });
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
        return !document.signing().equals(Signing.NOT_STARTED)
                || !document.elements().equals(Elements.NONE);
    }

    private void update(SignNowCall call) {
        ObjectNode body = call.body();
        String id = call.document().id();
        Set<String> others = new TreeSet<>();
        body.fieldNames().forEachRemaining(others::add);
        others.removeAll(OTHER_UPDATES);
        others.removeAll(Elements.KINDS);
        if (!others.isEmpty()) {
            throw SignNowError.notImplemented("the update of " + String.join(", ", others));
        }
        call.state().documents.change(id, document -> updated(call, document, body));
        call.answer(Map.of("id", id));
    }

    private static Document updated(SignNowCall call, Document document, ObjectNode body) {
        Document result = document;
        if (body.hasNonNull("fields")) {
            if (document.signing().hasOpenInvites()) {
                throw SignNowError.invalid("The fields of a document with pending invites stay");
            }
            List<Field> fields = Field.read(body.get("fields"), document);
            result = result.signing(call.now(), s -> s.withFields(fields));
        }
        List<String> deactivated =
                JSON.optionalObjects(body, "deactivate_elements").stream()
                        .map(element -> JSON.text(element, "unique_id"))
                        .toList();
        Elements elements =
                result.elements().and(body, call.user(), call.now()).without(deactivated);
        if (!elements.equals(result.elements())) {
            result = result.withElements(elements, call.now());
        }
        return body.hasNonNull("document_name")
                ? result.renamed(JSON.text(body, "document_name"), call.now())
                : result;
    }

    private void delete(SignNowCall call) {
        remove(call, call.document());
        call.success();
    }

    private void deleteMany(SignNowCall call) {
        JSON.arrayOf(call.ctx()).stream()
                .map(entry -> call.document(JSON.text(entry, "unique_id")))
                .toList()
                .forEach(document -> remove(call, document));
        call.success();
    }

    private static void remove(SignNowCall call, Document document) {
        if (call.state().groupInvites.holding(document.id()).isPresent()) {
            throw SignNowError.invalid("The document is part of a document group");
        }
        call.state().documents.remove(document);
    }

    private void move(SignNowCall call) {
        Document document = call.document();
        Folder folder = call.folder(JSON.text(call.body(), "folder_id"));
        call.state().documents.change(document.id(), d -> d.movedTo(folder, call.now()));
        call.answer(Map.of("result", "success"));
    }

    private void listValues(SignNowCall call) {
        call.data(DocumentJson.values(call.document()));
    }

    private void prefillTexts(SignNowCall call) {
        Map<String, String> values = new HashMap<>();
        for (ObjectNode field : JSON.objects(call.body().get("fields"), "fields")) {
            values.put(JSON.text(field, "field_name"), field.path("prefilled_text").asText());
        }
        fill(call, values);
        call.noContent();
    }

    private void prefillSmartFields(SignNowCall call) {
        Map<String, String> values = new HashMap<>();
        for (ObjectNode pair : JSON.objects(call.body().get("data"), "data")) {
            pair.properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
        }
        fill(call, values);
        call.success();
    }

    private static void fill(SignNowCall call, Map<String, String> values) {
        Document document = call.document();
        if (document.signing().hasOpenInvites()) {
            throw SignNowError.invalid("The document is out for signature");
        }
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
