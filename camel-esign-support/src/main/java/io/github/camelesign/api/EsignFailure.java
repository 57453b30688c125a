package io.github.camelesign.api;

import java.io.Serializable;
import java.time.Duration;

/**
 * The facts of a call that did not succeed.
 *
 * @param provider scheme of the component
 * @param operation name of the operation
 * @param statusCode HTTP status, 0 when no answer came
 * @param errorCode the provider's error code, or null
 * @param providerMessage the provider's own words, or null
 * @param requestId the provider's id of the request, or null
 * @param retryAfter the wait that the provider requests, or null
 * @param retryable whether sending the same again is safe and may help
 * @param outcomeUnknown whether it may have been done although no answer says so
 * @param cause what went wrong below, or null
 */
public record EsignFailure(
        String provider,
        String operation,
        int statusCode,
        String errorCode,
        String providerMessage,
        String requestId,
        Duration retryAfter,
        boolean retryable,
        boolean outcomeUnknown,
        Throwable cause)
        implements Serializable {

    /** One sentence for logs. */
    String message() {
        StringBuilder text =
                new StringBuilder(provider).append(':').append(operation).append(" failed");
        if (statusCode > 0) {
            text.append(" with HTTP ").append(statusCode);
        }
        if (errorCode != null) {
            text.append(", code ").append(errorCode);
        }
        if (providerMessage != null) {
            text.append(": ").append(providerMessage);
        } else if (cause != null) {
            text.append(": ").append(cause);
        }
        if (retryAfter != null) {
            text.append(" (retry after ").append(retryAfter.toSeconds()).append(" s)");
        }
        if (requestId != null) {
            text.append(" (request id ").append(requestId).append(')');
        }
        if (outcomeUnknown) {
            text.append(". The answer was lost: it may have been done nevertheless");
        }
        return text.toString();
    }
}
