// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.call;

import io.github.camelesign.spi.Throttling;
import java.time.Duration;
import java.util.List;

/**
 * SignNow refuses what goes beyond the rate with the status 429: its own MCP server reads that so.
 * No source of SignNow names a header that says when the rate is free again; the usual one counts
 * if it is there.
 */
public final class SignNowThrottling implements Throttling {

    @Override
    public boolean isRefusal(int status, String errorCode) {
        return status == TOO_MANY_REQUESTS;
    }

    @Override
    public List<String> resetHeaders() {
        return List.of("X-RateLimit-Reset");
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
