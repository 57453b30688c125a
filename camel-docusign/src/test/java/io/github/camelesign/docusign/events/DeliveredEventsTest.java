// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource.Details;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is remembered of an envelope, and what is new to it. */
class DeliveredEventsTest {

    private static final Map<String, Object> SENT =
            Map.of(
                    "envelopeId", "e",
                    "createdDateTime", "2026-05-01T10:00:00Z",
                    "initialSentDateTime", "2026-05-01T10:00:00Z",
                    "sentDateTime", "2026-05-01T10:00:00Z");

    private static Map<String, Object> and(String field, String time) {
        Map<String, Object> envelope = new LinkedHashMap<>(SENT);
        envelope.put(field, time);
        return envelope;
    }

    private static EnvelopeEvents events(Map<String, Object> envelope) {
        return EnvelopeEvents.of(envelope, "a");
    }

    private static String state(Map<String, Object> envelope) {
        return DeliveredEvents.write(events(envelope));
    }

    private static List<String> types(Details details) {
        return details.events().stream().map(EsignEvent::rawType).toList();
    }

    @Test
    void onlyWhatIsNewIsDelivered() {
        Map<String, Object> completed = and("completedDateTime", "2026-05-02T10:00:00Z");
        DeliveredEvents known = DeliveredEvents.of(state(SENT));

        assertThat(known.lacks(state(SENT))).isFalse();
        assertThat(known.lacks(state(completed))).isTrue();
        Details details = known.further(events(completed));
        assertThat(types(details)).containsExactly("envelope-completed");
        assertThat(DeliveredEvents.of(details.state()).lacks(state(completed))).isFalse();
    }

    /** As from a server that lags behind, also where a time has moved meanwhile. */
    @Test
    void aListThatIsOlderThanTheLastShowsNothing() {
        Map<String, Object> opened = and("deliveredDateTime", "2026-05-02T10:00:00Z");
        Map<String, Object> again = and("deliveredDateTime", "2026-05-03T10:00:00Z");
        Details details = DeliveredEvents.of(state(opened)).further(events(again));
        assertThat(types(details)).containsExactly("envelope-delivered");

        DeliveredEvents known = DeliveredEvents.of(details.state());

        assertThat(known.lacks(state(opened))).isFalse();
        assertThat(known.lacks(state(SENT))).isFalse();
    }

    @Test
    void anEnvelopeIsKeptWhileItIsOpenAndAsLongAsItsEndMayBeListed() {
        Instant end = Instant.parse("2026-05-02T10:00:00Z");
        DeliveredEvents over = DeliveredEvents.of(state(and("voidedDateTime", end.toString())));

        assertThat(DeliveredEvents.of(state(SENT)).isOverBefore(Instant.MAX)).isFalse();
        assertThat(over.isOverBefore(end)).isFalse();
        assertThat(over.isOverBefore(end.plusSeconds(1))).isTrue();
    }

    /** It moves when the turn of the second recipient comes, which the list showed then. */
    @Test
    void ofAnUnknownEnvelopeWhatFollowsTheLastListedChangeIsDelivered() {
        Map<String, Object> signer =
                Map.of("recipientId", "1", "signedDateTime", "2026-05-02T10:00:00Z");
        Map<String, Object> envelope = and("sentDateTime", "2026-05-02T10:00:00Z");
        envelope.put("completedDateTime", "2026-05-04T10:00:00Z");
        envelope.put("recipients", Map.of("signers", List.of(signer)));

        Details details =
                DeliveredEvents.first(
                        events(envelope), envelope, Instant.parse("2026-05-03T10:00:00Z"));

        assertThat(types(details)).containsExactly("envelope-completed");
    }

    @Test
    void theHashOfWhatCannotBeUnderstoodIsAState() {
        String hash = "5d41402abc4b2a76b9719d911017c592";

        assertThat(DeliveredEvents.of(state(SENT)).lacks(hash)).isTrue();
        assertThat(DeliveredEvents.of(hash).lacks(hash)).isFalse();
        assertThat(DeliveredEvents.of(hash).isOverBefore(Instant.MAX)).isFalse();
    }
}
