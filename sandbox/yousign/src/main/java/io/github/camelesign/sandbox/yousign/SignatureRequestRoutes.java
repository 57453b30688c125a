// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** {@code /signature_requests}: create, show, list, change and move them through their life. */
final class SignatureRequestRoutes {
    private static final String PATH = "/signature_requests";
    private static final String ONE = PATH + "/:id";

    private SignatureRequestRoutes() {}

    static void mount(YousignEndpoints endpoints) {
        endpoints.show("POST", PATH, SignatureRequestRoutes::create);
        endpoints.show(
                "GET",
                PATH,
                call -> call.part(ListQuery.newestFirst(call.state().requests.listed())));
        endpoints.show("GET", ONE, call -> call.signatureRequest().json());
        endpoints.show(
                "PATCH",
                ONE,
                call -> {
                    SignatureRequest request = call.draft();
                    new RequestMaker(call.state()).change(request, call.body());
                    return request.json();
                });
        endpoints.run(
                "DELETE",
                ONE,
                call -> {
                    boolean permanently = "true".equals(call.query("permanent_delete"));
                    call.signatureRequest().delete(permanently);
                });
        endpoints.show("POST", ONE + "/activate", SignatureRequestRoutes::activate);
        endpoints.show("POST", ONE + "/cancel", SignatureRequestRoutes::cancel);
        endpoints.show("POST", ONE + "/reactivate", SignatureRequestRoutes::reactivate);
        endpoints.on("GET", "/consumptions/export", SignatureRequestRoutes::export);
    }

    private static JsonNode create(YousignCall call) {
        RequestMaker maker = new RequestMaker(call.state());
        ObjectNode body = call.body();
        SignatureRequest request =
                body.has("signature_request_id") ? maker.duplicate(body) : maker.create(body);
        call.state().requests.add(request);
        return request.json();
    }

    private static JsonNode activate(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        if (call.body().has("sender_id")) {
            JsonNode sender = call.body().get("sender_id");
            call.state().accounts.users.named(sender, "sender_id");
            request.senderId = sender.asText();
        }
        request.activate();
        return request.activatedJson();
    }

    private static JsonNode cancel(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        request.cancel(call.body().get("reason").asText());
        return request.json();
    }

    private static JsonNode reactivate(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        ZoneId zone = ZoneId.of(request.settings.path("timezone").asText());
        Instant expires = RequestMaker.expiration(call.body(), zone, call.now());
        request.reactivate(expires);
        return request.json();
    }

    /** Which signature requests were activated, as CSV. */
    private static void export(YousignCall call) {
        LocalDate from = LocalDate.parse(call.query("from"));
        LocalDate to = LocalDate.parse(call.query("to"));
        YousignError.refused("consumption.date_out_of_range", "from must not be later than to")
                .when(from.isAfter(to));
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
