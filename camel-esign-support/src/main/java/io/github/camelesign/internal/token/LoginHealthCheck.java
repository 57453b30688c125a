// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.token;

import io.github.camelesign.api.EsignConsentRequiredException;
import io.github.camelesign.api.EsignOperationException;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Whether the provider lets the component in. As long as there is a token no call is made for it,
 * and one login a minute while logins fail: probes come every few seconds.
 */
public final class LoginHealthCheck implements HealthCheck {

    /** Logs in unless that is done. */
    @FunctionalInterface
    public interface LogIn {
        void call() throws EsignOperationException;
    }

    /** Detail of a check that is down: the URL under which a user must give consent. */
    static final String CONSENT_URL = "consent.url";

    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final String id;
    private final LogIn login;
    private boolean enabled;
    private Exception failure;
    private long failedAt;

    /**
     * @param id of the check
     * @param login logs in unless that is done
     */
    public LoginHealthCheck(String id, LogIn login, boolean enabled) {
        this.id = id;
        this.login = login;
        this.enabled = enabled;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result =
                HealthCheckResultBuilder.on(this).detail(CHECK_KIND, Kind.READINESS);
        if (!enabled) {
            return result.detail(CHECK_ENABLED, false).message("Disabled").unknown().build();
        }
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
