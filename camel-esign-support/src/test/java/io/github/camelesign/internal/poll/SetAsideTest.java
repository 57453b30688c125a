// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.spi.EventSource.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What fails is tried again after growing pauses. */
class SetAsideTest {

    private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

    private final SetAside fresh =
            new SetAside(new Entry("a", "1", NOW, Map.of()), NOW.minusSeconds(60));

    private List<Duration> pauses(Duration delay, int number) {
        List<Duration> pauses = new ArrayList<>();
        SetAside aside = fresh;
        for (int i = 0; i < number; i++) {
            aside = aside.failed(NOW, delay);
            pauses.add(Duration.between(NOW, aside.next()));
        }
        return pauses;
    }

    @Test
    void pausesGrowUpToAnHour() {
        assertThat(pauses(Duration.ofMinutes(1), 8))
                .extracting(Duration::toMinutes)
                .containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 60L, 60L);
    }

    @Test
    void aDelayOfMoreThanAnHourIsThePauseBesideItself() {
        assertThat(pauses(Duration.ofHours(5), 3))
                .extracting(Duration::toHours)
                .containsExactly(0L, 5L, 5L);
    }

    @Test
    void thousandsOfFailuresDoNotOverflow() {
        assertThat(pauses(Duration.ofDays(1), 5_000)).last().isEqualTo(Duration.ofDays(1));
        assertThat(pauses(Duration.ofMillis(1), 5_000)).last().isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whatHasNotFailedIsDueAtOnce() {
        Duration delay = Duration.ofMinutes(1);
        SetAside once = fresh.failed(NOW, delay);

        assertThat(fresh.isDue(NOW, delay)).isTrue();
        assertThat(once.isDue(NOW, delay)).isTrue();
        assertThat(once.failed(NOW, delay).isDue(NOW, delay)).isFalse();
    }

    @Test
    void whatFailedByAClockThatWasYearsAheadIsDue() {
        Duration delay = Duration.ofHours(5);
        Instant ahead = NOW.plus(Duration.ofDays(3_650));
        SetAside twice = fresh.failed(ahead, delay).failed(ahead, delay);

        assertThat(twice.isDue(NOW, delay)).isTrue();
        assertThat(twice.isDue(ahead, delay)).isFalse();
    }

    @Test
    void pausesBeginAnewOnceAnEventWasDelivered() {
        Duration delay = Duration.ofMinutes(1);
        SetAside thrice = fresh.failed(NOW, delay).failed(NOW, delay).failed(NOW, delay);

        assertThat(thrice.delivered(Set.of()).failed(NOW, delay).failures()).isEqualTo(4);
        assertThat(thrice.delivered(Set.of("a/0")).failed(NOW, delay).next()).isEqualTo(NOW);
    }
}
