// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelException;
import org.apache.camel.spi.HttpResponseAware;

/**
 * A call that did not succeed. Its message names the operation, the provider's own error and what
 * is known of the outcome; it never holds a credential or what was sent.
 */
public class EsignOperationException extends CamelException implements HttpResponseAware {

    private final EsignFailure failure;
    private int statusCode;
    private String statusText;

    public EsignOperationException(EsignFailure failure) {
        this(failure, null);
    }

    /**
     * @param advice what to do about it, for the end of the message, or null
     */
    protected EsignOperationException(EsignFailure failure, String advice) {
        super(
                advice == null ? failure.message() : failure.message() + ". " + advice,
                failure.cause());
        this.failure = failure;
        this.statusCode = failure.statusCode();
        this.statusText = failure.providerMessage();
    }

    /** The component's scheme, for example {@code signnow}. */
    public String getProvider() {
        return failure.provider();
    }

    /** The operation's name, for example {@code document/invite}. */
    public String getOperation() {
        return failure.operation();
    }

    /** The HTTP status, or 0 when no answer came. */
    @Override
    public int getHttpResponseCode() {
        return statusCode;
    }

    @Override
    public void setHttpResponseCode(int code) {
        this.statusCode = code;
    }

    /** What health checks show beside the status: the provider's own words, or null. */
    @Override
    public String getHttpResponseStatus() {
        return statusText;
    }

    @Override
    public void setHttpResponseStatus(String status) {
        this.statusText = status;
    }

    /** The provider's error code as it sent it, or null. */
    public String getErrorCode() {
        return failure.errorCode();
    }

    /** The provider's own words, at most 500 characters, or null. */
    public String getProviderMessage() {
        return failure.providerMessage();
    }

    /** The provider's id of the request, for its support; or null. */
    public String getRequestId() {
        return failure.requestId();
    }

    /** The wait before the next call that the provider requests. */
    public Optional<Duration> getRetryAfter() {
        return Optional.ofNullable(failure.retryAfter());
    }

    /** Whether sending the same again later is safe and may help. */
    public boolean isRetryable() {
        return failure.retryable();
    }

    /** Whether the provider may have done what was requested although no answer says so. */
    public boolean isOutcomeUnknown() {
        return failure.outcomeUnknown();
    }

    /**
     * How often the request was sent: 1 unless it was repeated, 0 if it was not sent because
     * nothing could be connected or no token could be had.
     */
    public int getAttempts() {
        return failure.attempts();
    }

    /** All that is known of the failure. */
    public EsignFailure getFailure() {
        return failure;
    }
}
