// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource.Details;
import io.github.camelesign.spi.EventSource.Entry;
import io.github.camelesign.spi.EventSource.Unlisted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a poll remembers of a request or procedure. */
class RequestStateTest {

    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    private static Map<String, Object> request(String status) {
        return Map.of(
                "id",
                "r1",
                "status",
                status,
                "signers",
                List.of(Map.of("id", "5e7a1b2c-77", "status", "notified")));
    }

    private static Map<String, Object> procedure(String status, String updated) {
        return Map.of("id", "/procedures/p", "status", status, "updatedAt", updated);
    }

    @Test
    void aStateIsReadAsItWasWritten() {
        RequestState state = RequestState.of(request("on going#=")).after(2);

        assertThat(state).hasToString("on_going__#2 5e7a1b2c=notified");
        assertThat(RequestState.parse(state.toString())).isEqualTo(state);
        assertThat(RequestState.parse(state.toString()).isLike(RequestState.of(request("x"))))
                .isFalse();
    }

    /** They have no times, and would be taken for the same. */
    @Test
    void eachPauseIsAnEventOfItsOwnAndHasTheSameIdWhenReadAgain() {
        List<String> ids = new ArrayList<>();
        String known = RequestState.of(request("ongoing")).toString();
        for (String status : List.of("paused", "ongoing", "paused", "ongoing")) {
            Details details = read(known, status, NOW);

            assertThat(details.events()).hasSize(1);
            assertThat(read(known, status, NOW.plusSeconds(60)).events())
                    .extracting(EsignEvent::id)
                    .containsExactly(details.events().get(0).id());
            ids.add(details.events().get(0).id());
            known = details.state();
        }

        assertThat(ids).hasSize(4).doesNotHaveDuplicates();
    }

    private static Details read(String known, String status, Instant found) {
        return SignatureRequestEvents.of(
                RequestState.parse(known), request(status), List.of(), found);
    }

    /** A page may miss it, and it must not come back as a new one. */
    @Test
    void aProcedureIsForgottenOnlyWhenItIsTooOldToBeListed() {
        ProcedureSource source = new ProcedureSource(null);
        String open = state(source, procedure("active", "2026-01-01T00:00:00Z"));
        String ended = state(source, procedure("finished", "2026-01-28T12:00:00Z"));

        assertThat(source.unlisted("p", open, NOW)).isEqualTo(Unlisted.KEEP);
        assertThat(source.unlisted("p", ended, Instant.parse("2026-01-30T00:00:00Z")))
                .isEqualTo(Unlisted.KEEP);
        assertThat(source.unlisted("p", ended, NOW)).isEqualTo(Unlisted.FORGET);
    }

    private static String state(ProcedureSource source, Map<String, Object> procedure) {
        return source.read(new Entry("p", "", NOW, procedure), null, NOW).state();
    }
}
