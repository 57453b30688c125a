// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.call;

import io.github.camelesign.spi.Throttling;
import java.time.Duration;
import java.util.List;

/**
 * jSign documents no limit of calls. What stands before it may have one, and then says so by the
 * status and the headers that are in common use.
 */
public final class JSignThrottling implements Throttling {

    @Override
    public boolean isRefusal(int status, String errorCode) {
        return status == TOO_MANY_REQUESTS;
    }

    @Override
    public List<String> resetHeaders() {
        return List.of("RateLimit-Reset", "X-RateLimit-Reset");
    }

    @Override
    public List<Figures> figures() {
        return List.of(
                new Figures(
                        "X-RateLimit-Limit",
                        "X-RateLimit-Remaining",
                        "X-RateLimit-Reset",
                        Duration.ofMinutes(5)));
    }
}
