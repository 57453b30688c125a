// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.Leases;
import io.github.camelesign.spi.Token;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets one node at a time log in with what can be used once only: of two that renew with one
 * refresh token at the same moment one is refused, and with some providers both are logged out.
 */
final class LoginTurn {

    /** How long a node that has died keeps the others from logging in. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration POLL = Duration.ofMillis(100);

    private final String scheme;
    private final Supplier<Optional<Leases>> leases;
    private final Pauses pauses;
    private final Duration timeout;

    /**
     * @param leases those of all nodes, looked up when they are wanted
     * @param timeout how long another node's login is waited for
     */
    LoginTurn(String scheme, Supplier<Optional<Leases>> leases, Pauses pauses, Duration timeout) {
        this.scheme = scheme;
        this.leases = leases;
        this.pauses = pauses;
        this.timeout = timeout;
    }

    Token take(String key, Token.Attempt login) throws EsignOperationException {
        Optional<Leases> shared = leases.get();
        if (shared.isEmpty()) {
            return login.run();
        }
        Leases.Lease lease = await(shared.get(), "login/" + key);
        try {
            return login.run();
        } finally {
            lease.release();
        }
    }

    private Leases.Lease await(Leases shared, String key) throws EsignOperationException {
        long end = System.nanoTime() + timeout.toNanos();
        do {
            Optional<Leases.Lease> lease = shared.acquire(key, LEASE);
            if (lease.isPresent()) {
                return lease.get();
            }
        } while (System.nanoTime() < end && pauses.pause(POLL));
        throw new EsignOperationException(
                new EsignFailure(
                        scheme,
                        "login",
                        0,
                        null,
                        "Another node did not end its login in time",
                        null,
                        null,
                        true,
                        false,
                        null));
    }
}
