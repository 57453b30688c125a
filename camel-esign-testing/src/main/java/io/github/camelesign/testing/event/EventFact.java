// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.event;

import io.github.camelesign.api.EventType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a provider's documents say of one of its events.
 *
 * @param name in the provider's words
 * @param type what that is in the common vocabulary
 * @param subscribable whether a subscription to it can be made
 */
public record EventFact(String name, EventType type, boolean subscribable) {

    /**
     * Reads a table: a line for each event, with its name, its type and {@code yes} or {@code no}.
     */
    public static List<EventFact> table(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.split(" +"))
                .map(words -> new EventFact(words[0], only(words[1]), "yes".equals(words[2])))
                .toList();
    }

    private static EventType only(String type) {
        return EnumSet.copyOf(EventType.parse(type)).iterator().next();
    }

    /** The names that must be subscribed to, so that all events of a type come. */
    public static Set<String> subscribed(Collection<EventFact> facts, EventType wanted) {
        return facts.stream()
                .filter(fact -> fact.subscribable() && fact.type() == wanted)
                .map(EventFact::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return name;
    }
}
