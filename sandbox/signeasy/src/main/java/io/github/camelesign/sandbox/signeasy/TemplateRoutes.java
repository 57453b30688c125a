// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;

/** Templates, which people make in Signeasy's own editor. */
final class TemplateRoutes {
    void mount(SigneasyEndpoints endpoints) {
        mount(endpoints, "/v1/library/template");
        mount(endpoints, "/v3/template");
        endpoints.bearer("POST", "/v3/template/:id/embed", TemplateRoutes::embed);
    }

    private static void mount(SigneasyEndpoints endpoints, String prefix) {
        endpoints.bearer("GET", prefix, TemplateRoutes::list);
        endpoints.bearer("GET", prefix + "/:id", call -> answer(call, call.template()));
        endpoints.bearer("PUT", prefix + "/:id", TemplateRoutes::rename);
        endpoints.bearer("DELETE", prefix + "/:id", TemplateRoutes::delete);
    }

    private static void list(SigneasyCall call) {
        List<ObjectNode> templates =
                FileJson.each(
                        call.state().templates.all().stream()
                                .filter(template -> call.isMine(template.owner())),
                        template -> FileJson.of(template, call.version()));
        call.answer(200, templates);
    }

    private static void rename(SigneasyCall call) {
        call.template();
        String name = RequestBody.JSON.text(call.body(), "name");
        answer(
                call,
                call.state().templates.change(call.path("id"), t -> t.renamed(name, call.now())));
    }

    private static void answer(SigneasyCall call, Template template) {
        call.answer(200, FileJson.of(template, call.version()));
    }

    private static void delete(SigneasyCall call) {
        call.state().templates.remove(call.template());
        call.noContent();
    }

    private static void embed(SigneasyCall call) {
        SigneasyLink link =
                call.state()
                        .links
                        .make(
                                SigneasyLink.Purpose.EDIT,
                                call.template().id(),
                                call.user().email(),
                                call.optionalBody(),
                                call.origin());
        call.answer(200, JsonReader.object().put("url", call.state().links.address(link)));
    }
}
