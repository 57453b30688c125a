// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.spi.EventSource.Unlisted;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a poll remembers of an envelope. */
class EnvelopeStateTest {

    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00.5Z");

    private final JSignEventSource source = new JSignEventSource(null);

    @Test
    void aStateIsReadAsItWasWritten() {
        EnvelopeState found = new EnvelopeState("Due|Soon", Set.of(0, 2), NOW);
        EnvelopeState baseline = EnvelopeState.baseline("Due|Soon", NOW);

        assertThat(found).hasToString("Due|Soon|0,2|2026-01-31");
        assertThat(EnvelopeState.of(found.toString())).isEqualTo(found);
        assertThat(baseline).hasToString("Due|Soon|@2026-01-31T10:00:00.500Z|2026-01-31");
        assertThat(EnvelopeState.of(baseline.toString())).isEqualTo(baseline);
    }

    @Test
    void aSignatureIsNewByItsPlaceOrAfterABaselineByItsTime() {
        EnvelopeState found = new EnvelopeState("DueSoon", Set.of(0), NOW);
        EnvelopeState baseline = EnvelopeState.baseline("DueSoon", NOW);

        assertThat(found.isNews(0, NOW.plusSeconds(9))).isFalse();
        assertThat(found.isNews(1, NOW.minusSeconds(9))).isTrue();
        assertThat(baseline.isNews(0, Instant.parse("2026-01-31T09:59:59.9Z"))).isFalse();
        assertThat(baseline.isNews(0, Instant.parse("2026-01-31T10:00:00Z"))).isTrue();
    }

    /** A page may miss one that has ended, and it must not come back as a new one. */
    @Test
    void whatIsInNoListIsReadWhileOpenAndForgottenWhenItEndedLongAgo() {
        String open = new EnvelopeState("DueSoon", Set.of(), NOW).toString();
        String ended = new EnvelopeState("Completed", Set.of(0), NOW).toString();

        assertThat(source.unlisted("e", open, NOW)).isEqualTo(Unlisted.READ);
        assertThat(source.unlisted("e", ended, Instant.parse("2026-02-02T23:00:00Z")))
                .isEqualTo(Unlisted.KEEP);
        assertThat(source.unlisted("e", ended, Instant.parse("2026-02-03T00:00:00Z")))
                .isEqualTo(Unlisted.FORGET);
    }
}
