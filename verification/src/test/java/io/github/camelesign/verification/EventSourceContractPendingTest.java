// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import io.github.camelesign.verification.EventSourceContractSigneasyTest.Request;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The contract at Signeasy's requests of v1, which come in one answer. */
class EventSourceContractPendingTest extends EventSourceContract {

    EventSourceContractPendingTest() {
        super(new Api());
    }

    static final class Api implements EventSourceContractApi {

        private static final String PENDING = "/v1/files/pending/";

        @Override
        public String uri() {
            return "signeasy:pending/events?accessToken=t";
        }

        @Override
        public String id(int number) {
            return String.valueOf(number);
        }

        @Override
        public boolean isList(Call call) {
            return call.path().equals(PENDING);
        }

        @Override
        public OptionalInt detailOf(Call call) {
            return OptionalInt.empty();
        }

        @Override
        public boolean hasDetails() {
            return false;
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
            List<Envelope> all = envelopes.all();
            List<Map<String, Object>> files =
                    isList(call)
                            ? all.stream().map(Request::of).toList()
                            : all.stream()
                                    .filter(Envelope::isCompleted)
                                    .map(Request::signed)
                                    .toList();
            List<Map<String, Object>> answer = envelopes.whole(files);
            return Map.of("count", envelopes.total(files, answer), "files", answer);
        }
    }
}
