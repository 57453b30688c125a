// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Path;
import java.util.HashSet;
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
        endpoints.bearer("GET", "/document/:id", this::show);
        endpoints.bearer("PUT", "/document/:id", this::update);
        endpoints.bearer("DELETE", "/document/:id", this::delete);
        endpoints.bearer("DELETE", "/documents", this::deleteMany);
        endpoints.bearer("POST", "/document/:id/move", this::move);
        endpoints.bearer("GET", "/user/documentsv2", c -> list(c, true));
        endpoints.bearer("GET", "/user/documents", c -> list(c, false));
    }

    private void upload(SignNowCall call) {
        FileUpload part = call.file();
        MultiMap form = call.form();
        String name = form.get("name");
        Folder folder = folder(call, form.get("folder_id"));
        boolean template = "1".equals(form.get("make_template"));
        // reading a PDF takes too long for the event loop
        call.slowly(
                () -> intake.accept(Path.of(part.uploadedFileName()), part.fileName(), name),
                upload -> {
                    Document made = Document.of(call.user(), folder.id(), upload, call.now());
                    if (template) {
                        made =
                                made.copy(
                                        upload.name(),
                                        true,
                                        call.user().templates().id(),
                                        call.now());
                    }
                    call.state().documents.add(made);
                    call.answer(Map.of("id", made.id()));
                });
    }

    private void show(SignNowCall call) {
        call.answer(DocumentJson.resource(call));
    }

    /** Those that were worked on after they came, or those that were not. */
    private void list(SignNowCall call, boolean modified) {
        DocumentJson writer = DocumentJson.summary(call);
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        List<Document> own =
                call.state().documents.listed().stream()
                        .filter(document -> document.owner().id().equals(call.user().id()))
                        .filter(document -> !document.template())
                        .filter(document -> isModified(document) == modified)
                        .toList();
        SignNowPaging.page(call, own).forEach(document -> list.add(writer.write(document)));
        call.answer(list);
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
            List<Field> fields = new FieldReader(document).read(body.get("fields"));
            result = result.signing(call.now(), s -> s.withFields(fields));
        }
        Elements elements = result.elements().and(body, call.user(), call.now());
        Set<String> deactivated = new HashSet<>();
        JSON.optionalObjects(body, "deactivate_elements")
                .forEach(element -> deactivated.add(JSON.text(element, "unique_id")));
        elements = elements.without(deactivated);
        if (!elements.equals(result.elements())) {
            result = result.withElements(elements, call.now());
        }
        if (body.hasNonNull("document_name")) {
            result = result.renamed(JSON.text(body, "document_name"), call.now());
        }
        return result;
    }

    private void delete(SignNowCall call) {
        remove(call, call.document());
        call.success();
    }

    private void deleteMany(SignNowCall call) {
        List<Document> documents =
                JSON.arrayOf(call.ctx()).stream()
                        .map(entry -> call.document(JSON.text(entry, "unique_id")))
                        .toList();
        documents.forEach(document -> remove(call, document));
        call.success();
    }

    private static void remove(SignNowCall call, Document document) {
        if (call.state().groups.holding(document.id()).isPresent()) {
            throw SignNowError.invalid("The document is part of a document group");
        }
        call.state().documents.remove(document);
    }

    private void move(SignNowCall call) {
        Document document = call.document();
        Folder folder = folder(call, JSON.text(call.body(), "folder_id"));
        call.state().documents.change(document.id(), d -> d.movedTo(folder, call.now()));
        call.answer(Map.of("result", "success"));
    }

    private static Folder folder(SignNowCall call, String id) {
        return id == null
                ? call.user().documents()
                : call.state()
                        .folders
                        .find(call.user(), id)
                        .orElseThrow(() -> SignNowError.notFound("Folder"));
    }
}
