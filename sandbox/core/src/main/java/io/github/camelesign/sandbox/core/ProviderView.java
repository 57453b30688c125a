// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * A provider as tests control it: acts as signer, looks at the result and turns what tests need
 * turned; a reset turns it back. Methods that name something throw {@link NoSuchElementException}
 * when it is not there.
 *
 * @param <I> how the provider names what is signed
 * @param <M> the provider
 */
public abstract class ProviderView<I, M extends ProviderModule<?>> {
    /** The provider itself. */
    protected final M module;

    /** A view of one provider. */
    protected ProviderView(M module) {
        this.module = module;
    }

    /**
     * The person signs everything that waits for them there.
     *
     * @throws IllegalStateException when it is not their turn
     */
    public final void sign(I id, String email) {
        module.sign(String.valueOf(id), email);
    }

    /**
     * The person declines, which ends it for everybody.
     *
     * @throws IllegalStateException when it is not their turn
     */
    public final void decline(I id, String email, String reason) {
        module.decline(String.valueOf(id), email, reason);
    }

    /**
     * How many requests matched since the start or the last reset.
     *
     * @param path below the provider's prefix, {@code *} for one segment and {@code **} for any
     *     rest
     */
    public final long countRequests(String method, String path) {
        return module.services().requests().count(module.name(), method, path);
    }

    /** All tokens and keys stop working at once, refresh tokens too. */
    public final void revokeTokens() {
        module.state().tokens().revokeAll();
    }

    /**
     * All access tokens are past their end. Refresh tokens still work, and what never expires by
     * itself, as keys do.
     */
    public final void expireTokens() {
        module.state().tokens().expireAll();
    }

    /**
     * From now on lists show the present state only, whatever changes, as from a replica that lags;
     * what is asked for by its id is shown as it is.
     */
    public final void holdListings() {
        module.state().holdListings();
    }

    /** Lists show the real state again; late changes appear with their older times. */
    public final void releaseListings() {
        module.state().releaseListings();
    }

    /** All that was sent for signature or may be, oldest first. */
    public final List<Envelope> envelopes() {
        return module.envelopes();
    }

    /** One of them. */
    public Envelope envelope(I id) {
        return one("envelope", String.valueOf(id));
    }

    /**
     * One of them.
     *
     * @param what the provider's word for it, for the exception
     */
    protected final Envelope one(String what, String id) {
        return envelopes().stream()
                .filter(envelope -> envelope.id().equals(id))
                .findFirst()
                .orElseThrow(() -> missing(what, id));
    }

    /** Says that the provider has no such thing. */
    protected final NoSuchElementException missing(String what, String id) {
        return new NoSuchElementException(module.title() + " has no " + what + " " + id);
    }
}
