// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api;

import io.github.camelesign.internal.text.OneLine;
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
 * @param attempts how often the request was sent; 0 if it was not
 * @param stopped why it was not sent again although that was safe, or null
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
        Throwable cause,
        int attempts,
        String stopped)
        implements Serializable {

    private static final int LONGEST_MESSAGE = 500;
    private static final int LONGEST_CODE = 100;

    /** What the provider wrote becomes one printable line of limited length. */
    public EsignFailure {
        errorCode = OneLine.of(errorCode, LONGEST_CODE);
        providerMessage = OneLine.of(providerMessage, LONGEST_MESSAGE);
        requestId = OneLine.of(requestId, LONGEST_CODE);
    }

    /** A failure of a request that was sent once. */
    public EsignFailure(
            String provider,
            String operation,
            int statusCode,
            String errorCode,
            String providerMessage,
            String requestId,
            Duration retryAfter,
            boolean retryable,
            boolean outcomeUnknown,
            Throwable cause) {
        this(
                provider,
                operation,
                statusCode,
                errorCode,
                providerMessage,
                requestId,
                retryAfter,
                retryable,
                outcomeUnknown,
                cause,
                1,
                null);
    }

    /** The same failure, after further attempts. */
    public EsignFailure after(int attempts, String stopped) {
        return new EsignFailure(
                provider,
                operation,
                statusCode,
                errorCode,
                providerMessage,
                requestId,
                retryAfter,
                retryable,
                outcomeUnknown,
                cause,
                attempts,
                stopped);
    }

    /** The same failure, of which is known whether it may be repeated and may have been done. */
    public EsignFailure with(Duration retryAfter, boolean retryable, boolean outcomeUnknown) {
        return new EsignFailure(
                provider,
                operation,
                statusCode,
                errorCode,
                providerMessage,
                requestId,
                retryAfter,
                retryable,
                outcomeUnknown,
                cause,
                attempts,
                stopped);
    }

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
            text.append(": ").append(OneLine.of(cause.toString(), LONGEST_MESSAGE));
        }
        if (retryAfter != null) {
            text.append(" (retry after ").append(retryAfter.toSeconds()).append(" s)");
        }
        if (requestId != null) {
            text.append(" (request id ").append(requestId).append(')');
        }
        if (attempts > 1 || stopped != null) {
            text.append(" (sent ").append(attempts).append(attempts == 1 ? " time" : " times");
            if (stopped != null) {
                text.append(", not again: ").append(stopped);
            }
            text.append(')');
        }
        if (outcomeUnknown) {
            text.append(". The answer was lost: it may have been done nevertheless");
        }
        return text.toString();
    }
}
