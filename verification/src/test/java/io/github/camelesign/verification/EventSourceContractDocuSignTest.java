// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The contract at DocuSign. */
class EventSourceContractDocuSignTest extends EventSourceContract {

    EventSourceContractDocuSignTest() {
        super(new Api());
    }

    static final class Api implements EventSourceContractApi {

        @Override
        public String uri() {
            return "docusign:envelopes/events?accessToken=t&accountId=a";
        }

        @Override
        public String id(int number) {
            return "%08x-5717-4562-b3fc-2c963f66afa6".formatted(number);
        }

        @Override
        public boolean isList(Call call) {
            return call.path().equals("/restapi/v2.1/accounts/a/envelopes");
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
            Instant from = Instant.parse(call.query().get("from_date"));
            List<Map<String, Object>> changed =
                    envelopes.all().stream()
                            .filter(envelope -> !envelope.changed().isBefore(from))
                            .sorted(Comparator.comparing(Envelope::changed))
                            .map(this::envelope)
                            .toList();
            int start = call.number("start_position", 0);
            List<Map<String, Object>> page =
                    envelopes.page(changed, start, call.number("count", 1_000));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("resultSetSize", "" + page.size());
            answer.put("totalSetSize", "" + envelopes.total(changed, page));
            if (!page.isEmpty()) {
                answer.put("envelopes", page);
            }
            return answer;
        }

        private Map<String, Object> envelope(Envelope envelope) {
            Map<String, Object> listed = new LinkedHashMap<>();
            listed.put("envelopeId", id(envelope.number()));
            listed.put("status", envelope.isCompleted() ? "completed" : "sent");
            listed.put("initialSentDateTime", envelope.created().toString());
            listed.put("sentDateTime", envelope.created().toString());
            listed.put("lastModifiedDateTime", envelope.changed().toString());
            if (envelope.isCompleted()) {
                listed.put("completedDateTime", envelope.completed().toString());
            }
            return listed;
        }
    }
}
