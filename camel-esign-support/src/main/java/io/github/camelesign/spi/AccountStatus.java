// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How an account stands with its provider, whenever that is read: all endpoints of a component that
 * have the same credentials. Reading it calls nobody. Nothing in it is secret or says who somebody
 * is.
 */
public interface AccountStatus {

    /** The component's scheme. */
    String provider();

    /**
     * Distinguishes the accounts of an application: the name of the component, followed by a number
     * if endpoints of it have other credentials.
     */
    String account();

    /** What is left of the retry budget, from 0 to 1. */
    double retryBudget();

    /** What is left of each limit of the provider, always in the same order. */
    List<Limit> limits();

    /** Number of idempotency keys under which something is being created. */
    int keysInFlight();

    /** The last login, or empty if there was none. */
    Optional<Login> login();

    /**
     * What is left of a limit.
     *
     * @param name the header that says it, or a published limit as {@code 80/PT1M}
     * @param left the calls that are left; empty as long as no answer has said so, or if that was
     *     too long ago
     * @param allowed the calls of a window; empty when {@code left} is
     */
    record Limit(String name, OptionalLong left, OptionalLong allowed) {}

    /**
     * The end of a login.
     *
     * @param at when, by this machine's clock
     * @param failure why there is no token; null if there is one
     */
    record Login(Instant at, Throwable failure) {}
}
