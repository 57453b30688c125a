// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the wait that a provider requests. */
final class RetryAfter {

    /** A value above this is a point in time, not a number of seconds to wait. */
    private static final BigDecimal EPOCH_SECONDS = BigDecimal.valueOf(1_000_000_000L);

    /** A value above this is a point in time in milliseconds. */
    private static final BigDecimal EPOCH_MILLIS = BigDecimal.valueOf(1_000_000_000_000L);

    /** In the year 287396, which Java can still count to. */
    private static final BigDecimal MOST_MILLIS = BigDecimal.valueOf(9_007_199_254_740_991L);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,30}(\\.\\d{1,30})?");

    /** More than anybody waits, and less than what overflows when it is counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final InstantSource clock;

    RetryAfter(InstantSource clock) {
        this.clock = clock;
    }

    /** The wait that an answer requests; empty when it names none that can be read. */
    Optional<Duration> requested(ProviderResponse response) {
        return response.header("Retry-After").flatMap(this::parse);
    }

    /** When the provider's window starts anew, by the first of these headers that says so. */
    Optional<Duration> untilReset(ProviderResponse response, List<String> headers) {
        return headers.stream()
                .flatMap(name -> response.header(name).stream())
                .flatMap(value -> parse(value).stream())
                .findFirst();
    }

    private Optional<Duration> parse(String value) {
        Optional<Duration> date = HttpDates.parse(value).map(this::until);
        // gateways on the way may add a wait of their own: the longest suits all
        return date.isPresent()
                ? date
                : Pattern.compile(",")
                        .splitAsStream(value)
                        .flatMap(one -> number(one.strip()).stream())
                        .max(Comparator.naturalOrder());
    }

    private Optional<Duration> number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        if (number.compareTo(EPOCH_SECONDS) <= 0) {
            return Optional.of(bounded(Duration.ofMillis(millis(number.movePointRight(3)))));
        }
        boolean inMillis = number.compareTo(EPOCH_MILLIS) > 0;
        return Optional.of(
                until(Instant.ofEpochMilli(millis(inMillis ? number : number.movePointRight(3)))));
    }

    /** What is shorter than a millisecond is one: nobody is to come too early. */
    private static long millis(BigDecimal number) {
        return number.min(MOST_MILLIS).setScale(0, RoundingMode.CEILING).longValueExact();
    }

    private Duration until(Instant time) {
        return bounded(Duration.between(clock.instant(), time));
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
