// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;
import static io.github.camelesign.spi.Paging.entries;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signnow.SignNowOperation;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EntryReader;
import io.github.camelesign.spi.EventSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The documents of one folder that changed since a time. A poll costs one call for each hundred of
 * them, and one or two that show that there are no more; reading a document costs none.
 */
final class FolderEventSource implements EventSource {

    private static final String DEFAULT_FOLDER = "Documents";

    private final Calls calls;
    private final String configuredId;
    private String folderId;
    private String userId;
    private final EntryReader reader =
            new EntryReader(
                    document -> document.get("id"),
                    document -> DocumentState.of(DocumentEvents.of(document)).toString(),
                    DocumentEvents::updated);

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

    @Override
    public Walk walk(Instant since) {
        return new FolderWalk(this, since);
    }

    @Override
    public boolean isNews(Entry entry, String known) {
        return DocumentState.parse(known).isBehind(DocumentState.parse(entry.state()));
    }

    @Override
    public Details read(Entry entry, String known, Instant since) {
        DocumentEvents document = DocumentEvents.of(entry.data());
        return known == null
                ? new Details(
                        DeliveredEvents.since(since, document.events()),
                        DocumentState.of(document).toString())
                : DocumentState.parse(known).further(document);
    }

    @Override
    public Unlisted unlisted(String documentId, String known, Instant since) {
        return DocumentState.parse(known).isUseless(since) ? Unlisted.FORGET : Unlisted.KEEP;
    }

    /** Whose folder it is, once it was listed. */
    String userId() {
        return userId;
    }

    List<Entry> listed(List<Map<String, Object>> documents) {
        return reader.entries(documents);
    }

    Map<String, Object> list(Map<String, Object> query) throws EsignOperationException {
        Map<String, Object> folder = calls.get(SignNowOperation.FOLDER_GET, folderId(), query);
        userId = text(folder.get("user_id"));
        return folder;
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
}
