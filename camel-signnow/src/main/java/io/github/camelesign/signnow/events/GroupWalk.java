// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.EventSource.Entry;
import io.github.camelesign.spi.EventSource.Walk;
import io.github.camelesign.spi.ListPosition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lists the document groups that changed since a time. Their list has no filter, but the latest
 * change comes first, so that it is read only as far as is new. A signature need not change the
 * group, only its document; so those that the documents name are listed at the end.
 */
final class GroupWalk implements Walk {

    private final GroupList groups;
    private final GroupNotes notes;
    private final Supplier<String> account;
    private final Instant walkSince;
    private final ListPosition position = new ListPosition("the document groups", GroupList.PAGE);
    private final Set<String> listed = new HashSet<>();
    private Instant since;
    private boolean ended;

    /**
     * @param notes complete when this walk begins
     * @param account whose groups they are, once the documents were listed
     */
    GroupWalk(GroupList groups, GroupNotes notes, Supplier<String> account, Instant since) {
        this.groups = groups;
        this.notes = notes;
        this.account = account;
        this.walkSince = since.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public boolean hasNext() {
        return !ended && groups.isWorthListing(notes.isAnyPossible(), notes.begun());
    }

    @Override
    public List<Entry> next() throws EsignOperationException {
        boolean first = position.next() == 0;
        List<ListedGroup> page = groups.list(position.next());
        if (first) {
            since = groups.since(walkSince);
        }
        if (first && page.isEmpty()) {
            ended = true;
            groups.listed(notes.begun());
            return List.of();
        }
        boolean follows = position.read(page);
        List<Entry> entries = new ArrayList<>();
        page.stream().filter(this::isChanged).forEach(group -> entries.add(entry(group)));
        if (position.isEnded() || (follows && !isChanged(page.get(page.size() - 1)))) {
            ended = true;
            groups.listed(notes.begun());
            notes.groups().values().stream()
                    .filter(group -> !listed.contains(group.id()))
                    .forEach(group -> entries.add(entry(null, group)));
        }
        return entries;
    }

    private boolean isChanged(ListedGroup group) {
        return !group.updated().isBefore(since);
    }

    private Entry entry(ListedGroup group) {
        listed.add(group.id());
        return entry(group, notes.groups().get(group.id()));
    }

    private Entry entry(ListedGroup group, ListedGroup noted) {
        FoundGroup found =
                new FoundGroup(
                        account.get(),
                        notes.begun(),
                        since.isBefore(walkSince) ? since : null,
                        group,
                        noted);
        // the folder alone says how far all is read: the list of groups may be ahead of it
        Instant updated = found.latest().isBefore(notes.latest()) ? found.latest() : notes.latest();
        return new Entry(
                found.group().id(), GroupState.listed(found).toString(), updated, found.toData());
    }
}
