// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The contract at Yousign's signature requests. */
class EventSourceContractSignatureRequestTest extends EventSourceContract {

    EventSourceContractSignatureRequestTest() {
        super(new Api());
    }

    static final class Api implements EventSourceContractApi {

        private static final String REQUESTS = "/v3/signature_requests";

        @Override
        public String uri() {
            return "yousign:signature-request/events?apiKey=k";
        }

        @Override
        public String id(int number) {
            return "%08x-5717-4562-b3fc-2c963f66afa6".formatted(number);
        }

        @Override
        public boolean isList(Call call) {
            return call.path().equals(REQUESTS);
        }

        @Override
        public OptionalInt detailOf(Call call) {
            return isList(call)
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseInt(call.path().split("[/-]")[3], 16));
        }

        @Override
        public Map<String, String> limitHeaders(RateWindow.Quota quota) {
            Map<String, String> headers = new LinkedHashMap<>(quota.retryAfter());
            headers.put("RateLimit-Limit", "" + quota.calls());
            headers.put("RateLimit-Remaining", "" + quota.left());
            headers.put("RateLimit-Reset", "" + quota.seconds());
            headers.put("X-RateLimit-Limit-Minute", "" + quota.calls());
            headers.put("X-RateLimit-Remaining-Minute", "" + quota.left());
            headers.put("X-RateLimit-Limit-Hour", "1200");
            headers.put("X-RateLimit-Remaining-Hour", "1000");
            return headers;
        }

        @Override
        public Object answer(Call call, Envelopes envelopes) {
            if (!isList(call)) {
                Envelope envelope = envelopes.get(detailOf(call).getAsInt());
                return envelope == null
                        ? null
                        : call.path().endsWith("/signers")
                                ? List.of(signer(envelope))
                                : request(envelope);
            }
            boolean ended = call.query().get("status[in]").contains("done");
            List<Envelope> wanted =
                    envelopes.all().stream()
                            .filter(envelope -> envelope.isCompleted() == ended)
                            .toList();
            int after = call.number("after", -1);
            List<Envelope> rest = wanted.stream().filter(e -> e.number() > after).toList();
            List<Map<String, Object>> page =
                    envelopes.page(
                            rest.stream().map(this::request).toList(), 0, call.number("limit", 10));
            Map<String, Object> meta = new LinkedHashMap<>();
            int last = (int) page.stream().filter(entry -> entry.containsKey("id")).count();
            boolean more = last < rest.size();
            meta.put("next_cursor", more ? "" + rest.get(last - 1).number() : null);
            return Map.of("meta", meta, "data", page);
        }

        private Map<String, Object> request(Envelope envelope) {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("id", id(envelope.number()));
            request.put("status", envelope.isCompleted() ? "done" : "ongoing");
            request.put("workspace_id", "w");
            request.put("activated_at", time(envelope.created()));
            request.put("completed_at", time(envelope.completed()));
            request.put("signers", List.of(Map.of("id", "ada", "status", status(envelope))));
            return request;
        }

        private static Map<String, Object> signer(Envelope envelope) {
            Map<String, Object> signer = new LinkedHashMap<>();
            signer.put("id", "ada");
            signer.put("status", status(envelope));
            signer.put("info", Map.of("email", "ada@acme.test"));
            signer.put("signed_at", time(envelope.completed()));
            return signer;
        }

        private static String status(Envelope envelope) {
            return envelope.isCompleted() ? "signed" : "notified";
        }

        private static String time(Instant at) {
            return at == null ? null : at.toString();
        }
    }
}
