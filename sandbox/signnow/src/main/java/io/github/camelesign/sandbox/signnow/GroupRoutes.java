// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Document groups in version 1 of the API. */
final class GroupRoutes {
    private static final int HIGHEST_LIMIT = 50;

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("GET", "/user/documentgroups", this::list);
        endpoints.bearer("POST", "/documentgroup", this::create);
        endpoints.bearer("GET", "/documentgroup/:id", this::show);
        endpoints.bearer("DELETE", "/documentgroup/:id", this::delete);
    }

    /** The group that the path names, among those of the token's owner. */
    static DocumentGroup own(SignNowCall call) {
        return call.state()
                .groups
                .find(call.user(), call.path("id"))
                .orElseThrow(SignNowError::groupNotFound);
    }

    private void list(SignNowCall call) {
        int limit = number(call, "limit", 1, HIGHEST_LIMIT);
        int offset = number(call, "offset", 0, Integer.MAX_VALUE);
        List<DocumentGroup> own =
                call.state().groups.all().stream()
                        .filter(group -> group.owner().id().equals(call.user().id()))
                        .sorted(Comparator.comparing(DocumentGroup::updated).reversed())
                        .toList();
        ObjectNode json = JsonReader.object();
        ArrayNode groups = json.putArray("document_groups");
        GroupJson writer = new GroupJson(call);
        own.stream().skip(offset).limit(limit).forEach(g -> groups.add(writer.listed(g)));
        call.answer(json.put("document_group_total_count", own.size()));
    }

    /** Both parameters are required. */
    static int number(SignNowCall call, String name, int lowest, int highest) {
        String text = call.query(name);
        if (text != null && text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        throw SignNowError.invalid(name + " must be " + lowest + " to " + highest);
    }

    private void create(SignNowCall call) {
        ObjectNode body = call.body();
        List<String> ids = JSON.texts(body, "document_ids");
        String name = JSON.text(body, "group_name");
        if (new HashSet<>(ids).size() < ids.size()) {
            throw SignNowError.invalid("document_ids names a document twice");
        }
        List<Document> documents = ids.stream().map(call::document).toList();
        for (Document document : documents) {
            if (document.template()) {
                throw SignNowError.invalid("A template cannot be part of a document group");
            }
            if (call.state().groups.holding(document.id()).isPresent()) {
                throw SignNowError.invalid("A document is part of another document group");
            }
        }
        if (documents.stream().allMatch(document -> document.fields().isEmpty())) {
            throw SignNowError.invalid("At least one of the documents must have fields");
        }
        DocumentGroup group = DocumentGroup.of(call.user(), name, ids, call.now());
        call.state().groups.add(group);
        call.answer(Map.of("id", group.id()));
    }

    private void show(SignNowCall call) {
        call.answer(new GroupJson(call).write(own(call)));
    }

    /** The documents stay. */
    private void delete(SignNowCall call) {
        DocumentGroup group = own(call);
        if (group.hasLiveInvite()) {
            throw SignNowError.invalid("A document group with an invite cannot be deleted");
        }
        call.state().groups.remove(group);
        call.success();
    }
}
