// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;

/** Those who approve a signature request before it goes to its signers. */
final class ApproverRoutes {
    private static final String PATH = "/signature_requests/:id/approvers";
    private static final String ONE = PATH + "/:approver";
    private static final int MOST = 10;

    void mount(YousignEndpoints endpoints) {
        endpoints.on("POST", PATH, this::add);
        endpoints.on("GET", ONE, call -> show(call, 200, approver(call)));
        endpoints.on("PATCH", ONE, this::update);
        endpoints.on("DELETE", ONE, this::delete);
        endpoints.on("POST", ONE + "/send_reminder", this::remind);
    }

    private static Approver approver(YousignCall call) {
        return call.signatureRequest().approver(call.path("approver"));
    }

    private static void show(YousignCall call, int status, Approver approver) {
        call.show(status, call.state().json.approver(call.signatureRequest(), approver));
    }

    private void add(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        ObjectNode body = call.body();
        request.requireDraft();
        if (request.approvers.size() >= MOST) {
            throw YousignError.violated("info", "There may be " + MOST + " approvers at most");
        }
        ObjectNode info =
                body.has("signer_id")
                        ? request.signer(body.get("signer_id").asText()).info.deepCopy()
                        : new SignerReader(call.state()).info(body);
        ObjectNode settings = JsonReader.object();
        settings.putObject("custom_text");
        settings.putArray("excluded_documents");
        Approver approver = new Approver(info, settings);
        if (request.approvers.stream().anyMatch(other -> other.is(approver.email()))) {
            throw YousignError.refused(
                    "approver.already_attached_to_signature_request",
                    approver.email() + " approves already");
        }
        change(approver, body);
        place(request, approver, body);
        show(call, 201, approver);
    }

    private static void place(SignatureRequest request, Approver approver, ObjectNode body) {
        if (request.is("custom_recipient_order")) {
            new Stages(request)
                    .place(
                            approver,
                            body.path("insert_after_id").asText(null),
                            body.path("group_with_id").asText(null));
            request.approvers.add(approver);
        } else if (body.hasNonNull("insert_after_id")) {
            Approver before = request.approver(body.get("insert_after_id").asText());
            request.approvers.add(request.approvers.indexOf(before) + 1, approver);
        } else {
            request.approvers.add(approver);
        }
        new Stages(request).arrange();
    }

    private static void change(Approver approver, ObjectNode body) {
        if (body.path("custom_text") instanceof ObjectNode text) {
            ((ObjectNode) approver.settings.get("custom_text")).setAll(text);
        }
        if (body.has("excluded_documents")) {
            approver.settings.set("excluded_documents", body.get("excluded_documents"));
        }
    }

    private void update(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        Approver approver = approver(call);
        ObjectNode body = call.body();
        request.requireDraft();
        if (body.path("info") instanceof ObjectNode info) {
            approver.info.setAll(info);
        }
        change(approver, body);
        if (body.hasNonNull("insert_after_id") || body.hasNonNull("group_with_id")) {
            request.approvers.remove(approver);
            place(request, approver, body);
        }
        show(call, 200, approver);
    }

    private void delete(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        Approver approver = approver(call);
        request.requireDraft();
        request.approvers.remove(approver);
        new Stages(request).arrange();
        call.noContent();
    }

    private void remind(YousignCall call) {
        call.state().lifecycle.remind(call.signatureRequest(), approver(call), Status.APPROVAL);
        call.ctx().response().setStatusCode(201).end();
    }
}
