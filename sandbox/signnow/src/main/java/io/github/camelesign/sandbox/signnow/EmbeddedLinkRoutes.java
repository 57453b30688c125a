// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.signnow.SignNowLink.Purpose;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Links that show SignNow's editor, its sending page or the document in another application. */
final class EmbeddedLinkRoutes {
    private static final int LONGEST_EDIT = 43_200;
    private static final int LONGEST_VIEW = 518_400;

    void mount(SignNowEndpoints endpoints) {
        mount(endpoints, "/v2/documents/:id", c -> c.document().id(), Set.of("invite", "document"));
        mount(
                endpoints,
                "/v2/document-groups/:id",
                c -> GroupRoutes.own(c).id(),
                Set.of("manage", "edit", "send-invite"));
    }

    private static void mount(
            SignNowEndpoints endpoints,
            String path,
            Function<SignNowCall, String> entity,
            Set<String> sendingTypes) {
        endpoints.bearer(
                "POST",
                path + "/embedded-editor",
                c -> make(c, entity.apply(c), Purpose.EDIT, "url", 15, LONGEST_EDIT));
        endpoints.bearer(
                "POST",
                path + "/embedded-sending",
                call -> {
                    ObjectNode body = call.optionalBody();
                    if (body.has("type") && !sendingTypes.contains(JSON.text(body, "type"))) {
                        throw SignNowError.invalid("type must be one of " + sendingTypes);
                    }
                    make(call, entity.apply(call), Purpose.SEND, "url", 15, 45);
                });
        endpoints.bearer(
                "POST",
                path + "/embedded-view",
                c -> make(c, entity.apply(c), Purpose.VIEW, "link", LONGEST_EDIT, LONGEST_VIEW));
    }

    private static void make(
            SignNowCall call,
            String entityId,
            Purpose purpose,
            String name,
            int lowest,
            int highest) {
        ObjectNode body = call.optionalBody();
        SignNowLink link =
                call.state()
                        .links
                        .make(
                                purpose,
                                entityId,
                                null,
                                LinkExpiration.read(body, lowest, highest),
                                body.deepCopy(),
                                call.token().application());
        call.answer(Map.of("data", Map.of(name, call.state().links.address(link))));
    }
}
