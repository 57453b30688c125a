package io.github.camelesign.signnow;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.event.Change;
import io.github.camelesign.support.event.EventSource;
import io.github.camelesign.support.http.EsignClient;
import io.github.camelesign.support.http.EsignRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The documents of one folder that changed since a time. SignNow's filter works on one folder and
 * on whole seconds; a poll costs one call for each hundred changed documents.
 */
final class SignNowFolder implements EventSource {

    private static final int PAGE = 100;
    private static final String DEFAULT_FOLDER = "Documents";

    private final EsignClient client;
    private final String configuredId;
    private String folderId;

    /**
     * @param folderId the folder, or null for the one that uploads arrive in
     */
    SignNowFolder(EsignClient client, String folderId) {
        this.client = client;
        this.configuredId = folderId;
        this.folderId = folderId;
    }

    @Override
    public Instant now() {
        return client.providerTime();
    }

    @Override
    public String key() {
        return configuredId == null ? DEFAULT_FOLDER : configuredId;
    }

    /**
     * Goes on from the time of the last document of a page rather than by its place in the list: a
     * document that changes meanwhile moves to the end of the list, and the one after it would be
     * left out. Only a second with more than a page of documents is read by place, and again from
     * its start when the list has become shorter meanwhile.
     */
    @Override
    public void changedSince(Instant since, PageHandler pages) throws EsignOperationException {
        long from = Math.max(0, since.getEpochSecond());
        int offset = 0;
        long total = 0;
        while (true) {
            Map<String, Object> folder = list(from, offset);
            long totalNow = total(folder);
            if (offset > 0 && totalNow < total) {
                offset = 0;
                continue;
            }
            total = totalNow;
            List<Change> changes = changes(folder);
            if (!pages.page(changes) || changes.size() < PAGE) {
                return;
            }
            // one second earlier: whether the filter includes its own second is not documented
            long next = changes.get(changes.size() - 1).updated().getEpochSecond() - 1;
            offset = next > from ? 0 : offset + changes.size();
            from = Math.max(from, next);
        }
    }

    private Map<String, Object> list(long from, int offset) throws EsignOperationException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("filters", "documents-updated");
        query.put("filter-values", String.valueOf(from));
        query.put("sortby", "updated");
        query.put("order", "asc");
        query.put("offset", String.valueOf(offset));
        query.put("limit", String.valueOf(PAGE));
        String id = folderId();
        return read(
                new EsignRequest(
                        SignNowOperation.FOLDER_GET.row(),
                        SignNowOperation.FOLDER_GET.row().target(name -> id, query),
                        null));
    }

    private String folderId() throws EsignOperationException {
        if (folderId == null) {
            Map<String, Object> root =
                    read(
                            new EsignRequest(
                                    SignNowOperation.FOLDER_GET_ROOT.row(),
                                    SignNowOperation.FOLDER_GET_ROOT.row().path(),
                                    null));
            folderId =
                    ((List<?>) root.getOrDefault("folders", List.of()))
                            .stream()
                                    .filter(Map.class::isInstance)
                                    .map(folder -> (Map<?, ?>) folder)
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

    private Map<String, Object> read(EsignRequest request) throws EsignOperationException {
        return client.call(
                request, response -> client.json().readMap(response.body().readAllBytes()));
    }

    @SuppressWarnings("unchecked")
    private static List<Change> changes(Map<String, Object> folder) {
        return folder.get("documents") instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(document -> SignNowEvents.of((Map<String, Object>) document))
                        .toList()
                : List.of();
    }

    private static long total(Map<String, Object> folder) {
        return Long.parseLong(String.valueOf(folder.getOrDefault("total_documents", "0")));
    }
}
