// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.call;

import io.github.camelesign.spi.Throttling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Signeasy refuses with status 429, counts by the minute, and does not say when the next one begins
 * (docs.signeasy.com, Fair usage limit).
 */
public final class SigneasyThrottling implements Throttling {

    @Override
    public boolean isRefusal(int status, String errorCode) {
        return status == TOO_MANY_REQUESTS;
    }

    @Override
    public Optional<Duration> window(String errorCode) {
        return Optional.of(Duration.ofMinutes(1));
    }

    @Override
    public List<Limit> limits() {
        return List.of(new Limit(80, Duration.ofMinutes(1)), new Limit(20, Duration.ofSeconds(10)));
    }
}
