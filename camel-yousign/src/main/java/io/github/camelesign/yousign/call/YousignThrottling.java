// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.call;

import io.github.camelesign.spi.Throttling;
import java.time.Duration;
import java.util.List;

/**
 * Yousign refuses with the status 429 what exceeds its limits for a minute or an hour. The answer
 * says when that ends, in seconds: in Retry-After by the description of the API, in RateLimit-Reset
 * by the example in its guide, which has no Retry-After.
 */
public final class YousignThrottling implements Throttling {

    @Override
    public boolean isRefusal(int status, String errorCode) {
        return status == TOO_MANY_REQUESTS;
    }

    @Override
    public List<String> resetHeaders() {
        return List.of("RateLimit-Reset", "X-RateLimit-Reset");
    }

    /** The hour's figure has no end: another call shows now and then how it stands. */
    @Override
    public List<Figures> figures() {
        return List.of(
                new Figures(
                        "X-RateLimit-Limit-Minute",
                        "X-RateLimit-Remaining-Minute",
                        null,
                        Duration.ofMinutes(1)),
                new Figures(
                        "X-RateLimit-Limit-Hour",
                        "X-RateLimit-Remaining-Hour",
                        null,
                        Duration.ofMinutes(5)));
    }
}
