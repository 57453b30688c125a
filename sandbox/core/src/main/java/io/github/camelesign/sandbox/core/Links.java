// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The links that a provider made, in that order.
 *
 * @param <L> a link, and what it is good for
 */
public abstract class Links<L extends Links.Link> {
    private final Map<String, L> links = new LinkedHashMap<>();
    private final Map<Object, L> repeated = new HashMap<>();
    private final SharedServices services;

    /** No links yet. */
    protected Links(SharedServices services) {
        this.services = services;
    }

    /** Lets a link work. */
    protected final synchronized L add(L link) {
        links.put(link.token(), link);
        return link;
    }

    /** The same link each time for a key, as long as it works; else a new one. */
    protected final synchronized L same(Object key, Supplier<L> creation) {
        L known = repeated.get(key);
        if (known != null && find(known.token()).isPresent()) {
            return known;
        }
        L link = add(creation.get());
        repeated.put(key, link);
        return link;
    }

    /** What time it is. */
    protected final Instant now() {
        return services.clock().instant();
    }

    /** When a link ends that works so long from now on. */
    protected final Instant after(Duration life) {
        return now().plus(life);
    }

    /** Empty also when it is past its end. */
    public final synchronized Optional<L> find(String token) {
        return Optional.ofNullable(links.get(token)).filter(link -> link.expires().isAfter(now()));
    }

    /** Finds a link and takes it out of service, so that only one caller gets it. */
    public final synchronized Optional<L> use(String token) {
        return find(token).map(used -> links.remove(used.token()));
    }

    /** All that were made and not removed. */
    public final synchronized List<L> all() {
        return List.copyOf(links.values());
    }

    /** Takes links out of service. */
    public final synchronized void removeIf(Predicate<? super L> which) {
        links.values().removeIf(which);
    }

    /** Where a person opens it in a browser. */
    public String address(L link) {
        return services.uri().get() + SigningPage.PREFIX + "/" + link.token();
    }

    /** The address of a page of the provider's own. */
    protected final String address(String page, L link) {
        return services.uri().get() + page + link.token();
    }

    /** An address that lets whoever has it do something without credentials. */
    public interface Link {
        /** What makes it hard to guess. */
        String token();

        /**
         * When it stops to work; {@link Instant#MAX} for one that works until the sandbox is reset.
         */
        Instant expires();
    }
}
