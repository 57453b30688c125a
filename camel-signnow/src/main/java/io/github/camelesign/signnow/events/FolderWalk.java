// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.Paging.entries;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.EventSource.Entry;
import io.github.camelesign.spi.EventSource.Walk;
import io.github.camelesign.spi.ListPosition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists the documents of a folder, the one that changed last at the end. It goes on from the time
 * of the last document of a page rather than by its place: a document that changes meanwhile moves
 * to the end of the list, and the one after it would be left out. Only a page of one second is
 * followed by the next place. SignNow's filter counts in whole seconds.
 */
final class FolderWalk implements Walk {

    private static final int PAGE = 100;

    private final FolderEventSource folder;
    private final Instant since;
    private final ListPosition position = new ListPosition("a folder's documents", PAGE);
    private long from;

    FolderWalk(FolderEventSource folder, Instant since) {
        this.folder = folder;
        this.since = Instant.ofEpochSecond(since.getEpochSecond());
        this.from = before(since);
    }

    /** Whether the filter includes its own second is not documented. */
    private static long before(Instant time) {
        return Math.max(0, time.getEpochSecond() - 1);
    }

    @Override
    public boolean hasNext() {
        return !position.isEnded();
    }

    @Override
    public List<Entry> next() throws EsignOperationException {
        List<Map<String, Object>> documents = objects(entries(list().get("documents")));
        boolean follows = position.read(documents.stream().map(FolderWalk::mark).toList());
        if (follows && !documents.isEmpty()) {
            goOn(documents.get(0), documents.get(documents.size() - 1));
        }
        return folder.listed(documents).stream()
                .filter(entry -> !entry.updated().isBefore(since))
                .toList();
    }

    /** By time, unless that would bring the whole page again. */
    private void goOn(Map<String, Object> first, Map<String, Object> last) {
        long next = before(DocumentEvents.updated(last));
        if (next > from && DocumentEvents.updated(first).getEpochSecond() < next) {
            from = next;
            position.restart();
        }
    }

    private static List<String> mark(Map<String, Object> document) {
        return List.of(String.valueOf(document.get("id")), String.valueOf(document.get("updated")));
    }

    private Map<String, Object> list() throws EsignOperationException {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("filters", "documents-updated");
        query.put("filter-values", from);
        query.put("sortby", "updated");
        query.put("order", "asc");
        query.put("offset", position.next());
        query.put("limit", PAGE);
        return folder.list(query);
    }
}
