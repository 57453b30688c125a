// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.call;

import io.github.camelesign.spi.Throttling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * DocuSign's limits are recognised by their error codes: the status has been 400, and becomes 429.
 *
 * @see <a
 *     href="https://www.docusign.com/blog/developers/service-protection-new-api-errors-excessive-polling-and-envelope-updates">the
 *     errors of DocuSign's service protection</a>
 */
public final class DocuSignThrottling implements Throttling {

    /** What traffic management answers that stands before the API. */
    private static final int BLOCKED = 444;

    /** Of the account and of one envelope. */
    private static final Pattern BURST = Pattern.compile("BURST_.*", Pattern.CASE_INSENSITIVE);

    private static final Duration BURST_WINDOW = Duration.ofSeconds(30);

    private static final Pattern LIMITS =
            Pattern.compile(
                    "(HOURLY|BURST)_APIINVOCATION_LIMIT_EXCEEDED"
                            + "|\\w+_ENVELOPE_(\\w+_)?LIMIT_EXCEEDED"
                            + "|ENVELOPE_SEND_LIMIT_EXCEEDED"
                            + "|API_REQUEST_IS_THROTTLED",
                    Pattern.CASE_INSENSITIVE);

    @Override
    public boolean isRefusal(int status, String errorCode) {
        return status == TOO_MANY_REQUESTS
                || status == BLOCKED
                || (errorCode != null && LIMITS.matcher(errorCode).matches());
    }

    /** The headers name the end of the hour only. */
    @Override
    public Optional<Duration> window(String errorCode) {
        return errorCode != null && BURST.matcher(errorCode).matches()
                ? Optional.of(BURST_WINDOW)
                : Optional.empty();
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
                        Duration.ofHours(1)),
                new Figures("X-BurstLimit-Limit", "X-BurstLimit-Remaining", null, BURST_WINDOW));
    }
}
