// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;
import java.util.Map;

/** {@code /folder} and {@code /user/folder}: a user's folders and the documents in them. */
final class FolderRoutes {
    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("GET", "/folder", c -> show(c, c.user().root(), "folder.FolderGet"));
        endpoints.bearer("GET", "/folder/:id", this::showNamed);
        endpoints.bearer("GET", "/user/folder", this::listFolders);
        endpoints.bearer("GET", "/user/folder/:id", this::showNamed);
        endpoints.bearer("POST", "/user/folder", this::create);
        endpoints.bearer("PUT", "/user/folder/:id", this::rename);
        endpoints.bearer("DELETE", "/user/folder/:id", this::delete);
    }

    /** The folder tree without documents. */
    private void listFolders(SignNowCall call) {
        Folder root = call.user().root();
        call.answer(describe(call, root).put("total_documents", in(call, root).size()));
    }

    private void showNamed(SignNowCall call) {
        show(call, folder(call, call.path("id")), "folder.FolderDocumentsGet");
    }

    private void show(SignNowCall call, Folder folder, String type) {
        FolderQuery query = new FolderQuery(call.ctx().queryParams(), call.user().email());
        List<Document> matching = query.matching(in(call, folder));
        ObjectNode json = describe(call, folder).put("total_documents", matching.size());
        ArrayNode documents = json.putArray("documents");
        DocumentJson writer = DocumentJson.listed(call);
        query.page(matching).forEach(document -> documents.add(writer.write(document)));
        call.answer(AnswerTypes.answer(type, json));
    }

    private void create(SignNowCall call) {
        ObjectNode body = call.body();
        Folder parent = folder(call, JSON.text(body, "parent_id"));
        Folder made = Folder.own(JSON.text(body, "name"), parent, call.now());
        requireUniqueName(call, parent, made.name());
        call.state().folders.put(made);
        call.answer(Map.of("id", made.id()));
    }

    private void rename(SignNowCall call) {
        Folder folder = changeable(call);
        String name = JSON.text(call.body(), "name");
        requireUniqueName(call, folder(call, folder.parentId()), name);
        call.state().folders.put(folder.renamed(name));
        call.answer(Map.of("id", folder.id()));
    }

    private void delete(SignNowCall call) {
        Folder folder = changeable(call);
        boolean empty =
                in(call, folder).isEmpty()
                        && call.state().folders.in(call.user(), folder).isEmpty();
        if (!empty) {
            throw SignNowError.invalid("The folder is not empty");
        }
        call.state().folders.remove(folder);
        call.success();
    }

    private static Folder changeable(SignNowCall call) {
        Folder folder = folder(call, call.path("id"));
        if (folder.system()) {
            throw SignNowError.invalid("System folders stay as they are");
        }
        return folder;
    }

    private static void requireUniqueName(SignNowCall call, Folder parent, String name) {
        if (call.state().folders.in(call.user(), parent).stream()
                .anyMatch(folder -> folder.name().equals(name))) {
            throw SignNowError.invalid("There is a folder of this name already");
        }
    }

    private static Folder folder(SignNowCall call, String id) {
        return call.state()
                .folders
                .find(call.user(), id)
                .orElseThrow(() -> SignNowError.notFound("Folder"));
    }

    private ObjectNode describe(SignNowCall call, Folder folder) {
        ObjectNode json = JsonReader.object();
        write(json, folder);
        ArrayNode folders = json.putArray("folders");
        for (Folder child : call.state().folders.in(call.user(), folder)) {
            ObjectNode entry = folders.addObject();
            write(entry, child);
            List<Document> inside = in(call, child);
            long templates = inside.stream().filter(Document::template).count();
            entry.put("document_count", String.valueOf(inside.size() - templates))
                    .put("template_count", String.valueOf(templates))
                    .put(
                            "folder_count",
                            String.valueOf(call.state().folders.in(call.user(), child).size()));
        }
        return json;
    }

    private static void write(ObjectNode json, Folder folder) {
        json.put("id", folder.id())
                .put("created", String.valueOf(folder.created().getEpochSecond()))
                .put("name", folder.name())
                .put("user_id", folder.userId())
                .put("parent_id", folder.parentId())
                .put("system_folder", folder.system())
                .put("shared", false);
    }

    private static List<Document> in(SignNowCall call, Folder folder) {
        return call.state().documents.listed().stream()
                .filter(document -> document.owner().id().equals(call.user().id()))
                .filter(document -> document.folderId().equals(folder.id()))
                .toList();
    }
}
