// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import io.github.camelesign.spi.EsignEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Events in the short form in which it is remembered that they were delivered. */
final class DeliveredEvents {

    /**
     * What may be shown anew with a later time is remembered for so long after the last change, as
     * its time does not show that it was delivered.
     */
    static final Duration RETURNING_KEPT = Duration.ofDays(365);

    private static final int SHORT = 8;

    private final Set<String> ids;

    private DeliveredEvents(Set<String> ids) {
        this.ids = ids;
    }

    static DeliveredEvents of(List<EsignEvent> events) {
        return ofIds(events.stream().map(EsignEvent::id).toList());
    }

    static DeliveredEvents ofIds(List<String> ids) {
        return new DeliveredEvents(
                ids.stream()
                        .map(DeliveredEvents::shortened)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Reads what {@link #toString} wrote. */
    static DeliveredEvents parse(String ids) {
        return new DeliveredEvents(
                ids.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(ids.split(" "))));
    }

    private boolean contains(EsignEvent event) {
        return ids.contains(shortened(event.id()));
    }

    boolean containsAll(DeliveredEvents others) {
        return ids.containsAll(others.ids);
    }

    DeliveredEvents plus(DeliveredEvents others) {
        Set<String> all = new LinkedHashSet<>(ids);
        all.addAll(others.ids);
        return new DeliveredEvents(all);
    }

    DeliveredEvents without(String id) {
        Set<String> rest = new LinkedHashSet<>(ids);
        rest.remove(shortened(id));
        return new DeliveredEvents(rest);
    }

    /** Those that are not among these. */
    List<EsignEvent> fresh(List<EsignEvent> events) {
        return events.stream().filter(event -> !contains(event)).toList();
    }

    /** Those of an envelope that is not known. */
    static List<EsignEvent> since(Instant since, List<EsignEvent> events) {
        return events.stream().filter(event -> !event.occurredAt().isBefore(since)).toList();
    }

    private static String shortened(String id) {
        return id.substring(0, SHORT);
    }

    @Override
    public String toString() {
        return String.join(" ", ids);
    }
}
