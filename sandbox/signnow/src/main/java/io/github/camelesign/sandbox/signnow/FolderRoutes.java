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
        show(call, call.folder(call.path("id")), "folder.FolderDocumentsGet");
    }

    private void show(SignNowCall call, Folder folder, String type) {
        FolderQuery query = new FolderQuery(call.ctx().queryParams(), call.user().email());
        List<Document> matching = query.matching(in(call, folder));
        ObjectNode json = describe(call, folder).put("total_documents", matching.size());
        ArrayNode documents = json.putArray("documents");
        query.page(matching).forEach(d -> documents.add(DocumentJson.listed(call, d)));
        call.answer(AnswerTypes.answer(type, json));
    }

    private void create(SignNowCall call) {
        ObjectNode body = call.body();
        Folder parent = call.folder(JSON.text(body, "parent_id"));
        String name = uniqueName(call, parent, body);
        keep(call, new Folder(Ids.id(), name, parent.id(), parent.userId(), false, call.now()));
    }

    private void rename(SignNowCall call) {
        Folder folder = changeable(call);
        Folder parent = call.folder(folder.parentId());
        keep(call, folder.renamed(uniqueName(call, parent, call.body())));
    }

    private static void keep(SignNowCall call, Folder folder) {
        call.state().folders.put(folder);
        call.answer(Map.of("id", folder.id()));
    }

    private void delete(SignNowCall call) {
        Folder folder = changeable(call);
        if (!in(call, folder).isEmpty()
                || !call.state().folders.in(call.user(), folder).isEmpty()) {
            throw SignNowError.invalid("The folder is not empty");
        }
        call.state().folders.remove(folder);
        call.success();
    }

    private static Folder changeable(SignNowCall call) {
        Folder folder = call.folder(call.path("id"));
        if (folder.system()) {
            throw SignNowError.invalid("System folders stay as they are");
        }
        return folder;
    }

    private static String uniqueName(SignNowCall call, Folder parent, ObjectNode body) {
        String name = JSON.text(body, "name");
        if (call.state().folders.in(call.user(), parent).stream()
                .anyMatch(folder -> folder.name().equals(name))) {
            throw SignNowError.invalid("There is a folder of this name already");
        }
        return name;
    }

    private ObjectNode describe(SignNowCall call, Folder folder) {
        ObjectNode json = write(folder);
        ArrayNode folders = json.putArray("folders");
        for (Folder child : call.state().folders.in(call.user(), folder)) {
            List<Document> inside = in(call, child);
            long templates = inside.stream().filter(Document::template).count();
            int children = call.state().folders.in(call.user(), child).size();
            folders.add(
                    write(child)
                            .put("document_count", String.valueOf(inside.size() - templates))
                            .put("template_count", String.valueOf(templates))
                            .put("folder_count", String.valueOf(children)));
        }
        return json;
    }

    private static ObjectNode write(Folder folder) {
        return JsonReader.object()
                .put("id", folder.id())
                .put("created", DocumentJson.seconds(folder.created()))
                .put("name", folder.name())
                .put("user_id", folder.userId())
                .put("parent_id", folder.parentId())
                .put("system_folder", folder.system())
                .put("shared", false);
    }

    private static List<Document> in(SignNowCall call, Folder folder) {
        return call.state().documents.listed().stream()
                .filter(document -> call.owns(document.owner()))
                .filter(document -> document.folderId().equals(folder.id()))
                .toList();
    }
}
