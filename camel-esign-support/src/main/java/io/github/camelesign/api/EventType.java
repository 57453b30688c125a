// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can happen to a document, in one vocabulary for all providers. */
public enum EventType {
    CREATED,
    SENT,
    DELIVERED,
    VIEWED,
    SIGNED,
    COMPLETED,
    DECLINED,
    VOIDED,
    EXPIRED,
    REMINDED,
    UPDATED,
    DELETED,
    FAILED,
    UNKNOWN;

    private static final Set<EventType> TERMINAL = EnumSet.of(COMPLETED, DECLINED, VOIDED, EXPIRED);

    /** Whether nothing more is to be signed after it. */
    public boolean isTerminal() {
        return TERMINAL.contains(this);
    }

    /**
     * The types named in a list separated by commas; all when it is empty.
     *
     * @throws IllegalArgumentException when a name is not one of this vocabulary
     */
    public static Set<EventType> parse(String names) {
        if (names == null || names.isBlank()) {
            return EnumSet.allOf(EventType.class);
        }
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (String name : names.split(",")) {
            try {
                types.add(valueOf(name.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "eventTypes names '%s', which is none of %s"
                                .formatted(name.strip(), EnumSet.allOf(EventType.class)));
            }
        }
        return types;
    }

    /** As it stands in the header and in {@code eventTypes}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
