// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import io.github.camelesign.internal.text.OneLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time by the provider's clock, as far as its answers have shown it. */
final class ProviderClock implements InstantSource {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderClock.class);

    /** The header counts whole seconds: less than that is no difference. */
    private static final int TOLERANCE_SECONDS = 2;

    private final Clock clock = Clock.systemUTC();
    private volatile Duration ahead = Duration.ZERO;
    private volatile String last;

    @Override
    public Instant instant() {
        return clock.instant().plus(ahead);
    }

    void adjust(ProviderResponse response) {
        response.header("Date").ifPresent(this::adjust);
    }

    private void adjust(String date) {
        // nearly every answer has one, and of a second all have the same
        if (date.equals(last)) {
            return;
        }
        last = date;
        Instant theirs = HttpDates.parse(date).orElse(null);
        if (theirs == null) {
            LOG.debug("Ignoring the unreadable Date header '{}'", OneLine.of(date, 100));
            return;
        }
        Duration difference = Duration.between(clock.instant(), theirs);
        ahead = difference.abs().toSeconds() < TOLERANCE_SECONDS ? Duration.ZERO : difference;
    }
}
