// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.text.Redaction;
import io.github.camelesign.spi.Answer;
import io.github.camelesign.spi.Provider;
import io.github.camelesign.spi.Throttling;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of a call that did not succeed what happened, whether it may have been done and whether it
 * may be repeated.
 */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final int REQUEST_TIMEOUT = 408;

    /** What a server will not do tomorrow either, and has not done: 501 and 505. */
    private static final Set<Integer> NOT_SUPPORTED = Set.of(501, 505);

    /**
     * Redirects that many servers answer a POST with after they have done it, 303 above all; 307
     * and 308 say that it is yet to be sent.
     */
    private static final Set<Integer> DONE_ELSEWHERE = Set.of(301, 302, 303);

    private final String scheme;
    private final ErrorReader errors;
    private final RetryAfter retryAfter;
    private final Throttling throttling;
    private final List<String> requestIdHeaders;
    private final Redaction redaction;

    /**
     * @param redaction takes secrets out of what the provider answers
     */
    Failures(Provider<?> provider, Json json, InstantSource clock, Redaction redaction) {
        this.scheme = provider.scheme();
        this.throttling = provider.throttling();
        this.requestIdHeaders = provider.requestIdHeaders();
        this.errors = new ErrorReader(json, provider.errors());
        this.retryAfter = new RetryAfter(clock);
        this.redaction = redaction;
    }

    private Failures(Failures other, Redaction redaction) {
        this.scheme = other.scheme;
        this.throttling = other.throttling;
        this.requestIdHeaders = other.requestIdHeaders;
        this.errors = other.errors;
        this.retryAfter = other.retryAfter;
        this.redaction = redaction;
    }

    /** Those of a request that such credentials were sent with. */
    Failures with(Map<String, ?> credentials) {
        return new Failures(this, redaction.and(credentials));
    }

    /** The provider answered, but not with success. */
    EsignFailure answered(ProviderRequest request, ProviderResponse response) {
        return answered(request, response, error(response));
    }

    /** The status says what happened, also when what explains it breaks off or cannot be read. */
    private ErrorReader.ProviderError error(ProviderResponse response) {
        try {
            return errors.read(response);
        } catch (IOException e) {
            LOG.debug("The explanation of status {} cannot be read", response.status(), e);
            return new ErrorReader.ProviderError(null, null);
        }
    }

    /** The provider answered, and what it said is an error. */
    EsignFailure answered(
            ProviderRequest request, ProviderResponse response, ErrorReader.ProviderError error) {
        int status = response.status();
        boolean refused = throttling.isRefusal(status, error.code());
        boolean passes = isTransient(status);
        return new EsignFailure(
                scheme,
                request.operation().name(),
                status,
                redaction.redact(error.code()),
                redaction.redact(error.message()),
                redaction.redact(response.header(requestIdHeaders).orElse(null)),
                refused || passes ? pause(response, refused, error.code()) : null,
                refused || (passes && request.isSafeToRepeat()),
                passes && !request.isSafeToRepeat()
                        || DONE_ELSEWHERE.contains(status) && request.isWrite(),
                null);
    }

    /** How long to wait before the same may be sent again, or null when nobody says. */
    private Duration pause(ProviderResponse response, boolean refused, String errorCode) {
        Optional<Duration> requested = retryAfter.requested(response);
        if (requested.isPresent() || !refused) {
            return requested.orElse(null);
        }
        return throttling
                .window(errorCode)
                .or(() -> retryAfter.untilReset(response, throttling.resetHeaders()))
                .orElse(null);
    }

    /**
     * What a gateway or an overloaded server sends, also with a status of its own such as 524, and
     * what may have come after the work was done.
     */
    private static boolean isTransient(int status) {
        return status == REQUEST_TIMEOUT || (status >= 500 && !NOT_SUPPORTED.contains(status));
    }

    /** No answer came, or not all of it, or it could not be taken. */
    EsignOperationException unanswered(ProviderRequest request, IOException cause) {
        boolean answered = cause instanceof Answer.UnusableException;
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
                        notSent || answered || cause instanceof NoAnswerException
                                ? redaction.redact(cause.getMessage())
                                : null,
                        null,
                        null,
                        retryable,
                        !notSent && !request.isSafeToRepeat(),
                        cause,
                        notSent ? 0 : 1,
                        null));
    }

    EsignOperationException exception(EsignFailure failure) {
        return throttling.isRefusal(failure.statusCode(), failure.errorCode())
                ? new EsignRateLimitException(failure)
                : new EsignOperationException(failure);
    }

    /** The same failure, known to come from the credentials. */
    static EsignFailure credentials(EsignOperationException e) {
        return e.getFailure().with(null, false, false);
    }

    /** The same failure, after further attempts. */
    static EsignOperationException after(EsignOperationException e, int attempts, String stopped) {
        EsignFailure failure = e.getFailure().after(attempts, stopped);
        EsignOperationException after =
                e instanceof EsignRateLimitException
                        ? new EsignRateLimitException(failure)
                        : new EsignOperationException(failure);
        after.setStackTrace(e.getStackTrace());
        return after;
    }
}
