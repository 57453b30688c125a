// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The signers of a signature request. */
final class SignerRoutes {
    private static final String PATH = "/signature_requests/:id/signers";
    private static final String ONE = PATH + "/:signer";

    /** What can still be corrected while somebody is asked to sign. */
    private static final Set<String> OPEN_TO_CHANGE =
            Set.of("info", "custom_text", "redirect_urls", "delivery_mode", "email_notification");

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH, this::list);
        endpoints.on("POST", PATH, this::add);
        endpoints.on("GET", ONE, call -> show(call, 200, signer(call)));
        endpoints.on("PATCH", ONE, this::update);
        endpoints.on("DELETE", ONE, this::delete);
        endpoints.on("POST", ONE + "/send_reminder", this::remind);
    }

    private static Signer signer(YousignCall call) {
        return call.signatureRequest().signer(call.path("signer"));
    }

    private static void show(YousignCall call, int status, Signer signer) {
        call.show(status, call.state().json.signer(call.signatureRequest(), signer));
    }

    private void list(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        request.signers.forEach(signer -> list.add(call.state().json.signer(request, signer)));
        call.show(200, list);
    }

    private void add(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        request.requireDraft();
        show(call, 201, new SignerReader(call.state()).add(request, call.body()));
    }

    private void update(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        Signer signer = signer(call);
        ObjectNode change = call.body();
        boolean isOpen = request.status == Status.ONGOING && !signer.hasActed();
        if (!isOpen
                || change.properties().stream()
                        .anyMatch(p -> !OPEN_TO_CHANGE.contains(p.getKey()))) {
            request.requireDraft();
        }
        new SignerReader(call.state()).update(request, signer, change);
        show(call, 200, signer);
    }

    private void delete(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        Signer signer = signer(call);
        request.requireDraft();
        request.signers.remove(signer);
        for (RequestDocument document : request.documents) {
            document.fields.removeIf(field -> field.path("signer_id").asText().equals(signer.id()));
        }
        new Stages(request).arrange();
        call.noContent();
    }

    private void remind(YousignCall call) {
        call.state().lifecycle.remind(call.signatureRequest(), signer(call), Status.ONGOING);
        call.ctx().response().setStatusCode(201).end();
    }
}
