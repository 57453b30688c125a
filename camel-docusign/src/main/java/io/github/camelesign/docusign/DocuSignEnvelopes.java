package io.github.camelesign.docusign;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.event.Change;
import io.github.camelesign.support.event.EventSource;
import io.github.camelesign.support.http.EsignCalls;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The envelopes of an account that changed since a time. A poll costs one call for each hundred of
 * them, and one when there is none.
 */
final class DocuSignEnvelopes implements EventSource {

    private static final int PAGE = 100;

    /** More than this, and the list is not one that moves, but one without an order. */
    private static final int MOST_MOVES = 100;

    private final EsignCalls calls;
    private final EsignCalls.Configured configured;
    private final InstantSource clock;
    private final Map<String, String> filter;

    /**
     * @param filter further query parameters of the list, by which a route follows some envelopes
     *     only
     * @param clock DocuSign's, as far as its answers have told it
     */
    DocuSignEnvelopes(
            EsignCalls calls,
            EsignCalls.Configured configured,
            InstantSource clock,
            Map<String, String> filter) {
        this.calls = calls;
        this.configured = configured;
        this.clock = clock;
        this.filter = filter;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public String key() {
        return filter.isEmpty() ? "envelopes" : "envelopes" + new TreeMap<>(filter);
    }

    /**
     * An envelope that changes while the list is read moves to its end, and those after it move up
     * by one. So each page begins with the last envelope of the one before, which shows that none
     * was left out; if it is another, the page before is read again.
     */
    @Override
    public void changedSince(Instant since, PageHandler pages) throws EsignOperationException {
        String account = configured.value("accountId");
        int position = 0;
        int moves = 0;
        Object last = null;
        while (true) {
            Map<String, Object> page = list(since, position);
            List<Map<String, Object>> envelopes = DocuSignEvents.objects(page.get("envelopes"));
            boolean moved =
                    last != null
                            && (envelopes.isEmpty()
                                    || !last.equals(envelopes.get(0).get("envelopeId")));
            if (moved) {
                if (++moves > MOST_MOVES) {
                    throw new IllegalStateException(
                            "The order of DocuSign's envelopes keeps changing while it lists them");
                }
                position = Math.max(0, position - PAGE + 1);
                last = null;
                continue;
            }
            List<Change> changes =
                    envelopes.stream()
                            .map(envelope -> DocuSignEvents.of(envelope, account))
                            .map(e -> DocuSignTold.fresh(e, since, pages.seen().get(e.id())))
                            .toList();
            if (!pages.page(changes)) {
                return;
            }
            if (isLast(page, position, envelopes.size())) {
                pages.page(DocuSignTold.forgotten(pages.seen(), since));
                return;
            }
            last = envelopes.get(envelopes.size() - 1).get("envelopeId");
            position += envelopes.size() - 1;
        }
    }

    /** DocuSign may give fewer at once than it is asked for; the total tells. */
    private static boolean isLast(Map<String, Object> page, int position, int size) {
        Object total = page.get("totalSetSize");
        boolean reached =
                total == null
                        ? size < PAGE
                        : position + size >= Long.parseLong(total.toString().trim());
        return size <= 1 || reached;
    }

    private Map<String, Object> list(Instant since, int position) throws EsignOperationException {
        Map<String, String> query = new LinkedHashMap<>(filter);
        query.put("from_date", since.truncatedTo(ChronoUnit.SECONDS).toString());
        query.put("include", "recipients");
        query.put("order_by", "last_modified");
        query.put("order", "asc");
        query.put("count", String.valueOf(PAGE));
        query.put("start_position", String.valueOf(position));
        return calls.get(DocuSignOperation.ENVELOPES_LIST_STATUS_CHANGES, query);
    }
}
