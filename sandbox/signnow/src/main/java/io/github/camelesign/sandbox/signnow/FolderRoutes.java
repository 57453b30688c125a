// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;
import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Paging;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.signnow.DocumentRoutes.DocumentJson;
import io.github.camelesign.sandbox.signnow.User.Folder;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

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
                new Query(call.ctx().queryParams(), call.user()).of(documents(call, folder));
        ObjectNode json = describe(call, folder).put("total_documents", matching.size());
        ArrayNode documents = json.putArray("documents");
        for (Document document : new Paging(offset, limit).of(matching)) {
            documents.add(new DocumentJson(call, document, true).write());
        }
        call.answer(Answers.complete(type, json));
    }

    private void create(SignNowCall call) {
        Folder parent = call.folder(call.text("parent_id"));
        String name = uniqueName(call, parent);
        Folder made = new Folder(Ids.id(), name, parent.id(), parent.userId(), false, call.now());
        call.state().folders.add(made);
        call.answerId(made.id());
    }

    private void rename(SignNowCall call) {
        Folder folder = changeable(call);
        String name = uniqueName(call, call.folder(folder.parentId()));
        call.state().folders.change(folder.id(), old -> Records.with(old, "name", name));
        call.answerId(folder.id());
    }

    private void delete(SignNowCall call) {
        Folder folder = changeable(call);
        boolean filled = !documents(call, folder).isEmpty() || !folders(call, folder).isEmpty();
        refuseIf(filled, "The folder is not empty");
        call.state().folders.remove(folder);
    }

    private static Folder changeable(SignNowCall call) {
        Folder folder = call.folder(call.path("id"));
        refuseIf(folder.system(), "System folders stay as they are");
        return folder;
    }

    private static String uniqueName(SignNowCall call, Folder parent) {
        String name = call.text("name");
        boolean taken = folders(call, parent).stream().anyMatch(f -> f.name().equals(name));
        refuseIf(taken, "There is a folder of this name already");
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

    /**
     * Which documents of a folder to list, and in which order. Filters that SignNow does not know
     * are refused.
     *
     * @param me who asks
     */
    private record Query(MultiMap parameters, User me) {
        /** All that pass the filters, in order. */
        List<Document> of(List<Document> documents) {
            String type = text("entity_type", "all");
            String label = text("entity_labels", "");
            Comparator<Document> order =
                    switch (text("sortby", "updated")) {
                        case "updated" -> comparing(d -> d.updated().getEpochSecond());
                        case "created" -> comparing(d -> d.created().getEpochSecond());
                        default -> comparing(d -> d.name().toLowerCase(Locale.ROOT));
                    };
            return documents.stream()
                    .filter(filters())
                    .filter(d -> type.endsWith("all") || type.equals(type(d)))
                    // no e-mail of the sandbox ever bounces, so that nothing is "undelivered"
                    .filter(d -> label.isEmpty() || label.equals("declined") && is(d, label))
                    .sorted(text("order", "desc").equals("asc") ? order : order.reversed())
                    .toList();
        }

        private static String type(Document document) {
            return document.template() ? "template" : "document";
        }

        private static boolean is(Document document, String state) {
            return document.state().equals(state);
        }

        private String text(String name, String usual) {
            return parameters.contains(name) ? parameters.get(name) : usual;
        }

        private Predicate<Document> filters() {
            List<String> names = parameters.getAll("filters");
            List<String> values = parameters.getAll("filter-values");
            refuseIf(names.size() != values.size(), "filters and filter-values must be pairs");
            return IntStream.range(0, names.size())
                    .mapToObj(pair -> filter(names.get(pair), values.get(pair)))
                    .reduce(document -> true, Predicate::and);
        }

        private Predicate<Document> filter(String name, String value) {
            return switch (name) {
                case "signing-status" -> signingStatus(value);
                case "documents-updated", "document-updated" -> since(value, Document::updated);
                case "documents-created", "document-created" -> since(value, Document::created);
                case "has-fields" -> document -> !document.fields().isEmpty() == value.equals("1");
                default -> throw SignNowError.invalid("Unknown filter " + name);
            };
        }

        private static Predicate<Document> since(String text, Function<Document, Instant> moment) {
            refuseIf(!text.matches("\\d{1,18}"), "Not a whole number: " + text);
            return d -> moment.apply(d).getEpochSecond() >= Long.parseLong(text);
        }

        private Predicate<Document> signingStatus(String value) {
            return switch (value) {
                case "waiting-for-me", "waiting-for-others" -> {
                    boolean forMe = value.endsWith("me");
                    yield d ->
                            d.signing().turns().stream().anyMatch(t -> me.is(t.email()) == forMe);
                }
                case "signed" -> document -> is(document, "completed");
                case "does-not-created" -> document -> is(document, "unsent");
                case "pending", "unsent", "expired", "canceled" -> document -> is(document, value);
                default -> throw SignNowError.invalid("Unknown signing-status " + value);
            };
        }
    }
}
