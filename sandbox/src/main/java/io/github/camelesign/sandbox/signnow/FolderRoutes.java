package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.JsonAnswer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;

/** {@code /folder} and {@code /user/folder}: a user's system folders and the documents in them. */
final class FolderRoutes {
    private final Supplier<SignNowWorld> world;

    FolderRoutes(Supplier<SignNowWorld> world) {
        this.world = world;
    }

    void showRoot(RoutingContext ctx) {
        show(ctx, Authorization.user(ctx).root());
    }

    void show(RoutingContext ctx) {
        User user = Authorization.user(ctx);
        show(
                ctx,
                user.folder(ctx.pathParam("id"))
                        .orElseThrow(() -> SignNowError.notFound("Folder")));
    }

    /** The folder tree without documents. */
    void listFolders(RoutingContext ctx) {
        User user = Authorization.user(ctx);
        ObjectNode json = describe(user, user.root());
        JsonAnswer.send(ctx, 200, json.put("total_documents", in(user, user.root()).size()));
    }

    private void show(RoutingContext ctx, Folder folder) {
        User user = Authorization.user(ctx);
        FolderQuery query = new FolderQuery(ctx.queryParams(), user.email());
        List<Document> matching = query.matching(in(user, folder));
        ObjectNode json = describe(user, folder).put("total_documents", matching.size());
        ArrayNode documents = json.putArray("documents");
        DocumentJson writer = DocumentJson.listed(ctx);
        query.page(matching).forEach(document -> documents.add(writer.write(document)));
        JsonAnswer.send(ctx, 200, json);
    }

    private ObjectNode describe(User user, Folder folder) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        write(json, user, folder);
        ArrayNode folders = json.putArray("folders");
        if (folder.equals(user.root())) {
            for (Folder child : user.systemFolders()) {
                ObjectNode entry = folders.addObject();
                write(entry, user, child);
                entry.put("document_count", String.valueOf(in(user, child).size()))
                        .put("template_count", "0")
                        .put("folder_count", "0");
            }
        }
        return json;
    }

    private static void write(ObjectNode json, User user, Folder folder) {
        json.put("id", folder.id())
                .put("created", String.valueOf(folder.created().getEpochSecond()))
                .put("name", folder.name())
                .put("user_id", user.id())
                .put("parent_id", folder.parentId())
                .put("system_folder", true)
                .put("shared", false);
    }

    private List<Document> in(User user, Folder folder) {
        return world.get().documents.listed().stream()
                .filter(document -> document.owner().id().equals(user.id()))
                .filter(document -> document.folderId().equals(folder.id()))
                .toList();
    }
}
