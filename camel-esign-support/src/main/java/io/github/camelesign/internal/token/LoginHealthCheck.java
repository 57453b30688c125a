// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.token;

import io.github.camelesign.api.EsignConsentRequiredException;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.health.ReadinessCheck;
import java.time.Duration;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Whether the provider lets the component in. As long as there is a token no call is made for it,
 * and one login a minute while logins fail: probes come every few seconds.
 */
public final class LoginHealthCheck extends ReadinessCheck {

    /** Logs in unless that is done. */
    @FunctionalInterface
    public interface LogIn {
        void call() throws EsignOperationException;
    }

    /** Detail of a check that is down: the URL under which a user must give consent. */
    static final String CONSENT_URL = "consent.url";

    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final LogIn login;
    private Exception failure;
    private long failedAt;

    /**
     * @param id of the check
     * @param login logs in unless that is done
     */
    public LoginHealthCheck(String id, LogIn login, boolean enabled) {
        super(id, enabled);
        this.login = login;
    }

    @Override
    protected Result check(HealthCheckResultBuilder result) {
        Exception reason = logIn();
        if (reason == null) {
            return result.up().build();
        }
        if (reason instanceof EsignOperationException refused
                && refused.getHttpResponseCode() > 0) {
            result.detail(HTTP_RESPONSE_CODE, refused.getHttpResponseCode());
        }
        if (reason instanceof EsignConsentRequiredException consent) {
            consent.getConsentUrl().ifPresent(url -> result.detail(CONSENT_URL, url));
        }
        return result.down().message(reason.getMessage()).error(reason).build();
    }

    private synchronized Exception logIn() {
        if (failure != null && System.nanoTime() - failedAt < PAUSE_NANOS) {
            return failure;
        }
        try {
            login.call();
            failure = null;
        } catch (EsignOperationException | RuntimeException e) {
            failure = e;
            failedAt = System.nanoTime();
        }
        return failure;
    }
}
