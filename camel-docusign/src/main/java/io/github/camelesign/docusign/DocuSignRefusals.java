package io.github.camelesign.docusign;

import io.github.camelesign.support.http.RefusalRule;
import java.time.Duration;
import java.util.regex.Pattern;

/** DocuSign's limits are told by their error codes: the status has been 400, and becomes 429. */
final class DocuSignRefusals implements RefusalRule {

    /** What traffic management answers that stands before the API. */
    private static final int BLOCKED = 444;

    private static final String BURST = "BURST_APIINVOCATION_LIMIT_EXCEEDED";
    private static final Duration BURST_WINDOW = Duration.ofSeconds(30);

    private static final Pattern LIMITS =
            Pattern.compile(
                    "(HOURLY|BURST)_APIINVOCATION_LIMIT_EXCEEDED"
                            + "|\\w+_ENVELOPE_\\w+_LIMIT_EXCEEDED"
                            + "|ENVELOPE_SEND_LIMIT_EXCEEDED"
                            + "|API_REQUEST_IS_THROTTLED",
                    Pattern.CASE_INSENSITIVE);

    @Override
    public boolean isRefusal(int status, String errorCode) {
        return TOO_MANY_REQUESTS.isRefusal(status, errorCode)
                || status == BLOCKED
                || (errorCode != null && LIMITS.matcher(errorCode).matches());
    }

    /** The headers tell the end of the hour only. */
    @Override
    public Duration window(String errorCode) {
        return BURST.equalsIgnoreCase(errorCode) ? BURST_WINDOW : null;
    }
}
