// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MutableClockTest {
    @Test
    void itMovesOnlyWhenATestMovesIt() {
        MutableClock clock = new MutableClock(Instant.EPOCH);
        clock.advance(Duration.ofSeconds(5));
        assertThat(clock.withZone(ZoneId.of("Europe/Paris")).instant())
                .isEqualTo(Instant.ofEpochSecond(5));
    }
}
