// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;
import java.util.Map;

/** Links by which anybody can sign, whoever they say they are. */
final class SigningLinkRoutes {
    private static final String OF_APPLICATION = "/v2/application/signing-links";

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("POST", "/link", this::create);
        endpoints.basic("GET", OF_APPLICATION, this::list);
        endpoints.basic("PUT", OF_APPLICATION, this::deactivate);
    }

    private void create(SignNowCall call) {
        ObjectNode body = call.body();
        Document document = call.document(JSON.text(body, "document_id"));
        if (document.roles().size() > 1) {
            throw SignNowError.invalid("Signing links need a document with one role");
        }
        SignNowLink link =
                call.state()
                        .links
                        .make(
                                SignNowLink.Purpose.SIGN_AS_ANYBODY,
                                document.id(),
                                call.token().application(),
                                body.deepCopy());
        String address = call.state().links.address(link);
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
                        .filter(
                                link ->
                                        body.contains(link.token())
                                                || body.contains(link.entityId()))
                        .toList();
        if (named.isEmpty()) {
            throw SignNowError.notFound("Signing link");
        }
        call.state().links.removeIf(named::contains);
        call.success();
    }

    private static List<SignNowLink> own(SignNowCall call) {
        return call.state().links.all().stream()
                .filter(link -> link.purpose() == SignNowLink.Purpose.SIGN_AS_ANYBODY)
                .filter(link -> call.application().equals(link.application()))
                .toList();
    }
}
