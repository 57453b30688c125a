// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The contract at a folder of SignNow. */
class EventSourceContractFolderTest extends EventSourceContract {

    EventSourceContractFolderTest() {
        super(new Api());
    }

    static final class Api implements EventSourceContractApi {

        @Override
        public String uri() {
            return "signnow:document/events?accessToken=t&folderId=f";
        }

        @Override
        public String id(int number) {
            return "%040x".formatted(number);
        }

        @Override
        public boolean isList(Call call) {
            return call.path().equals("/folder/f");
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
        public Object answer(Call call, Envelopes envelopes) {
            Instant from = Instant.ofEpochSecond(call.number("filter-values", 0));
            List<Map<String, Object>> changed =
                    envelopes.all().stream()
                            .filter(envelope -> !envelope.changed().isBefore(from))
                            .sorted(Comparator.comparing(Envelope::changed))
                            .map(this::document)
                            .toList();
            List<Map<String, Object>> page =
                    envelopes.page(changed, call.number("offset", 0), call.number("limit", 100));
            return Map.of(
                    "id",
                    "f",
                    "user_id",
                    "u",
                    "total_documents",
                    envelopes.total(changed, page),
                    "documents",
                    page);
        }

        private Map<String, Object> document(Envelope envelope) {
            String changed = "" + envelope.changed().getEpochSecond();
            return Map.of(
                    "id",
                    id(envelope.number()),
                    "user_id",
                    "u",
                    "created",
                    "" + envelope.created().getEpochSecond(),
                    "updated",
                    changed,
                    "field_invites",
                    List.of(
                            Map.of(
                                    "id",
                                    "ada",
                                    "email",
                                    "ada@acme.test",
                                    "status",
                                    envelope.isCompleted() ? "fulfilled" : "pending",
                                    "updated",
                                    changed)));
        }
    }
}
