// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time by the provider's clock, as far as its answers have shown it. */
final class ProviderClock implements InstantSource {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderClock.class);

    /** The header counts whole seconds: less than that is no difference. */
    private static final int TOLERANCE_SECONDS = 2;

    private final Clock clock = Clock.systemUTC();
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return clock.instant().plus(ahead);
    }

    void adjust(ProviderResponse response) {
        response.header("Date").ifPresent(this::adjust);
    }

    private void adjust(String date) {
        try {
            Instant theirs =
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration difference = Duration.between(clock.instant(), theirs);
            ahead = difference.abs().toSeconds() < TOLERANCE_SECONDS ? Duration.ZERO : difference;
        } catch (DateTimeException unreadable) {
            LOG.debug("Ignoring the unreadable Date header '{}'", date);
        }
    }
}
