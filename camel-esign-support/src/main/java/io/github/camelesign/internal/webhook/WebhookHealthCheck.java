// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

import io.github.camelesign.internal.event.WebhookStatus;
import io.github.camelesign.internal.event.WebhookStatus.Outcome;
import io.github.camelesign.internal.event.WebhookStatus.Registration;
import io.github.camelesign.internal.health.ReadinessCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Readiness: down as long as the provider could not be made to call a route's webhook. */
final class WebhookHealthCheck extends ReadinessCheck {

    private final WebhookStatus status;

    /**
     * @param component its name in the context
     */
    WebhookHealthCheck(String component, WebhookStatus status, boolean enabled) {
        super("%s-webhook-%s".formatted(component, status.routeId()), enabled);
        this.status = status;
    }

    @Override
    protected Result check(HealthCheckResultBuilder result) {
        Outcome outcome = status.outcome();
        result.detail("route.id", status.routeId());
        result.detail("webhook.state", outcome.state().name());
        if (outcome.at() != null) {
            result.detail("webhook.since", outcome.at().toString());
        }
        return outcome.state() == Registration.FAILED
                ? result.message(
                                "The webhook could not be registered: "
                                        + outcome.failure().getMessage())
                        .down()
                        .build()
                : result.up().build();
    }
}
