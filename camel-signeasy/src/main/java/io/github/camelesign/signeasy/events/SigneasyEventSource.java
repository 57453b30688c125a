// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.events;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EventType;
import io.github.camelesign.signeasy.SigneasyConfiguration;
import io.github.camelesign.signeasy.SigneasyOperation;
import io.github.camelesign.signeasy.call.SigneasyPaging;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.EntryReader;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The requests of an account, compared with how they were found before. Signeasy lists all that
 * there are, without a filter: in one answer in v1, in pages in v3. What was completed costs a call
 * more, as the signed file has an id of its own.
 */
public final class SigneasyEventSource implements EventSource {

    private final Calls calls;
    private final SigneasyFamily family;
    private final SignedIds signed;
    private final EntryReader reader;

    /** The source for an endpoint whose operation is one of the two kinds of events. */
    public SigneasyEventSource(EndpointContext<SigneasyConfiguration> endpoint) {
        calls = endpoint.calls();
        family = SigneasyFamily.of(endpoint.getOperation());
        signed = new SignedIds(calls, family);
        reader =
                new EntryReader(
                        request -> request.get("id"),
                        request -> RequestEvents.state(family, request),
                        RequestEvents::updated);
    }

    @Override
    public Instant now() {
        return calls.now();
    }

    @Override
    public String key() {
        return family.toString();
    }

    /**
     * Much, as it costs no calls. It is not documented how v3 orders its list, so a page may miss
     * an envelope while others come or go. Each that was ever listed is known, and found to have
     * changed by a later walk, however long ago that was; this is for one that is not known yet.
     */
    @Override
    public Duration overlap() {
        return Duration.ofDays(30);
    }

    @Override
    public Walk walk(Instant since) {
        signed.refresh();
        return reader.walk(
                family == SigneasyFamily.PENDING
                        ? calls.portions(SigneasyOperation.PENDING_LIST, SigneasyPaging.LIST)
                        : calls.pages(SigneasyOperation.V3_ENVELOPE_LIST, null, Map.of()));
    }

    @Override
    public boolean isNews(Entry entry, String known) {
        return RequestEvents.lacks(known, entry.state());
    }

    @Override
    public Details read(Entry entry, String known, Instant since) throws EsignOperationException {
        String state = RequestEvents.state(family, entry.data());
        List<EsignEvent> events = fresh(entry, known, since, null);
        boolean completed = events.stream().anyMatch(event -> event.type() == EventType.COMPLETED);
        return new Details(
                completed ? fresh(entry, known, since, signed.of(entry.envelopeId())) : events,
                known == null ? state : RequestEvents.union(known, state));
    }

    private List<EsignEvent> fresh(Entry entry, String known, Instant since, String signedId) {
        List<EsignEvent> events = RequestEvents.of(family, entry.data(), signedId);
        return known == null
                ? events.stream().filter(event -> !event.occurredAt().isBefore(since)).toList()
                : RequestEvents.since(known, events);
    }

    /** Signeasy deletes no requests: a page may have missed it. */
    @Override
    public Unlisted unlisted(String envelopeId, String known, Instant since) {
        return Unlisted.KEEP;
    }
}
