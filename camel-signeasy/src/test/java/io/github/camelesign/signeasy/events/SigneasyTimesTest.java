// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;

/** The forms of Signeasy's times; one that is not known is missing, or 0. */
class SigneasyTimesTest {

    static Stream<Object> known() {
        return Stream.of(1_700_000_100, 1_700_000_100.25, "1700000100", "1700000100.25");
    }

    static Stream<Object> unknown() {
        return Stream.of(0, 0.0, "0", "", "soon", -1);
    }

    @ParameterizedTest
    @MethodSource("known")
    void secondsMayBeWholeOrNot(Object value) {
        assertThat(SigneasyTimes.lastModified(Map.of(SigneasyTimes.LAST_MODIFIED, value)))
                .contains(Instant.ofEpochSecond(1_700_000_100));
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("unknown")
    void whatIsNoTimeIsNone(Object value) {
        Map<String, Object> state = new HashMap<>();
        state.put(SigneasyTimes.LAST_MODIFIED, value);

        assertThat(SigneasyTimes.lastModified(state)).isEmpty();
    }
}
