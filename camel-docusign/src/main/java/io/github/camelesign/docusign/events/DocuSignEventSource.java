// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.events;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.docusign.DocuSignOperation;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.EventSource;
import io.github.camelesign.spi.EventSource.Change;
import io.github.camelesign.spi.JsonView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The envelopes of an account that changed since a time. A poll costs one call for each hundred of
 * them, and one when there is none.
 */
public final class DocuSignEventSource implements EventSource {

    private static final int PAGE = 100;

    /** More than this, and the list is not one that moves, but one without an order. */
    private static final int MOST_MOVES = 100;

    private final EndpointContext<DocuSignConfiguration> endpoint;
    private final Calls calls;
    private final Map<String, String> filter;

    /**
     * @param endpoint whose parameters are further ones of the list's query, by which a route
     *     follows some envelopes only
     */
    public DocuSignEventSource(EndpointContext<DocuSignConfiguration> endpoint) {
        this.endpoint = endpoint;
        this.calls = endpoint.calls();
        this.filter = endpoint.getParameters();
    }

    @Override
    public Instant now() {
        return calls.now();
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
        String account = endpoint.account().id();
        int position = 0;
        int moves = 0;
        Object last = null;
        while (true) {
            Map<String, Object> page = list(since, position);
            List<Map<String, Object>> envelopes = JsonView.objects(page.get("envelopes"));
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
                            .map(envelope -> EnvelopeEvents.of(envelope, account))
                            .map(e -> DeliveredEvents.fresh(e, since, pages.seen().get(e.id())))
                            .toList();
            if (!pages.page(changes)) {
                return;
            }
            if (isLast(page, position, envelopes.size())) {
                pages.page(DeliveredEvents.forgotten(pages.seen(), since));
                return;
            }
            last = envelopes.get(envelopes.size() - 1).get("envelopeId");
            position += envelopes.size() - 1;
        }
    }

    /** DocuSign may give fewer at once than it is asked for; the total counts. */
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
