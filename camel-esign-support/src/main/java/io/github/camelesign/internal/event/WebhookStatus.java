// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.event;

import java.time.Instant;

/**
 * Whether the provider of a route calls its webhook. Its URL, which may hold a secret, is not here.
 */
public final class WebhookStatus {

    private final String provider;
    private final String routeId;
    private volatile Outcome outcome = new Outcome(Registration.NONE, null, null);

    /** What came of subscribing. */
    public enum Registration {
        /** Nothing was tried. */
        NONE,
        /** The provider calls the webhook. */
        REGISTERED,
        /** Each document subscribes by itself, or somebody does at the provider. */
        NOT_REGISTRABLE,
        /** The provider has refused, or could not be reached. */
        FAILED
    }

    /**
     * @param at when; null if nothing was tried
     * @param failure null unless it failed
     */
    public record Outcome(Registration state, Instant at, Throwable failure) {}

    /**
     * @param provider the component's scheme
     */
    public WebhookStatus(String provider, String routeId) {
        this.provider = provider;
        this.routeId = routeId;
    }

    public String provider() {
        return provider;
    }

    public String routeId() {
        return routeId;
    }

    public Outcome outcome() {
        return outcome;
    }

    public void set(Registration state, Throwable failure) {
        outcome = new Outcome(state, Instant.now(), failure);
    }
}
