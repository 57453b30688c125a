// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The contract at Signeasy's envelopes of v3. */
class EventSourceContractSigneasyTest extends EventSourceContract {

    EventSourceContractSigneasyTest() {
        super(new Api());
    }

    /** The signed id of an envelope may be missing, which Signeasy says by some refusal. */
    @Override
    protected boolean isReadWithout(int status) {
        return status == 403;
    }

    /** A request as the lists of both versions show it. */
    static final class Request {

        private Request() {}

        static Map<String, Object> of(EventSourceContractApi.Envelope envelope) {
            return Map.of(
                    "id", envelope.number(),
                    "status", envelope.isCompleted() ? "complete" : "incomplete",
                    "owner_email", "owner@acme.test",
                    "created_time", envelope.created().getEpochSecond(),
                    "last_modified_time", envelope.changed().getEpochSecond(),
                    "recipients",
                            List.of(
                                    Map.of(
                                            "recipient_id",
                                            1,
                                            "email",
                                            "ada@acme.test",
                                            "status",
                                            envelope.isCompleted() ? "finalized" : "not_viewed",
                                            "last_modified_time",
                                            envelope.changed().getEpochSecond())));
        }

        static Map<String, Object> signed(EventSourceContractApi.Envelope envelope) {
            return Map.of("id", 10_000 + envelope.number(), "pending_file", of(envelope));
        }
    }

    static final class Api implements EventSourceContractApi {

        private static final String ENVELOPES = "/v3/rs/envelope/";
        private static final String SIGNED = ENVELOPES + "signed/pending/";

        @Override
        public String uri() {
            return "signeasy:v3/envelope/events?accessToken=t";
        }

        @Override
        public String id(int number) {
            return String.valueOf(number);
        }

        @Override
        public boolean isList(Call call) {
            return call.path().equals(ENVELOPES);
        }

        @Override
        public OptionalInt detailOf(Call call) {
            return call.path().startsWith(SIGNED)
                    ? OptionalInt.of(Integer.parseInt(call.path().substring(SIGNED.length())))
                    : OptionalInt.empty();
        }

        @Override
        public boolean refusesForAMinute() {
            return true;
        }

        /** None are documented but that of HTTP. */
        @Override
        public Map<String, String> limitHeaders(RateWindow.Quota quota) {
            return quota.retryAfter();
        }

        @Override
        public Object answer(Call call, Envelopes envelopes) {
            if (!isList(call)) {
                return Map.of("id", 10_000 + detailOf(call).getAsInt());
            }
            List<Map<String, Object>> all = envelopes.all().stream().map(Request::of).toList();
            List<Map<String, Object>> page =
                    envelopes.page(all, call.number("offset", 0), call.number("limit", 1_000_000));
            return Map.of("count", envelopes.total(all, page), "files", page);
        }
    }
}
