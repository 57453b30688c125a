// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** What signers are asked for besides their signature: consent, and documents of their own. */
final class SignerRequestRoutes {
    private static final String REQUEST = "/signature_requests/:id";
    private static final String SIGNER = REQUEST + "/signers/:signer/documents";
    private static final int MOST = 10;
    private static final Rule SIGNERS = Rules.list(Rules.UUID, 1, 100);
    private static final Rule TEXT = Shape.object().required("text", Rules.text(1, 1000));
    private static final Shape CONSENT =
            Shape.object()
                    .required("type", Rules.oneOf("checkbox", "text_to_copy"))
                    .required("settings", TEXT)
                    .required("optional", Rules.BOOL)
                    .required("signer_ids", SIGNERS)
                    .optional("insert_after_id", Rules.UUID.orNull())
                    .optional("document_id", Rules.UUID.orNull());
    private static final Shape CONSENT_UPDATE =
            Shape.object()
                    .optional("settings", TEXT)
                    .optional("optional", Rules.BOOL)
                    .optional("insert_after_id", Rules.UUID.orNull())
                    .optional("document_id", Rules.UUID.orNull());
    private static final Shape DOCUMENT =
            Shape.object()
                    .required("title", Rules.text(1, 255))
                    .required("optional", Rules.BOOL)
                    .required("signer_ids", SIGNERS);
    private static final Shape DOCUMENT_UPDATE =
            Shape.object().optional("title", Rules.text(1, 255)).optional("optional", Rules.BOOL);

    /** One of the two kinds. */
    private record Kind(
            String path,
            String what,
            Shape create,
            Shape update,
            Function<SignatureRequest, List<ObjectNode>> of) {
        ObjectNode find(YousignCall call) {
            String id = call.path("request");
            return of.apply(call.signatureRequest()).stream()
                    .filter(request -> request.path("id").asText().equals(id))
                    .findFirst()
                    .orElseThrow(() -> YousignError.notFound(what + " " + id));
        }
    }

    void mount(YousignEndpoints endpoints) {
        Kind consents =
                new Kind(
                        REQUEST + "/consent_requests",
                        "Consent request",
                        CONSENT,
                        CONSENT_UPDATE,
                        request -> request.consentRequests);
        Kind documents =
                new Kind(
                        REQUEST + "/document_requests",
                        "Document request",
                        DOCUMENT,
                        DOCUMENT_UPDATE,
                        request -> request.documentRequests);
        mount(endpoints, consents);
        mount(endpoints, documents);
        String consentSigner = consents.path() + "/:request/signers/:signer";
        endpoints.onAnything(
                "PUT",
                consentSigner,
                call -> {
                    addSigner(call, consents);
                    call.noContent();
                });
        String documentSigner = documents.path() + "/:request/signers/:signer";
        endpoints.onAnything(
                "PUT", documentSigner, call -> call.answer(200, addSigner(call, documents)));
        endpoints.on("GET", SIGNER, this::listSignerDocuments);
        endpoints.on("DELETE", SIGNER, this::deleteSignerDocuments);
    }

    private void mount(YousignEndpoints endpoints, Kind kind) {
        String one = kind.path() + "/:request";
        endpoints.on(
                "GET",
                kind.path(),
                call ->
                        call.answer(
                                200, YousignPaging.all(kind.of().apply(call.signatureRequest()))));
        endpoints.on("POST", kind.path(), call -> create(call, kind));
        endpoints.on("PATCH", one, call -> update(call, kind));
        endpoints.on("DELETE", one, call -> delete(call, kind));
        endpoints.on("DELETE", one + "/signers/:signer", call -> removeSigner(call, kind));
    }

    private static void create(YousignCall call, Kind kind) {
        SignatureRequest request = call.signatureRequest();
        ObjectNode body = call.body(kind.create());
        request.requireDraft();
        List<ObjectNode> all = kind.of().apply(request);
        if (all.size() >= MOST) {
            throw YousignError.violated("", "There may be " + MOST + " of them at most");
        }
        for (JsonNode id : body.get("signer_ids")) {
            if (request.signers.stream().noneMatch(s -> s.id().equals(id.asText()))) {
                throw YousignError.violated("signer_ids", "There is no signer " + id.asText());
            }
        }
        if (body.hasNonNull("document_id")) {
            request.document(body.get("document_id").asText());
        }
        body.remove("insert_after_id");
        body.put("id", UUID.randomUUID().toString());
        if (kind.create() == CONSENT && !body.has("document_id")) {
            body.putNull("document_id");
        }
        all.add(body);
        call.answer(201, body);
    }

    private static void update(YousignCall call, Kind kind) {
        ObjectNode found = kind.find(call);
        ObjectNode change = call.body(kind.update());
        call.signatureRequest().requireDraft();
        change.remove("insert_after_id");
        found.setAll(change);
        call.answer(200, found);
    }

    private static void delete(YousignCall call, Kind kind) {
        ObjectNode found = kind.find(call);
        SignatureRequest request = call.signatureRequest();
        request.requireDraft();
        kind.of().apply(request).remove(found);
        call.noContent();
    }

    private static ObjectNode addSigner(YousignCall call, Kind kind) {
        ObjectNode found = kind.find(call);
        SignatureRequest request = call.signatureRequest();
        request.requireDraft();
        String signer = request.signer(call.path("signer")).id();
        ArrayNode signers = found.withArray("signer_ids");
        removeText(signers, signer);
        signers.add(signer);
        return found;
    }

    private static void removeSigner(YousignCall call, Kind kind) {
        ObjectNode found = kind.find(call);
        SignatureRequest request = call.signatureRequest();
        request.requireDraft();
        String signer = request.signer(call.path("signer")).id();
        if (!removeText(found.withArray("signer_ids"), signer)) {
            throw YousignError.notFound("Signer " + signer);
        }
        call.noContent();
    }

    private static boolean removeText(ArrayNode texts, String text) {
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).asText().equals(text)) {
                texts.remove(i);
                return true;
            }
        }
        return false;
    }

    /** Nobody in the sandbox uploads any. */
    private void listSignerDocuments(YousignCall call) {
        requireSigned(call);
        call.answer(200, YousignPaging.page(new Query(call), List.of()));
    }

    private void deleteSignerDocuments(YousignCall call) {
        requireSigned(call);
        call.noContent();
    }

    private static void requireSigned(YousignCall call) {
        if (!call.signatureRequest().signer(call.path("signer")).hasSigned()) {
            throw YousignError.refused("signer.status_not_compatible", "The signer has not signed");
        }
    }
}
