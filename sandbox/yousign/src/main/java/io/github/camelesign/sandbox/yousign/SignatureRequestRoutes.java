// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** {@code /signature_requests}: create, show, list, change and move them through their life. */
final class SignatureRequestRoutes {
    private static final String PATH = "/signature_requests";
    private static final Shape CANCEL =
            Shape.object()
                    .required(
                            "reason",
                            Rules.oneOf(
                                    "contractualization_aborted", "errors_in_document", "other"))
                    .optional("custom_note", Rules.text(0, 500).orNull());
    private static final Shape REACTIVATE = Shape.object().required("expiration_date", Rules.DATE);
    private static final Shape ACTIVATE = Shape.object().optional("sender_id", Rules.UUID);

    private final FileIntake intake;

    SignatureRequestRoutes(FileIntake intake) {
        this.intake = intake;
    }

    void mount(YousignEndpoints endpoints) {
        endpoints.on("POST", PATH, this::create);
        endpoints.on("GET", PATH, this::list);
        endpoints.on("GET", PATH + "/:id", call -> show(call, 200, call.signatureRequest()));
        endpoints.on("PATCH", PATH + "/:id", this::update);
        endpoints.on("DELETE", PATH + "/:id", this::delete);
        endpoints.onAnything("POST", PATH + "/:id/activate", this::activate);
        endpoints.on("POST", PATH + "/:id/cancel", this::cancel);
        endpoints.on("POST", PATH + "/:id/reactivate", this::reactivate);
        endpoints.upload("/documents", this::uploadUnattached);
    }

    private static void show(YousignCall call, int status, SignatureRequest request) {
        call.answer(status, call.state().json.whole(request));
    }

    private void create(YousignCall call) {
        RequestMaker maker = new RequestMaker(call.state());
        JsonNode body = call.json();
        SignatureRequest request =
                body.has("signature_request_id")
                        ? maker.duplicate(SignatureRequestShapes.DUPLICATE.read(body))
                        : maker.create(SignatureRequestShapes.CREATE.read(body));
        call.state().requests.add(request);
        show(call, 201, request);
    }

    private void list(YousignCall call) {
        RequestFilter filter = new RequestFilter(call);
        call.answer(
                200,
                YousignPaging.page(filter.query(), filter.apply(call.state().requests.listed())));
    }

    private void update(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        ObjectNode change = call.body(SignatureRequestShapes.UPDATE);
        request.requireDraft();
        new RequestMaker(call.state()).change(request, change);
        show(call, 200, request);
    }

    private void delete(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        boolean permanently = new Query(call, "permanent_delete").isTrue("permanent_delete");
        call.state().lifecycle.delete(request, permanently);
        call.noContent();
    }

    private void activate(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        if (call.hasBody()) {
            ObjectNode body = call.body(ACTIVATE);
            if (body.has("sender_id")) {
                String sender = body.get("sender_id").asText();
                if (call.state().accounts.users.find(sender).isEmpty()) {
                    throw YousignError.violated("sender_id", "There is no such user: " + sender);
                }
                request.senderId = sender;
            }
        }
        call.state().lifecycle.activate(request);
        call.answer(201, call.state().json.activated(request));
    }

    private void cancel(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        ObjectNode body = call.body(CANCEL);
        call.state().lifecycle.cancel(request, body.get("reason").asText());
        show(call, 201, request);
    }

    private void reactivate(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        ObjectNode body = call.body(REACTIVATE);
        Instant expires = RequestMaker.expiration(body, request.zone(), call.now());
        call.state().lifecycle.reactivate(request, expires);
        show(call, 201, request);
    }

    /** Documents once came before their request, which then named them. */
    private void uploadUnattached(YousignCall call) {
        DocumentForm form = DocumentForm.read(call);
        FileUpload part = call.part("file");
        call.slowlyThen(
                () ->
                        intake.accept(
                                Path.of(part.uploadedFileName()),
                                part.fileName(),
                                form.name(),
                                form.parsesAnchors()),
                file -> {
                    RequestDocument document =
                            new RequestDocument(
                                    file,
                                    form.settings(file.upload().pages()),
                                    call.now().truncatedTo(ChronoUnit.SECONDS));
                    document.found(file.anchors());
                    call.state().unattached.put(document.id(), document);
                    SignatureRequest none =
                            new SignatureRequest(
                                    EventPublisher.SOURCE, JsonReader.object(), call.now());
                    call.answer(201, call.state().json.document(none, document));
                });
    }
}
