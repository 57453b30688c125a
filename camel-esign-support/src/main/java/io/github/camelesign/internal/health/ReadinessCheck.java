// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.health;

import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** A check of readiness, never of liveness: what a provider does restarts no application. */
public abstract class ReadinessCheck implements HealthCheck {

    private final String id;
    private volatile boolean enabled;

    protected ReadinessCheck(String id, boolean enabled) {
        this.id = id;
        this.enabled = enabled;
    }

    /** Completes a result that says that it is one of readiness. */
    protected abstract Result check(HealthCheckResultBuilder result);

    @Override
    public final Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result =
                HealthCheckResultBuilder.on(this).detail(CHECK_KIND, Kind.READINESS);
        return enabled
                ? check(result)
                : result.detail(CHECK_ENABLED, false).message("Disabled").unknown().build();
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getGroup() {
        return "camel";
    }

    @Override
    public final boolean isLiveness() {
        return false;
    }

    @Override
    public final boolean isEnabled() {
        return enabled;
    }

    @Override
    public final void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
