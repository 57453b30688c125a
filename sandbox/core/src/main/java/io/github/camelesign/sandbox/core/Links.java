// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    /**
     * Links each of which is good for one thing.
     *
     * @param <P> what links are good for
     */
    public static class PurposeLinks<P> extends Links<PurposeLinks.PurposeLink<P>> {
        /**
         * A link.
         *
         * @param entityId what it is about
         * @param email who it was made for; null when anybody may use it
         * @param options where to go afterwards, and whatever else was said about it
         * @param maker which application asked for it; null for none
         */
        public record PurposeLink<P>(
                String token,
                P purpose,
                String entityId,
                String email,
                Instant created,
                Instant expires,
                ObjectNode options,
                Object maker)
                implements Link {}

        /** No links yet. */
        public PurposeLinks(SharedServices services) {
            super(services);
        }

        /** The address of one person's own link, the same each time. */
        public final String personal(P purpose, String entityId, String email) {
            ObjectNode none = JsonReader.object();
            return address(
                    same(
                            List.of(purpose, entityId, email.toLowerCase(Locale.ROOT)),
                            () -> link(purpose, entityId, email, null, none, null)));
        }

        /**
         * The address of a new link.
         *
         * @param life null for one that works until the sandbox is reset
         */
        public final String make(
                P purpose,
                String entityId,
                String email,
                Duration life,
                ObjectNode options,
                Object maker) {
            return address(add(link(purpose, entityId, email, life, options, maker)));
        }

        private PurposeLink<P> link(
                P purpose,
                String entityId,
                String email,
                Duration life,
                ObjectNode said,
                Object by) {
            Instant end = life == null ? Instant.MAX : after(life);
            ObjectNode options = said.deepCopy();
            String token = RandomIds.hex(32);
            return new PurposeLink<>(token, purpose, entityId, email, now(), end, options, by);
        }
    }
}
