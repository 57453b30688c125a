// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.http.KeysInFlight;
import io.github.camelesign.internal.http.KeysInFlight.Result;
import io.github.camelesign.internal.http.Pauses;
import io.github.camelesign.spi.IdempotentCreation.Key;
import io.github.camelesign.spi.Leases;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Lets one call at a time create something under a key. The others wait, and take its result.
 * Across nodes a lease does the same, after which the result is looked up.
 */
final class CreationTurn {

    /** How long a node that has died keeps the others from the key; a living one renews it. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration LEASE_POLL = Duration.ofMillis(200);

    private final CallSettings<?> settings;
    private final Key key;
    private final Leases leases;
    private final Pauses pauses;
    private final long end;

    /** Creates it, and looks it up first if another node may have created it just now. */
    @FunctionalInterface
    interface Creation {

        /**
         * @param contended whether another node had the turn
         */
        Created run(boolean contended) throws EsignOperationException;
    }

    /**
     * Something that was created.
     *
     * @param existed whether it was found, and not created by a request that was answered
     * @param fields of the answer, as far as they were read
     */
    record Created(boolean existed, Map<String, Object> fields) {}

    /**
     * @param leases of all nodes, or null
     */
    CreationTurn(CallSettings<?> settings, Key key, Leases leases, Pauses pauses) {
        this.settings = settings;
        this.key = key;
        this.leases = leases;
        this.pauses = pauses;
        this.end = System.nanoTime() + settings.lookUpTimeout().toNanos();
    }

    Created take(Creation creation) throws EsignOperationException {
        String name = "%s/%s/%s".formatted(settings.provider().scheme(), key.field(), key.value());
        KeysInFlight keys = settings.keys().get();
        while (true) {
            Optional<KeysInFlight.Turn> turn = keys.take(name);
            if (turn.isPresent()) {
                return create(turn.get(), creation);
            }
            Result other = keys.await(name, left()).orElseThrow(this::busy);
            if (other.unknown() != null) {
                throw new EsignOperationException(other.unknown().getFailure());
            }
            if (other.created() != null) {
                return new Created(true, other.created());
            }
        }
    }

    private Created create(KeysInFlight.Turn turn, Creation creation)
            throws EsignOperationException {
        Result result = Result.NOTHING;
        Leases.Lease lease = null;
        try {
            boolean contended = false;
            if (leases != null) {
                lease = leases.acquire(settings.lease(key), LEASE).orElse(null);
                contended = lease == null;
                if (contended) {
                    lease = awaitLease();
                }
            }
            Created created = creation.run(contended);
            result = new Result(created.fields() == null ? Map.of() : created.fields(), null);
            return created;
        } catch (EsignOperationException e) {
            result = e.isOutcomeUnknown() ? new Result(null, e) : Result.NOTHING;
            throw e;
        } finally {
            if (lease != null) {
                lease.release();
            }
            turn.end(result);
        }
    }

    private Leases.Lease awaitLease() throws EsignOperationException {
        while (!left().isZero() && pauses.pause(LEASE_POLL)) {
            Optional<Leases.Lease> lease = leases.acquire(settings.lease(key), LEASE);
            if (lease.isPresent()) {
                return lease.get();
            }
        }
        throw busy();
    }

    private Duration left() {
        long left = end - System.nanoTime();
        return left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
    }

    private EsignOperationException busy() {
        return settings.unknown(
                "Another call with the same idempotencyKey did not end within lookUpTimeout");
    }
}
