// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Codes that stand for something until they are redeemed, once, or past their end; for example
 * OAuth's authorization codes.
 *
 * @param <T> what they stand for
 */
public final class OneTimeCodes<T> {
    private final Map<String, Code<T>> codes = new HashMap<>();
    private final Clock clock;
    private final Duration life;

    private record Code<T>(T meaning, Instant expires) {}

    /**
     * @param life how long each of them works
     */
    public OneTimeCodes(Clock clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    /** Makes a code. */
    public synchronized String issue(T meaning) {
        String code = RandomIds.hex(20);
        codes.put(code, new Code<>(meaning, clock.instant().plus(life)));
        return code;
    }

    /** Takes the code out of service, also when it was not made for whoever tries it. */
    public synchronized Optional<T> redeem(String code, Predicate<T> madeFor) {
        return Optional.ofNullable(codes.remove(code))
                .filter(issued -> issued.expires().isAfter(clock.instant()))
                .map(Code::meaning)
                .filter(madeFor);
    }
}
