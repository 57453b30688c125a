// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.vertx.core.http.HttpHeaders;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How many signature requests were activated, day by day, as CSV. */
final class ConsumptionRoutes {
    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", "/consumptions/export", this::export);
    }

    private void export(YousignCall call) {
        Query query = new Query(call, "from", "to", "authentication_key");
        LocalDate from = date(query, "from");
        LocalDate to = date(query, "to");
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
                csv.append(day)
                        .append(',')
                        .append(request.source)
                        .append(',')
                        .append(request.id)
                        .append(",\"")
                        .append(request.name().replace("\"", "\"\""))
                        .append("\"\n");
            }
        }
        call.ctx().response().putHeader(HttpHeaders.CONTENT_TYPE, "text/csv").end(csv.toString());
    }

    private static LocalDate date(Query query, String name) {
        String text = query.required(name);
        if (!Rules.isDate(text)) {
            throw YousignError.violated(name, "This value is not a valid date (yyyy-mm-dd)");
        }
        return LocalDate.parse(text);
    }
}
