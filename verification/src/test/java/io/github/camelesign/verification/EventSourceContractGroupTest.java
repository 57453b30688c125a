// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The contract at SignNow's document groups, of a user whose folder shows none of them. */
class EventSourceContractGroupTest extends EventSourceContract {

    EventSourceContractGroupTest() {
        super(new Api());
    }

    @Override
    protected boolean isListEnough() {
        return false;
    }

    static final class Api implements EventSourceContractApi {

        private static final String GROUP = "/v2/document-groups/";

        /** One that has just changed would be read twice, as it may change again in its second. */
        private static final Duration SETTLED = Duration.ofSeconds(10);

        @Override
        public String uri() {
            return "signnow:document/events?accessToken=t";
        }

        @Override
        public String id(int number) {
            return "%040x".formatted(number);
        }

        @Override
        public boolean isList(Call call) {
            return call.path().equals("/user/documentgroups");
        }

        @Override
        public OptionalInt detailOf(Call call) {
            return call.path().startsWith(GROUP)
                    ? OptionalInt.of(Integer.parseInt(call.path().substring(GROUP.length()), 16))
                    : OptionalInt.empty();
        }

        @Override
        public Object answer(Call call, Envelopes envelopes) {
            if (call.path().startsWith("/folder")) {
                return Map.of(
                        "id",
                        "f",
                        "user_id",
                        "u",
                        "folders",
                        List.of(Map.of("id", "f", "name", "Documents")),
                        "documents",
                        List.of());
            }
            if (!isList(call)) {
                Envelope envelope = envelopes.get(detailOf(call).getAsInt());
                return envelope == null ? null : Map.of("data", details(envelope));
            }
            List<Map<String, Object>> all =
                    envelopes.all().stream()
                            .sorted(Comparator.comparing(Envelope::changed).reversed())
                            .map(this::group)
                            .toList();
            List<Map<String, Object>> page =
                    envelopes.page(all, call.number("offset", 0), call.number("limit", 50));
            return Map.of(
                    "document_groups",
                    page,
                    "document_group_total_count",
                    envelopes.total(all, page));
        }

        private Map<String, Object> group(Envelope envelope) {
            return Map.of(
                    "group_id", id(envelope.number()),
                    "last_updated", changed(envelope),
                    "invite_id", "i",
                    "invite_status", status(envelope));
        }

        private Map<String, Object> details(Envelope envelope) {
            String created = "" + envelope.created().minus(SETTLED).getEpochSecond();
            Map<String, Object> invite =
                    Map.of(
                            "id",
                            "ada",
                            "signer_email",
                            "ada@acme.test",
                            "status",
                            status(envelope),
                            "created",
                            created,
                            "updated",
                            changed(envelope));
            return Map.of(
                    "id",
                    id(envelope.number()),
                    "created",
                    created,
                    "documents",
                    List.of(Map.of("id", "d", "field_invites", List.of(invite))));
        }

        private static String status(Envelope envelope) {
            return envelope.isCompleted() ? "fulfilled" : "pending";
        }

        private static String changed(Envelope envelope) {
            return "" + envelope.changed().minus(SETTLED).getEpochSecond();
        }
    }
}
