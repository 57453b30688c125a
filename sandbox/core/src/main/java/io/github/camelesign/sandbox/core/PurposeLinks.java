// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Links each of which is good for one thing.
 *
 * @param <P> what links are good for
 */
public class PurposeLinks<P> extends Links<PurposeLinks.PurposeLink<P>> {
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
            P purpose, String entityId, String email, Duration life, ObjectNode said, Object by) {
        Instant end = life == null ? Instant.MAX : after(life);
        ObjectNode options = said.deepCopy();
        String token = RandomIds.hex(32);
        return new PurposeLink<>(token, purpose, entityId, email, now(), end, options, by);
    }
}
