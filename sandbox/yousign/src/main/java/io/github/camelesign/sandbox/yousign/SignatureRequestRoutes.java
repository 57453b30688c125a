// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** {@code /signature_requests}: create, show, list, change and move them through their life. */
final class SignatureRequestRoutes {
    private static final String PATH = "/signature_requests";
    private static final String ONE = PATH + "/:id";

    void mount(YousignEndpoints endpoints) {
        endpoints.on("POST", PATH, this::create);
        endpoints.on("GET", PATH, this::list);
        endpoints.on("GET", ONE, call -> show(call, 200, call.signatureRequest()));
        endpoints.on("PATCH", ONE, this::update);
        endpoints.on("DELETE", ONE, this::delete);
        endpoints.on("POST", ONE + "/activate", this::activate);
        endpoints.on("POST", ONE + "/cancel", this::cancel);
        endpoints.on("POST", ONE + "/reactivate", this::reactivate);
        endpoints.on("GET", "/consumptions/export", this::export);
    }

    private static void show(YousignCall call, int status, SignatureRequest request) {
        call.answer(status, call.state().json.whole(request));
    }

    private void create(YousignCall call) {
        RequestMaker maker = new RequestMaker(call.state());
        ObjectNode body = call.body();
        SignatureRequest request =
                body.has("signature_request_id") ? maker.duplicate(body) : maker.create(body);
        call.state().requests.add(request);
        show(call, 201, request);
    }

    /** Without those of other sources, unless they are asked for. */
    private void list(YousignCall call) {
        boolean anySource =
                call.ctx().queryParams().names().stream().anyMatch(n -> n.startsWith("source"));
        List<ObjectNode> listed =
                call.state().requests.listed().stream()
                        .filter(
                                request ->
                                        anySource
                                                || request.path("source")
                                                        .asText()
                                                        .equals(EventPublisher.SOURCE))
                        .toList();
        call.showPage(listed);
    }

    private void update(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        request.requireDraft();
        new RequestMaker(call.state()).change(request, call.body());
        show(call, 200, request);
    }

    private void delete(YousignCall call) {
        boolean permanently = "true".equals(call.query("permanent_delete"));
        call.state().lifecycle.delete(call.signatureRequest(), permanently);
        call.noContent();
    }

    private void activate(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        if (call.body().has("sender_id")) {
            String sender = call.body().get("sender_id").asText();
            if (call.state().accounts.users.find(sender).isEmpty()) {
                throw YousignError.violated("sender_id", "There is no such user: " + sender);
            }
            request.senderId = sender;
        }
        call.state().lifecycle.activate(request);
        call.show(201, call.state().json.activated(request));
    }

    private void cancel(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        call.state().lifecycle.cancel(request, call.body().get("reason").asText());
        show(call, 201, request);
    }

    private void reactivate(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        Instant expires = RequestMaker.expiration(call.body(), request.zone(), call.now());
        call.state().lifecycle.reactivate(request, expires);
        show(call, 201, request);
    }

    /** Which signature requests were activated, as CSV. */
    private void export(YousignCall call) {
        LocalDate from = LocalDate.parse(call.query("from"));
        LocalDate to = LocalDate.parse(call.query("to"));
        if (from.isAfter(to)) {
            throw YousignError.refused(
                    "consumption.date_out_of_range", "from must not be later than to");
        }
        StringBuilder csv = new StringBuilder("date,source,signature_request_id,name\n");
        for (SignatureRequest request : call.state().requests.all()) {
            if (request.activated == null) {
                continue;
            }
            LocalDate day = request.activated.atZone(ZoneOffset.UTC).toLocalDate();
            if (!day.isBefore(from) && !day.isAfter(to)) {
                String name = request.name().replace("\"", "\"\"");
                csv.append(day + "," + request.source + "," + request.id + ",\"" + name + "\"\n");
            }
        }
        call.ctx().response().putHeader(HttpHeaders.CONTENT_TYPE, "text/csv").end(csv.toString());
    }
}
