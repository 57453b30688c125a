package io.github.camelesign.support.http;

import io.github.camelesign.support.EsignFailure;
import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.EsignRateLimitException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Says of a call that did not succeed what happened, whether it may have been done and whether it
 * may be repeated.
 */
final class Failures {

    private static final int REQUEST_TIMEOUT = 408;

    /** What a server will not do tomorrow either, and has not done: 501 and 505. */
    private static final Set<Integer> NOT_SUPPORTED = Set.of(501, 505);

    private final String scheme;
    private final ErrorReader errors;
    private final RetryAfter retryAfter;
    private final RefusalRule refusals;

    Failures(String scheme, Json json, Clock clock, RefusalRule refusals) {
        this.scheme = scheme;
        this.refusals = refusals;
        this.errors = new ErrorReader(json);
        this.retryAfter = new RetryAfter(clock);
    }

    /** The provider answered, but not with success. */
    EsignFailure answered(EsignRequest request, EsignResponse response) throws IOException {
        return answered(request, response, errors.read(response));
    }

    /** The provider answered, and what it said is an error. */
    EsignFailure answered(
            EsignRequest request, EsignResponse response, ErrorReader.ProviderError error) {
        int status = response.status();
        boolean refused = refusals.isRefusal(status, error.code());
        boolean passes = isTransient(status);
        return new EsignFailure(
                scheme,
                request.operation().name(),
                status,
                error.code(),
                error.message(),
                response.requestId().orElse(null),
                refused || passes ? pause(response, refused, error.code()) : null,
                refused || (passes && request.isSafeToRepeat()),
                passes && !request.isSafeToRepeat(),
                null);
    }

    /** How long to wait before the same may be sent again, or null when nobody says. */
    private Duration pause(EsignResponse response, boolean refused, String errorCode) {
        Optional<Duration> asked = retryAfter.asked(response);
        if (asked.isPresent() || !refused) {
            return asked.orElse(null);
        }
        Duration window = refusals.window(errorCode);
        return window != null ? window : retryAfter.untilReset(response).orElse(null);
    }

    /**
     * What a gateway or an overloaded server sends, also with a status of its own such as 524, and
     * what may have come after the work was done.
     */
    private static boolean isTransient(int status) {
        return status == REQUEST_TIMEOUT || (status >= 500 && !NOT_SUPPORTED.contains(status));
    }

    /** No answer came, or not all of it, or it could not be taken. */
    EsignOperationException unanswered(EsignRequest request, IOException cause) {
        boolean answered = cause instanceof LocalFailureException;
        boolean notSent = cause instanceof NotSentException;
        boolean retryable =
                notSent
                        ? ((NotSentException) cause).isTransient()
                        : request.isSafeToRepeat() && !answered;
        return new EsignOperationException(
                new EsignFailure(
                        scheme,
                        request.operation().name(),
                        0,
                        null,
                        notSent || answered ? cause.getMessage() : null,
                        null,
                        null,
                        retryable,
                        !notSent && !answered && !request.isSafeToRepeat(),
                        cause));
    }

    EsignOperationException exception(EsignFailure failure) {
        return refusals.isRefusal(failure.statusCode(), failure.errorCode())
                ? new EsignRateLimitException(failure)
                : new EsignOperationException(failure);
    }

    /** The same failure, known to come from the credentials. */
    static EsignFailure credentials(EsignOperationException e) {
        return new EsignFailure(
                e.getProvider(),
                e.getOperation(),
                e.getHttpResponseCode(),
                e.getErrorCode(),
                e.getProviderMessage(),
                e.getRequestId(),
                null,
                false,
                false,
                e.getCause());
    }
}
