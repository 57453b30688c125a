// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.events;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.docusign.DocuSignOperation;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.EntryReader;
import io.github.camelesign.spi.EventSource;
import io.github.camelesign.spi.JsonView;
import io.github.camelesign.spi.ListPosition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The envelopes of an account that changed since a time. A poll costs one call for each hundred of
 * them, and one that shows that there are no more; reading an envelope costs none.
 */
public final class DocuSignEventSource implements EventSource {

    private static final int PAGE = 100;

    private final EndpointContext<DocuSignConfiguration> endpoint;
    private final Calls calls;
    private final Map<String, String> filter;
    private final EntryReader reader =
            new EntryReader(
                    envelope -> envelope.get("envelopeId"),
                    envelope -> DeliveredEvents.write(EnvelopeEvents.of(envelope, null)),
                    envelope -> EnvelopeEvents.of(envelope, null).updated());

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

    @Override
    public Walk walk(Instant since) {
        return new ChangedEnvelopes(since);
    }

    @Override
    public boolean isNews(Entry entry, String known) {
        return DeliveredEvents.of(known).lacks(entry.state());
    }

    @Override
    public Details read(Entry entry, String known, Instant since) throws EsignOperationException {
        EnvelopeEvents envelope = EnvelopeEvents.of(entry.data(), endpoint.account().id());
        return known == null
                ? DeliveredEvents.first(envelope, entry.data(), since)
                : DeliveredEvents.of(known).further(envelope);
    }

    @Override
    public Unlisted unlisted(String envelopeId, String known, Instant since) {
        return DeliveredEvents.of(known).isOverBefore(since) ? Unlisted.FORGET : Unlisted.KEEP;
    }

    /**
     * An envelope that changes while the list is read moves to its end, and those after it move up
     * by one.
     */
    private final class ChangedEnvelopes implements Walk {

        private final Instant since;
        private final ListPosition position = new ListPosition("DocuSign's envelopes", PAGE);

        ChangedEnvelopes(Instant since) {
            this.since = since;
        }

        @Override
        public boolean hasNext() {
            return !position.isEnded();
        }

        @Override
        public List<Entry> next() throws EsignOperationException {
            List<Map<String, Object>> envelopes = JsonView.objects(list().get("envelopes"));
            position.read(envelopes.stream().map(ChangedEnvelopes::mark).toList());
            return reader.entries(envelopes);
        }

        private static List<String> mark(Map<String, Object> envelope) {
            return List.of(
                    String.valueOf(envelope.get("envelopeId")),
                    String.valueOf(envelope.get("lastModifiedDateTime")));
        }

        private Map<String, Object> list() throws EsignOperationException {
            Map<String, String> query = new LinkedHashMap<>(filter);
            query.put("from_date", since.truncatedTo(ChronoUnit.SECONDS).toString());
            query.put("include", "recipients,custom_fields");
            query.put("order_by", "last_modified");
            query.put("order", "asc");
            query.put("count", String.valueOf(PAGE));
            query.put("start_position", String.valueOf(position.next()));
            return calls.get(DocuSignOperation.ENVELOPES_LIST_STATUS_CHANGES, query);
        }
    }
}
