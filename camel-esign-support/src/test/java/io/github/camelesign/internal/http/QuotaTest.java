// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelesign.spi.AccountStatus.Limit;
import io.github.camelesign.spi.Throttling;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What polling may use of the calls that a provider allows. */
class QuotaTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private final Quota figures =
            new Quota(
                    new Limits() {
                        @Override
                        public List<Figures> figures() {
                            return List.of(
                                    new Figures("Limit", "Left", "Reset", Duration.ofHours(1)),
                                    new Figures(
                                            "Burst", "BurstLeft", null, Duration.ofSeconds(30)));
                        }
                    },
                    InstantSource.fixed(NOON));

    private final Quota published =
            new Quota(
                    new Limits() {
                        @Override
                        public List<Throttling.Limit> limits() {
                            return List.of(
                                    new Throttling.Limit(80, Duration.ofMinutes(1)),
                                    new Throttling.Limit(20, Duration.ofSeconds(10)));
                        }
                    });

    private static class Limits implements Throttling {
        @Override
        public boolean isRefusal(int status, String errorCode) {
            return status == 429;
        }
    }

    private static ProviderResponse answer(Map<String, String> headers) {
        return new ProviderResponse() {
            @Override
            public int status() {
                return 200;
            }

            @Override
            public Optional<String> header(String name) {
                return Optional.ofNullable(headers.get(name));
            }

            @Override
            public InputStream body() {
                return InputStream.nullInputStream();
            }
        };
    }

    private void calls(int number) {
        for (int i = 0; i < number; i++) {
            published.called();
        }
    }

    @Test
    void withoutFiguresNobodyWaits() {
        assertThat(figures.pause(0.75)).isZero();
        figures.adjust(answer(Map.of("Limit", "many", "Left", "-1")));
        assertThat(figures.pause(0.75)).isZero();
    }

    @Test
    void aQuarterIsLeftUntilTheWindowEnds() {
        figures.adjust(answer(Map.of("Limit", "1000", "Left", "251", "Reset", "600")));
        assertThat(figures.pause(0.75)).isZero();

        figures.adjust(answer(Map.of("Limit", "1000", "Left", "250", "Reset", "600")));
        assertThat(figures.pause(0.75)).isBetween(Duration.ofSeconds(590), Duration.ofSeconds(600));
        assertThat(figures.pause(1)).isZero();

        figures.adjust(answer(Map.of("Limit", "1000", "Left", "1000", "Reset", "3600")));
        assertThat(figures.pause(0.75)).isZero();
    }

    @Test
    void theEndOfTheWindowMayBeAnInstant() {
        long reset = NOON.plusSeconds(120).getEpochSecond();
        figures.adjust(answer(Map.of("Limit", "1000", "Left", "0", "Reset", "" + reset)));

        assertThat(figures.pause(0.75)).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(120));
    }

    @Test
    void theTightestOfSeveralLimitsCounts() {
        figures.adjust(
                answer(Map.of("Limit", "1000", "Left", "900", "Burst", "200", "BurstLeft", "10")));

        assertThat(figures.pause(0.75)).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
    }

    @Test
    void publishedLimitsCountOnceACallWasRefused() {
        calls(100);
        assertThat(published.pause(0.75)).isZero();

        published.refused();
        assertThat(published.pause(0.75)).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
    }

    @Test
    void callsWithinTheShareDoNotWait() {
        published.refused();
        calls(14);
        assertThat(published.pause(0.75)).isZero();

        calls(1);
        assertThat(published.pause(0.75)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        assertThat(published.pause(1)).isZero();
    }

    @Test
    void eachLimitShowsWhatIsLeft() {
        assertThat(figures.limits())
                .extracting(Limit::name, Limit::left, Limit::allowed)
                .containsExactly(
                        tuple("Left", OptionalLong.empty(), OptionalLong.empty()),
                        tuple("BurstLeft", OptionalLong.empty(), OptionalLong.empty()));

        figures.adjust(answer(Map.of("Limit", "1000", "Left", "900")));
        published.called();

        assertThat(figures.limits())
                .contains(new Limit("Left", OptionalLong.of(900), OptionalLong.of(1000)));
        assertThat(published.limits())
                .contains(new Limit("20/PT10S", OptionalLong.of(19), OptionalLong.of(20)));
    }
}
