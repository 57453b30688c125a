// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageAgeTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private static boolean isTaken(Duration most, Instant signedAt) {
        Throwable refusal =
                catchThrowable(
                        () ->
                                new MessageAge(Clock.fixed(NOW, ZoneOffset.UTC), most)
                                        .require(signedAt));
        if (refusal != null) {
            assertThat(((RejectedCallException) refusal).status()).isEqualTo(403);
            assertThat(refusal).hasMessageContaining("webhookMaxAge");
        }
        return refusal == null;
    }

    /** Ages below zero are ahead. */
    @ParameterizedTest
    @CsvSource({
        "P15D, P15D, true",
        "P15D, P15DT1S, false",
        "P15D, P2600D, false",
        "P15D, -P1D, true",
        "P15D, -P1DT1S, false",
        "PT10M, PT10M, true",
        "PT10M, PT10M1S, false",
        "PT10M, -PT10M, true",
        "PT10M, -PT10M1S, false",
        "PT0S, P2600D, true",
        "PT0S, -P2600D, true"
    })
    void anOldMessageIsRefusedAndOneFarAheadToo(Duration most, Duration age, boolean taken) {
        assertThat(isTaken(most, NOW.minus(age))).isEqualTo(taken);
    }

    @Test
    void theEndsOfTimeAreRefused() {
        assertThat(isTaken(Duration.ofDays(15), Instant.MAX)).isFalse();
        assertThat(isTaken(Duration.ofDays(15), Instant.MIN)).isFalse();
    }

    @Test
    void aMessageWithoutSignedTimeIsTaken() {
        assertThat(isTaken(Duration.ofDays(15), null)).isTrue();
    }
}
