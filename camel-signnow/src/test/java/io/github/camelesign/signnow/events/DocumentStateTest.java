// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource.Details;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is remembered of a document, and what is new to it. */
class DocumentStateTest {

    private static DocumentEvents document(long updated, Map<String, Object> more) {
        Map<String, Object> document = new LinkedHashMap<>(more);
        document.put("id", "d");
        document.put("created", 10);
        document.put("updated", updated);
        return DocumentEvents.of(document);
    }

    private static Map<String, Object> requests(Object... requests) {
        return Map.of(
                "requests",
                List.of(requests),
                "signatures",
                List.of(Map.of("id", "s", "created", 20)));
    }

    private static DocumentState kept(String state) {
        return DocumentState.parse(state);
    }

    private static List<String> types(Details details) {
        return details.events().stream().map(EsignEvent::type).map(Object::toString).toList();
    }

    @Test
    void onlyWhatIsNewIsDelivered() {
        DocumentState known = kept(DocumentState.of(document(10, Map.of())).toString());
        DocumentEvents renamed = document(30, Map.of());

        assertThat(known.isBehind(DocumentState.of(document(10, Map.of())))).isFalse();
        assertThat(known.isBehind(DocumentState.of(renamed))).isTrue();
        Details details = known.further(renamed);
        assertThat(types(details)).containsExactly("updated");
        assertThat(kept(details.state()).isBehind(DocumentState.of(renamed))).isFalse();
    }

    @Test
    void aListThatIsOlderThanTheLastShowsNothing() {
        DocumentState known = DocumentState.of(document(30, Map.of()));

        assertThat(known.isBehind(DocumentState.of(document(20, Map.of())))).isFalse();
    }

    /** Somebody else is asked to sign, and that is cancelled. */
    @Test
    void aCompletionThatIsHeldUpForAWhileIsDeliveredOnce() {
        Map<String, Object> signed = Map.of("unique_id", "a", "signature_id", "s");
        Map<String, Object> open = Map.of("unique_id", "b", "created", 40);
        Map<String, Object> cancelled = Map.of("unique_id", "b", "created", 40, "canceled", 50);
        String first = DocumentState.of(document(20, requests(signed))).toString();

        Details held = kept(first).further(document(40, requests(signed, open)));
        assertThat(types(held)).containsExactly("sent");
        assertThat(kept(held.state()).isUseless(at(41).plus(Duration.ofDays(300)))).isFalse();
        assertThat(kept(held.state()).isUseless(at(41).plus(Duration.ofDays(400)))).isTrue();

        Details again = kept(held.state()).further(document(50, requests(signed, cancelled)));
        assertThat(types(again)).containsExactly("voided");
    }

    @Test
    void ofUpdatesOnlyTheLastIsRemembered() {
        String state = DocumentState.of(document(10, Map.of())).toString();
        for (int second = 20; second < 90; second++) {
            state = kept(state).further(document(second, Map.of())).state();
        }

        assertThat(state.split(" ")).hasSize(3);
        assertThat(kept(state).isUseless(at(89))).isFalse();
        assertThat(kept(state).isUseless(at(90))).isTrue();
    }

    @Test
    void theHashOfWhatCannotBeUnderstoodIsAState() {
        DocumentState odd = kept("5d41402abc4b2a76b9719d911017c592");

        assertThat(kept(DocumentState.of(document(10, Map.of())).toString()).isBehind(odd))
                .isTrue();
        assertThat(odd.isBehind(odd)).isFalse();
        assertThat(odd.isUseless(at(1))).isTrue();
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
