// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;
import static io.github.camelesign.spi.Paging.entries;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signnow.SignNowOperation;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EventSource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The documents of one folder that changed since a time. SignNow's filter works on one folder and
 * on whole seconds; a poll costs one call for each hundred changed documents.
 */
final class FolderEventSource implements EventSource {

    private static final int PAGE = 100;

    /** More than this, and the list does not move: it has no order. */
    private static final int MOST_MOVES = 100;

    private static final String DEFAULT_FOLDER = "Documents";

    private final Calls calls;
    private final String configuredId;
    private String folderId;
    private String userId;

    /**
     * @param folderId the folder, or null for the one that uploads arrive in
     */
    FolderEventSource(Calls calls, String folderId) {
        this.calls = calls;
        this.configuredId = folderId;
        this.folderId = folderId;
    }

    @Override
    public Instant now() {
        return calls.now();
    }

    @Override
    public String key() {
        return configuredId == null ? DEFAULT_FOLDER : configuredId;
    }

    /**
     * Goes on from the time of the last document of a page rather than by its place in the list: a
     * document that changes meanwhile moves to the end of the list, and the one after it would be
     * left out. Only a second with more than a page of documents is read by place. Then each page
     * begins with the last document of the one before, which shows that the list has not moved; if
     * it has, that second is read again from its start.
     */
    @Override
    public void changedSince(Instant since, PageHandler pages) throws EsignOperationException {
        // one second earlier, here and below: whether the filter includes its own second is not
        // documented
        long from = Math.max(0, since.getEpochSecond() - 1);
        int offset = 0;
        int moves = 0;
        Object last = null;
        while (true) {
            Map<String, Object> folder = list(from, offset);
            List<Map<String, Object>> documents = objects(entries(folder.get("documents")));
            if (offset > 0 && (documents.isEmpty() || !id(documents.get(0)).equals(last))) {
                if (++moves > MOST_MOVES) {
                    throw new IllegalStateException(
                            "More than %d documents of a folder changed in one second, and their order keeps changing while SignNow lists them"
                                    .formatted(PAGE));
                }
                offset = 0;
                continue;
            }
            List<Change> changes = documents.stream().map(DocumentEvents::of).toList();
            if (!pages.page(changes) || isLast(folder, offset, documents.size())) {
                return;
            }
            last = id(documents.get(documents.size() - 1));
            long next = changes.get(changes.size() - 1).updated().getEpochSecond() - 1;
            offset = next > from ? 0 : offset + documents.size() - 1;
            from = Math.max(from, next);
        }
    }

    /**
     * A page that is not full need not be the last: SignNow may give fewer than it is asked for.
     * One that has nothing beyond the document it begins with is.
     */
    private static boolean isLast(Map<String, Object> folder, int offset, int size) {
        Object total = folder.get("total_documents");
        return size <= 1
                || (size < PAGE
                        && (total == null || offset + size >= Long.parseLong(total.toString())));
    }

    private Map<String, Object> list(long from, int offset) throws EsignOperationException {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("filters", "documents-updated");
        query.put("filter-values", from);
        query.put("sortby", "updated");
        query.put("order", "asc");
        query.put("offset", offset);
        query.put("limit", PAGE);
        Map<String, Object> folder = calls.get(SignNowOperation.FOLDER_GET, folderId(), query);
        userId = text(folder.get("user_id"));
        return folder;
    }

    /** Whose folder it is, once it was read. */
    String userId() {
        return userId;
    }

    private String folderId() throws EsignOperationException {
        if (folderId == null) {
            Map<String, Object> root = calls.get(SignNowOperation.FOLDER_GET_ROOT);
            folderId =
                    objects(entries(root.get("folders"))).stream()
                            .filter(folder -> DEFAULT_FOLDER.equals(folder.get("name")))
                            .map(folder -> String.valueOf(folder.get("id")))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new IllegalStateException(
                                                    "The user has no folder '%s' at SignNow: give the folder to follow as folderId"
                                                            .formatted(DEFAULT_FOLDER)));
        }
        return folderId;
    }

    private static Object id(Map<String, Object> document) {
        return String.valueOf(document.get("id"));
    }
}
