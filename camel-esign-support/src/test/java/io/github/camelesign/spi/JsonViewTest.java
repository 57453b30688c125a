// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonViewTest {

    static Stream<Object> secondsOfOneInstant() {
        return Stream.of(
                1_700_000_100,
                1_700_000_100L,
                1_700_000_100.0,
                1_700_000_100.75,
                "1700000100",
                " 1700000100.5 ",
                "2023-11-14T22:15:00Z",
                "2023-11-14T23:15:00+01:00");
    }

    @ParameterizedTest
    @MethodSource("secondsOfOneInstant")
    void aTimeIsReadFromEveryFormOfIt(Object value) {
        assertThat(JsonView.time(value)).contains(Instant.ofEpochSecond(1_700_000_100));
    }

    @Test
    void aDayBeginsInUtc() {
        assertThat(JsonView.time("2023-11-14")).contains(Instant.parse("2023-11-14T00:00:00Z"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "now", "1.5e9", "17000001001234567", "2023-14-11"})
    void whatIsNoTimeIsNone(Object value) {
        assertThat(JsonView.time(value)).isEmpty();
    }
}
