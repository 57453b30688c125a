// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import io.github.camelesign.spi.EventSource.Entry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the documents of a walk show about document groups. */
final class GroupNotes {

    private static final String GROUP = "document_group_info";

    private final Map<String, ListedGroup> groups = new LinkedHashMap<>();
    private Instant begun;
    private Instant latest;
    private boolean anyPossible;

    /**
     * @param since the instant of the walk
     */
    GroupNotes(Instant since) {
        latest = since;
    }

    /**
     * Adds a page of documents.
     *
     * @param now by the provider's clock, which its answer has shown
     */
    void add(List<Entry> page, Instant now) {
        begun = begun == null ? now : begun;
        page.forEach(this::add);
    }

    private void add(Entry document) {
        Instant updated = document.updated();
        latest = updated.isAfter(latest) ? updated : latest;
        ListedGroup group = ListedGroup.of(document.data(), updated);
        if (group != null) {
            groups.merge(group.id(), group, (a, b) -> b.updated().isBefore(a.updated()) ? a : b);
        }
        // a list that does not show groups cannot rule them out
        anyPossible |= group != null || !document.data().containsKey(GROUP);
    }

    /** When the first page was read. */
    Instant begun() {
        return begun;
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
