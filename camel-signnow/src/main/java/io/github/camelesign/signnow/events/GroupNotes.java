// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import io.github.camelesign.spi.EventSource.Entry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the documents of a walk show about document groups. */
final class GroupNotes {

    private static final String GROUP = "document_group_info";

    private final Map<String, ListedGroup> groups = new LinkedHashMap<>();
    private Instant latest;
    private boolean anyPossible;

    /**
     * @param since the instant of the walk
     */
    GroupNotes(Instant since) {
        latest = since;
    }

    void add(Entry document) {
        Instant updated = document.updated();
        latest = updated.isAfter(latest) ? updated : latest;
        ListedGroup group = ListedGroup.of(document.data(), updated);
        if (group != null) {
            groups.merge(
                    group.id(), group, (a, b) -> b.updated().isBefore(a.updated()) ? a : b);
        }
        // a list that does not show groups cannot rule them out
        anyPossible |= group != null || !document.data().containsKey(GROUP);
    }

    /** By id, as the document of each shows it that changed last. */
    Map<String, ListedGroup> groups() {
        return groups;
    }

    /** Whether a document may be in a group. */
    boolean isAnyPossible() {
        return anyPossible;
    }

    /** When the last of the documents changed. */
    Instant latest() {
        return latest;
    }
}
