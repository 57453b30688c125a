// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenTest {

    private static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");
    private static final Instant DAY_LATER = Instant.parse("2026-02-01T00:00:00Z");

    private static Token token(Object expiresIn) throws IOException {
        return Token.read(Map.of("access_token", "a", "expires_in", expiresIn), NOW);
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of("86400", DAY_LATER),
                Arguments.of(" 86400 ", DAY_LATER),
                Arguments.of(86400, DAY_LATER),
                Arguments.of(86400L, DAY_LATER),
                // date -u -d 2026-02-01 +%s
                Arguments.of(1769904000L, DAY_LATER),
                Arguments.of("1769904000", DAY_LATER),
                Arguments.of("never", null),
                Arguments.of(Long.MAX_VALUE, null));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void anEndIsTextOrNumberAndSecondsOrTime(Object expiresIn, Instant end) throws Exception {
        assertThat(token(expiresIn).expires()).isEqualTo(end);
    }

    @Test
    void aTokenWithoutAnEndIsNeverDue() throws Exception {
        Token token = Token.read(Map.of("access_token", "a"), NOW);

        assertThat(token.isDue(Instant.MAX, Duration.ofDays(1))).isFalse();
        assertThat(token.isExpired(Instant.MAX)).isFalse();
    }

    @Test
    void anAnswerWithoutATokenIsNone() {
        assertThatThrownBy(() -> Token.read(Map.of("error", "x"), NOW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("access_token");
    }

    @Test
    void itIsDueTheMarginBeforeItsEnd() throws Exception {
        Token token = token(3600);
        Duration minute = Duration.ofMinutes(1);

        assertThat(token.isDue(NOW.plusSeconds(3539), minute)).isFalse();
        assertThat(token.isDue(NOW.plusSeconds(3540), minute)).isTrue();
        assertThat(token.isExpired(NOW.plusSeconds(3599))).isFalse();
        assertThat(token.isExpired(NOW.plusSeconds(3600))).isTrue();
    }

    @Test
    void oneOfShortLifeIsNotDueBeforeHalfOfIt() throws Exception {
        Token token = token(60);

        assertThat(token.isDue(NOW.plusSeconds(29), Duration.ofMinutes(5))).isFalse();
        assertThat(token.isDue(NOW.plusSeconds(30), Duration.ofMinutes(5))).isTrue();
    }

    @Test
    void oneThatIsOverWhenItComesIsDue() throws Exception {
        assertThat(token(0).isDue(NOW, Duration.ofMinutes(1))).isTrue();
        assertThat(token(1500000000L).isDue(NOW, Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void itDoesNotShowItself() throws Exception {
        Token token =
                Token.read(Map.of("access_token", "access-1", "refresh_token", "refresh-1"), NOW);

        assertThat(token).asString().doesNotContain("access-1", "refresh-1");
    }
}
