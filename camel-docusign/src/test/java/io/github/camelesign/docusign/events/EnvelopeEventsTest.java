// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.EsignEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an envelope of a list shows to have happened. */
class EnvelopeEventsTest {

    private static final String FIRST = "2026-05-01T08:00:00.0000000Z";
    private static final String SECOND_TURN = "2026-05-02T09:30:00.0000000Z";

    private static Map<String, Object> envelope(String sent) {
        return new HashMap<>(Map.of("envelopeId", "e1", "status", "sent", "sentDateTime", sent));
    }

    private static EsignEvent sent(Map<String, Object> envelope) {
        List<EsignEvent> sent =
                EnvelopeEvents.of(envelope, "a1").events().stream()
                        .filter(event -> event.type() == EventType.SENT)
                        .toList();
        assertThat(sent).hasSize(1);
        return sent.get(0);
    }

    /** DocuSign moves the time when the turn of a later recipient comes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEnvelopeIsSentOnce(boolean initialIsKnown) {
        Map<String, Object> before = envelope(FIRST);
        Map<String, Object> after = envelope(SECOND_TURN);
        if (initialIsKnown) {
            before.put("initialSentDateTime", FIRST);
            after.put("initialSentDateTime", FIRST);
            assertThat(sent(after).occurredAt()).isEqualTo("2026-05-01T08:00:00Z");
        }

        assertThat(sent(after).id()).isEqualTo(sent(before).id());
    }

    @Test
    void whatTiesItToTheBusinessIsPromotedWithEveryEvent() {
        Map<String, Object> envelope = envelope(FIRST);
        envelope.put(
                "customFields",
                Map.of("textCustomFields", List.of(Map.of("name", "order", "value", "ORD-4711"))));
        envelope.put("externalEnvelopeId", "x-1");
        envelope.put(
                "recipients",
                Map.of("signers", List.of(Map.of("recipientId", "1", "signedDateTime", FIRST))));

        assertThat(EnvelopeEvents.of(envelope, "a1").events())
                .hasSize(2)
                .allSatisfy(
                        event ->
                                assertThat(event.ids())
                                        .containsEntry("envelopeId", "e1")
                                        .containsEntry("customFieldOrder", "ORD-4711")
                                        .containsEntry("externalEnvelopeId", "x-1"));
    }
}
