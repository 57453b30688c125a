// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** {@code /signature_requests}: create, show, list, change and move them through their life. */
final class SignatureRequestRoutes {
    private static final String PATH = "/signature_requests";
    private static final String ONE = PATH + "/:id";

    private SignatureRequestRoutes() {}

    static void mount(YousignEndpoints endpoints) {
        endpoints.on("POST", PATH, SignatureRequestRoutes::create);
        endpoints.on(
                "GET",
                PATH,
                call -> call.showPage(ListQuery.newestFirst(call.state().requests.listed())));
        endpoints.on("GET", ONE, call -> call.answer(call.signatureRequest().json()));
        endpoints.on("PATCH", ONE, SignatureRequestRoutes::update);
        endpoints.on("DELETE", ONE, SignatureRequestRoutes::delete);
        endpoints.on("POST", ONE + "/activate", SignatureRequestRoutes::activate);
        endpoints.on("POST", ONE + "/cancel", SignatureRequestRoutes::cancel);
        endpoints.on("POST", ONE + "/reactivate", SignatureRequestRoutes::reactivate);
        endpoints.on("GET", "/consumptions/export", SignatureRequestRoutes::export);
    }

    private static void create(YousignCall call) {
        RequestMaker maker = new RequestMaker(call.state());
        ObjectNode body = call.body();
        SignatureRequest request =
                body.has("signature_request_id") ? maker.duplicate(body) : maker.create(body);
        call.state().requests.add(request);
        call.answer(201, request.json());
    }

    private static void update(YousignCall call) {
        SignatureRequest request = call.draft();
        new RequestMaker(call.state()).change(request, call.body());
        call.answer(request.json());
    }

    private static void delete(YousignCall call) {
        boolean permanently = "true".equals(call.query("permanent_delete"));
        call.state().lifecycle.delete(call.signatureRequest(), permanently);
        call.noContent();
    }

    private static void activate(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        if (call.body().has("sender_id")) {
            request.senderId =
                    call.state()
                            .accounts
                            .users
                            .named(call.body().get("sender_id"), "sender_id")
                            .path("id")
                            .asText();
        }
        call.state().lifecycle.activate(request);
        call.show(201, request.activatedJson());
    }

    private static void cancel(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        call.state().lifecycle.cancel(request, call.body().get("reason").asText());
        call.answer(201, request.json());
    }

    private static void reactivate(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        Instant expires = RequestMaker.expiration(call.body(), request.zone(), call.now());
        call.state().lifecycle.reactivate(request, expires);
        call.answer(201, request.json());
    }

    /** Which signature requests were activated, as CSV. */
    private static void export(YousignCall call) {
        LocalDate from = LocalDate.parse(call.query("from"));
        LocalDate to = LocalDate.parse(call.query("to"));
        if (from.isAfter(to)) {
            throw YousignError.refused(
                    "consumption.date_out_of_range", "from must not be later than to");
        }
        StringBuilder csv = new StringBuilder("date,source,signature_request_id,name\n");
        for (SignatureRequest request : call.state().requests.all()) {
            if (request.activated != null) {
                LocalDate day = request.activated.atZone(ZoneOffset.UTC).toLocalDate();
                if (!day.isBefore(from) && !day.isAfter(to)) {
                    String name = request.name().replace("\"", "\"\"");
                    csv.append(
                            "%s,%s,%s,\"%s\"\n"
                                    .formatted(day, SignatureRequest.SOURCE, request.id, name));
                }
            }
        }
        call.csv(csv.toString());
    }
}
