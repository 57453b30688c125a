package io.github.camelesign.support;

import io.github.camelesign.support.http.EsignClient;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Tells whether the provider lets the component in. As long as there is a token no call is made for
 * it, and one login a minute while logins fail: probes come every few seconds.
 */
final class LoginHealthCheck implements HealthCheck {

    /** Detail of a check that is down: the URL under which a user must give consent. */
    static final String CONSENT_URL = "consent.url";

    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final String id;
    private final EsignClient client;
    private boolean enabled;
    private Exception failure;
    private long failedAt;

    /**
     * @param id of the check
     * @param client whose login is looked at
     */
    LoginHealthCheck(String id, EsignClient client, boolean enabled) {
        this.id = id;
        this.client = client;
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
            client.account();
            failure = null;
        } catch (EsignOperationException | RuntimeException e) {
            failure = e;
            failedAt = System.nanoTime();
        }
        return failure;
    }
}
