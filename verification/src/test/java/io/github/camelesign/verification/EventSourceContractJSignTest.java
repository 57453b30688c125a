// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The contract at jSign. */
class EventSourceContractJSignTest extends EventSourceContract {

    EventSourceContractJSignTest() {
        super(new Api());
    }

    @Override
    protected boolean isListEnough() {
        return false;
    }

    static final class Api implements EventSourceContractApi {

        private static final String ENVELOPES = "/api/v2.0/envelopes/";

        @Override
        public String uri() {
            return "jsign:envelope/events?accessToken=t";
        }

        @Override
        public String id(int number) {
            return "e" + number;
        }

        @Override
        public boolean isList(Call call) {
            return call.path().equals(ENVELOPES + "list");
        }

        @Override
        public OptionalInt detailOf(Call call) {
            return isList(call)
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseInt(call.path().split("/")[4].substring(1)));
        }

        /** The details and the history. */
        @Override
        public int callsOfARead() {
            return 2;
        }

        @Override
        public Object answer(Call call, Envelopes envelopes) {
            if (!isList(call)) {
                Envelope envelope = envelopes.get(detailOf(call).getAsInt());
                return data(
                        call.path().endsWith("/history") ? history(envelope) : details(envelope));
            }
            boolean ended = ((List<?>) call.body().get("status")).contains("Completed");
            List<Map<String, Object>> all =
                    envelopes.all().stream()
                            .filter(envelope -> envelope.isCompleted() == ended)
                            .map(this::entry)
                            .toList();
            int size = (Integer) call.body().get("page_size");
            int offset = ((Integer) call.body().get("page") - 1) * envelopes.atOnce(size);
            List<Map<String, Object>> page = envelopes.page(all, offset, size);
            int total = envelopes.total(all, page);
            return data(
                    Map.of(
                            "list_info",
                            Map.of("num_pages", (total + size - 1) / size, "num_results", total),
                            "envelopes",
                            page));
        }

        private Map<String, Object> entry(Envelope envelope) {
            return Map.of(
                    "envelope_id", id(envelope.number()),
                    "status", status(envelope),
                    "creation_time_utc", time(envelope.created()));
        }

        private Map<String, Object> details(Envelope envelope) {
            return Map.of(
                    "envelope",
                    Map.of(
                            "id", id(envelope.number()),
                            "created_by", "desk@acme.test",
                            "creation_time_utc", time(envelope.created()),
                            "envelope_status", status(envelope)),
                    "recipients",
                    Map.of(
                            "signers",
                            List.of(
                                    Map.of(
                                            "email", "ada@acme.test",
                                            "first_name", "Ada",
                                            "is_signed", envelope.isCompleted()))));
        }

        private static Map<String, Object> history(Envelope envelope) {
            return Map.of(
                    "envelope_history",
                    List.of(
                            Map.of(
                                    "first_name",
                                    "Ada",
                                    "activity",
                                    envelope.isCompleted() ? "Signed" : "Received",
                                    "log_time_utc",
                                    time(envelope.changed()))));
        }

        private static String status(Envelope envelope) {
            return envelope.isCompleted() ? "Completed" : "Awaiting Others";
        }

        private static String time(Instant at) {
            return LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString();
        }

        private static Map<String, Object> data(Map<String, Object> data) {
            return Map.of("message", "OK", "data", data);
        }
    }
}
