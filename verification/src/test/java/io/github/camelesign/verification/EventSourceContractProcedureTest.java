// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The contract at Yousign's procedures of v2. */
class EventSourceContractProcedureTest extends EventSourceContract {

    EventSourceContractProcedureTest() {
        super(new Api());
    }

    static final class Api implements EventSourceContractApi {

        private static final String PROCEDURES = "/procedures";

        @Override
        public String uri() {
            return "yousign:v2/procedure/events?apiKey=k";
        }

        @Override
        public String id(int number) {
            return PROCEDURES + "/p" + number;
        }

        @Override
        public boolean isList(Call call) {
            return call.path().equals(PROCEDURES);
        }

        @Override
        public OptionalInt detailOf(Call call) {
            return OptionalInt.empty();
        }

        @Override
        public boolean hasDetails() {
            return false;
        }

        /** None are documented but that of HTTP. */
        @Override
        public Map<String, String> limitHeaders(RateWindow.Quota quota) {
            return quota.retryAfter();
        }

        @Override
        public Object answer(Call call, Envelopes envelopes) {
            Instant after =
                    LocalDate.parse(call.query().get("updatedAt[after]"))
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
            List<Map<String, Object>> changed =
                    envelopes.all().stream()
                            .filter(envelope -> envelope.changed().isAfter(after))
                            .map(this::procedure)
                            .toList();
            int size = call.number("itemsPerPage", 30);
            return envelopes.page(
                    changed, (call.number("page", 1) - 1) * envelopes.atOnce(size), size);
        }

        private Map<String, Object> procedure(Envelope envelope) {
            return Map.of(
                    "id", id(envelope.number()),
                    "status", envelope.isCompleted() ? "finished" : "active",
                    "workspace", "/workspaces/w",
                    "createdAt", envelope.created().toString(),
                    "updatedAt", envelope.changed().toString(),
                    "members",
                            List.of(
                                    Map.of(
                                            "id",
                                            "/members/ada",
                                            "email",
                                            "ada@acme.test",
                                            "status",
                                            envelope.isCompleted() ? "done" : "pending",
                                            "updatedAt",
                                            envelope.changed().toString())));
        }
    }
}
