// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.SignNowLink.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Links by which anybody can sign, and those that show SignNow's pages in another application. */
final class LinkRoutes {
    private static final int LONGEST_EDIT = 43_200;
    private static final int LONGEST_VIEW = 518_400;
    private static final String OF_APPLICATION = "/v2/application/signing-links";

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("POST", "/link", this::create);
        endpoints.basic("GET", OF_APPLICATION, this::list);
        endpoints.basic("PUT", OF_APPLICATION, this::deactivate);
        mount(endpoints, "/v2/documents/:id", c -> c.document().id(), Set.of("invite", "document"));
        mount(
                endpoints,
                "/v2/document-groups/:id",
                call -> call.group().id(),
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
                c -> embed(c, entity.apply(c), Purpose.EDIT, "url", 15, LONGEST_EDIT));
        endpoints.bearer(
                "POST",
                path + "/embedded-sending",
                call -> {
                    ObjectNode body = call.optionalBody();
                    if (body.has("type") && !sendingTypes.contains(JSON.text(body, "type"))) {
                        throw SignNowError.invalid("type must be one of " + sendingTypes);
                    }
                    embed(call, entity.apply(call), Purpose.SEND, "url", 15, 45);
                });
        endpoints.bearer(
                "POST",
                path + "/embedded-view",
                c -> embed(c, entity.apply(c), Purpose.VIEW, "link", LONGEST_EDIT, LONGEST_VIEW));
    }

    private static void embed(
            SignNowCall call, String entityId, Purpose purpose, String name, int low, int high) {
        ObjectNode body = call.optionalBody();
        Duration life = life(body, "link_expiration", low, high);
        call.data(Map.of(name, call.link(purpose, entityId, null, life, body)));
    }

    /**
     * A time in minutes, which each kind of link bounds differently. SignNow's clients send 0 when
     * none is given, which is the shortest.
     */
    static Duration life(ObjectNode body, String name, int lowest, int highest) {
        int minutes = body.hasNonNull(name) ? body.get(name).asInt(-1) : 0;
        if (minutes != 0 && (minutes < lowest || minutes > highest)) {
            throw SignNowError.api(
                    422, 422, name + " must be " + lowest + " to " + highest + " minutes");
        }
        return Duration.ofMinutes(minutes == 0 ? lowest : minutes);
    }

    private void create(SignNowCall call) {
        ObjectNode body = call.body();
        Document document = call.document(JSON.text(body, "document_id"));
        if (document.roles().size() > 1) {
            throw SignNowError.invalid("Signing links need a document with one role");
        }
        String address = call.link(Purpose.SIGN_AS_ANYBODY, document.id(), null, null, body);
        call.answer(Map.of("url", address, "url_no_signup", address));
    }

    private void list(SignNowCall call) {
        SignNowPaging.answer(call, own(call).stream().map(link -> write(call, link)).toList());
    }

    private static ObjectNode write(SignNowCall call, SignNowLink link) {
        return JsonReader.object()
                .put("id", link.token())
                .put("document_id", link.entityId())
                .put("url", call.state().links.address(link))
                .put("url_no_signup", call.state().links.address(link))
                .put("created", link.created().getEpochSecond());
    }

    /** SignNow does not say how it wants the link named, so that any of these will do. */
    private void deactivate(SignNowCall call) {
        String body = call.body().toString();
        List<SignNowLink> named =
                own(call).stream()
                        .filter(l -> body.contains(l.token()) || body.contains(l.entityId()))
                        .toList();
        if (named.isEmpty()) {
            throw SignNowError.notFound("Signing link");
        }
        call.state().links.removeIf(named::contains);
        call.success();
    }

    private static List<SignNowLink> own(SignNowCall call) {
        return call.state().links.all().stream()
                .filter(link -> link.purpose() == Purpose.SIGN_AS_ANYBODY)
                .filter(link -> call.application().equals(link.application()))
                .toList();
    }
}
