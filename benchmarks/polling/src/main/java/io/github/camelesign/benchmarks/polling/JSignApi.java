// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.polling;

import io.github.camelesign.benchmarks.polling.Envelopes.Envelope;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The list of envelopes, which filters by status and day; the details and history of one. */
final class JSignApi implements Api {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/yyyy");

    @Override
    public String answer(Request request, Envelopes envelopes) {
        String data =
                switch (request.word(0)) {
                    case "list" -> list(new JsonObject(request.body()), envelopes);
                    case "history" -> history(envelopes.of(request.word(1)));
                    default -> details(envelopes.of(request.word(1)));
                };
        return "{\"message\":\"Success\",\"data\":%s}".formatted(data);
    }

    private static String list(JsonObject filter, Envelopes envelopes) {
        boolean open = filter.getJsonArray("status").contains("AwaitingOthers");
        String start = filter.getString("start_date");
        List<Envelope> all =
                envelopes.byNumber(
                        one ->
                                one.isCompleted() != open
                                        && (start == null || isSince(one.created(), start)));
        int page = Integer.parseInt(filter.getValue("page").toString());
        int size = Integer.parseInt(filter.getValue("page_size").toString());
        return "{\"list_info\":{\"page\":%d,\"num_pages\":%d,\"num_results\":%d},\"envelopes\":%s}"
                .formatted(
                        page,
                        Math.max(1, (all.size() + size - 1) / size),
                        all.size(),
                        Request.page(all, (page - 1) * size, size, JSignApi::entry));
    }

    private static boolean isSince(Instant created, String day) {
        return !LocalDate.ofInstant(created, ZoneOffset.UTC).isBefore(LocalDate.parse(day, DAY));
    }

    private static String status(Envelope envelope) {
        return envelope.isCompleted() ? "Completed" : "AwaitingOthers";
    }

    /** Without a zone, as jSign writes times. */
    private static String time(Instant time) {
        return time.toString().replace("Z", "");
    }

    private static String entry(Envelope envelope) {
        return "{\"envelope_id\":\"%s\",\"envelope_name\":\"Lease\",\"status\":\"%s\",\"creation_time_utc\":\"%s\",\"created_by\":\"desk@acme.test\",\"categories\":[\"rental\"]}"
                .formatted(envelope.uuid(), status(envelope), time(envelope.created()));
    }

    private static String details(Envelope envelope) {
        return """
                {"envelope":{"id":"%1$s","envelope_name":"Lease","created_by":"desk@acme.test","creation_time_utc":"%2$s","envelope_status":"%3$s","categories":["rental"]},\
                "documents":[{"documents_id":"d%1$s","document_name":"lease.pdf"}],"recipients":{"signers":[{"email":"ada@acme.test","first_name":"Ada","last_name":"Lovelace","is_signed":%4$s}],"observers":[]}}"""
                .formatted(
                        envelope.uuid(),
                        time(envelope.created()),
                        status(envelope),
                        envelope.isCompleted());
    }

    private static String history(Envelope envelope) {
        return """
                {"envelope_history":[{"first_name":"Desk","last_name":"Acme","log_time_utc":"%s","activity":"Created"},{"first_name":"Ada","last_name":"Lovelace","log_time_utc":"%s","activity":"%s"}]}"""
                .formatted(
                        time(envelope.created()),
                        time(envelope.changed()),
                        envelope.isCompleted() ? "Signed" : "Invited");
    }
}
