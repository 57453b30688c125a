// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code /file_objects} of version 2: where members sign. */
final class FileObjectRoutes {
    private static final String PATH = "/file_objects";
    private static final String ONE = PATH + "/:id";

    /** One of them and whose it is. */
    private record Owned(Member member, ObjectNode object) {}

    void mount(YousignEndpoints endpoints) {
        endpoints.on("POST", PATH, this::create);
        endpoints.on("GET", ONE, call -> show(call, find(call)));
        endpoints.on("PUT", ONE, this::update);
        endpoints.on("DELETE", ONE, this::delete);
    }

    private static Owned find(YousignCall call) {
        String id = call.path("id");
        for (Procedure procedure : call.state().procedures.all()) {
            for (Member member : procedure.members) {
                for (ObjectNode object : member.fileObjects) {
                    if (Iri.id(object.path("id").asText()).equals(id)) {
                        return new Owned(member, object);
                    }
                }
            }
        }
        throw YousignError.notFound("File object " + id);
    }

    private static void show(YousignCall call, Owned owned) {
        ObjectNode json = owned.object().deepCopy();
        json.set("file", call.state().versionTwo.file(json.path("file").asText()).json());
        call.answer(200, json);
    }

    private void create(YousignCall call) {
        ObjectNode body = call.body();
        Member member = call.state().procedures.member(body.get("member").asText());
        show(call, new Owned(member, new ProcedureMaker(call.state()).addFileObject(member, body)));
    }

    private void update(YousignCall call) {
        Owned owned = find(call);
        ObjectNode body = call.body();
        owned.member().procedure.requireDraft();
        String file = body.path("file").asText(owned.object().path("file").asText());
        ProcedureMaker.change(owned.object(), body, call.state().versionTwo.file(file));
        owned.object().put("updatedAt", Timestamps.text(call.now()));
        show(call, owned);
    }

    private void delete(YousignCall call) {
        Owned owned = find(call);
        owned.member().procedure.requireDraft();
        owned.member().fileObjects.remove(owned.object());
        call.noContent();
    }
}
