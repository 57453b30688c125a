// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.github.camelesign.sandbox.core.described.ResourceStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All of a provider's state, and the settings that tests may turn. A reset makes a new one. Methods
 * may be called from any thread.
 *
 * @param <T> what the provider knows about a token
 */
public abstract class ProviderState<T extends TokenStore.Token<T>> {
    private final SharedServices services;
    private final TokenStore<T> tokens;
    private final ResourceStore resources = new ResourceStore();
    private final List<Listing> listings = new ArrayList<>();

    /** A state in which no token was issued. */
    protected ProviderState(SharedServices services) {
        this.services = services;
        this.tokens = new TokenStore<>(services.clock());
    }

    /** What it shares with the other providers. */
    public final SharedServices services() {
        return services;
    }

    /** What clients get in with. */
    public final TokenStore<T> tokens() {
        return tokens;
    }

    /** What is kept by the provider's description alone. */
    public final ResourceStore resources() {
        return resources;
    }

    /** What time it is. */
    public final Instant now() {
        return services.clock().instant();
    }

    /** Puts an e-mail of a provider into the mailbox; the link may be null. */
    protected final void mail(String from, String to, String subject, String text, String link) {
        services.mailbox().add(new Mail(now(), from, to, subject, text, link));
    }

    /** Does what is due by the sandbox's clock: what expires, what is repeated. */
    public abstract void passTime();

    /** From now on lists show the present state only, whatever changes, until released. */
    public final synchronized void holdListings() {
        listings.forEach(Listing::hold);
    }

    /** Lists show the real state again; what changed meanwhile appears with its older time. */
    public final synchronized void releaseListings() {
        listings.forEach(Listing::release);
    }

    /** Lets a listing be held back with the others. */
    protected final ProviderState<T> listing(Listing listing) {
        listings.add(listing);
        return this;
    }

    /** What lists show, which can be held back as by a read replica that lags. */
    public interface Listing {
        /** From now on lists show the present state. */
        void hold();

        /** Lists show the real state again. */
        void release();
    }
}
