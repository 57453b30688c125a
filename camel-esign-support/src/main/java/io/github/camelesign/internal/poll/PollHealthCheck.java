// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.health.ReadinessCheck;
import io.github.camelesign.spi.PollingStatus;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Readiness: down from a poll that failed until one succeeds. */
final class PollHealthCheck extends ReadinessCheck {

    private final PollingStatus status;

    PollHealthCheck(PollingStatus status, boolean enabled) {
        super(status.position() + "-poll", enabled);
        this.status = status;
    }

    @Override
    protected Result check(HealthCheckResultBuilder result) {
        result.detail("route.id", status.routeId());
        result.detail("poll.lag", status.lag().toSeconds() + " s");
        status.lastSuccess().ifPresent(at -> result.detail("poll.succeeded", at.toString()));
        Throwable failure = status.failure().orElse(null);
        if (failure == null) {
            return result.up().build();
        }
        if (failure instanceof EsignOperationException answered
                && answered.getHttpResponseCode() > 0) {
            result.detail(HTTP_RESPONSE_CODE, answered.getHttpResponseCode());
        }
        return result.message("The last poll failed: " + failure.getMessage()).down().build();
    }
}
