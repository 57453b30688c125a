// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Paging;
import io.github.camelesign.sandbox.signnow.User.Folder;
import java.util.List;

/** {@code /folder} and {@code /user/folder}: a user's folders and the documents in them. */
final class FolderRoutes {
    private static final int HIGHEST_LIMIT = 100;

    void mount(SignNowEndpoints api) {
        api.bearer("GET", "/folder", c -> show(c, c.user().root(), "folder.FolderGet"));
        api.bearer("GET", "/folder/:id", this::showNamed);
        api.bearer("GET", "/user/folder", this::listFolders);
        api.bearer("GET", "/user/folder/:id", this::showNamed);
        api.bearer("POST", "/user/folder", this::create);
        api.bearer("PUT", "/user/folder/:id", this::rename);
        api.doing("DELETE", "/user/folder/:id", this::delete);
    }

    /** The folder tree without documents. */
    private void listFolders(SignNowCall call) {
        Folder root = call.folder(call.user().root());
        call.answer(describe(call, root).put("total_documents", documents(call, root).size()));
    }

    private void showNamed(SignNowCall call) {
        show(call, call.path("id"), "folder.FolderDocumentsGet");
    }

    private void show(SignNowCall call, String id, String type) {
        Folder folder = call.folder(id);
        int offset = call.number("offset", 0, 0, Integer.MAX_VALUE);
        // without a limit SignNow lists everything
        int limit = call.number("limit", Integer.MAX_VALUE, 0, HIGHEST_LIMIT);
        List<Document> matching =
                new FolderQuery(call.ctx().queryParams(), call.user()).of(documents(call, folder));
        ObjectNode json = describe(call, folder).put("total_documents", matching.size());
        ArrayNode documents = json.putArray("documents");
        for (Document document : new Paging(offset, limit).of(matching)) {
            documents.add(new DocumentJson(call, document, true).write());
        }
        call.answer(Answers.complete(type, json));
    }

    private void create(SignNowCall call) {
        ObjectNode body = call.body();
        Folder parent = call.folder(JSON.text(body, "parent_id"));
        String name = uniqueName(call, parent, body);
        Folder made = new Folder(Ids.id(), name, parent.id(), parent.userId(), false, call.now());
        call.state().folders.add(made);
        call.answerId(made.id());
    }

    private void rename(SignNowCall call) {
        Folder folder = changeable(call);
        String name = uniqueName(call, call.folder(folder.parentId()), call.body());
        call.state().folders.change(folder.id(), old -> old.renamed(name));
        call.answerId(folder.id());
    }

    private void delete(SignNowCall call) {
        Folder folder = changeable(call);
        refuseIf(
                !documents(call, folder).isEmpty() || !folders(call, folder).isEmpty(),
                "The folder is not empty");
        call.state().folders.remove(folder);
    }

    private static Folder changeable(SignNowCall call) {
        Folder folder = call.folder(call.path("id"));
        refuseIf(folder.system(), "System folders stay as they are");
        return folder;
    }

    private static String uniqueName(SignNowCall call, Folder parent, ObjectNode body) {
        String name = JSON.text(body, "name");
        refuseIf(
                folders(call, parent).stream().anyMatch(folder -> folder.name().equals(name)),
                "There is a folder of this name already");
        return name;
    }

    private static ObjectNode describe(SignNowCall call, Folder folder) {
        ObjectNode json = Answers.of("folder", folder);
        ArrayNode children = json.putArray("folders");
        for (Folder child : folders(call, folder)) {
            List<Document> inside = documents(call, child);
            long templates = inside.stream().filter(Document::template).count();
            children.add(
                    Answers.of("folder", child)
                            .put("document_count", String.valueOf(inside.size() - templates))
                            .put("template_count", String.valueOf(templates))
                            .put("folder_count", String.valueOf(folders(call, child).size())));
        }
        return json;
    }

    private static List<Folder> folders(SignNowCall call, Folder parent) {
        return call.state().folders.all().stream()
                .filter(folder -> parent.id().equals(folder.parentId()))
                .toList();
    }

    private static List<Document> documents(SignNowCall call, Folder folder) {
        return call.state().documents.listed().stream()
                .filter(document -> call.owns(document.owner()))
                .filter(document -> document.folderId().equals(folder.id()))
                .toList();
    }
}
