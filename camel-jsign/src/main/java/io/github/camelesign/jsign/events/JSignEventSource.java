// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.events;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.jsign.JSignOperation;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The envelopes of an account, compared with how they were found before: jSign's list has the
 * status of an envelope and the day that it was made, but not when it changed. A poll lists what is
 * open, and what was made lately and is not open any more. Only an envelope that is found otherwise
 * than before costs calls of its own.
 */
public final class JSignEventSource implements EventSource {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/yyyy");

    private static final List<String> OPEN =
            List.of("AwaitingMySignature", "AwaitingOthers", "DueSoon");
    private static final List<String> CLOSED =
            List.of("Completed", "Declined", "Cancelled", "Expired");

    private static final String NOT_FOUND = "NOT_FOUND";

    private final Calls calls;

    public JSignEventSource(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Instant now() {
        return calls.now();
    }

    @Override
    public String key() {
        return "envelopes";
    }

    @Override
    public void changedSince(Instant since, PageHandler pages) throws EsignOperationException {
        // what shows up while the lists are read is for the next poll
        pages.page(List.of());
        Map<String, Map<String, Object>> listed = new LinkedHashMap<>();
        list(listed, Map.of("status", OPEN));
        list(listed, closedSince(since));
        for (Map.Entry<String, Map<String, Object>> entry : listed.entrySet()) {
            String id = entry.getKey();
            EnvelopeState known = EnvelopeState.of(pages.seen().get(id));
            String status = String.valueOf(entry.getValue().get("status"));
            if ((known == null || !known.isStatus(status))
                    && !pages.page(changed(id, status, known, since))) {
                return;
            }
        }
        for (Map.Entry<String, String> seen : Map.copyOf(pages.seen()).entrySet()) {
            if (!listed.containsKey(seen.getKey())
                    && !pages.page(
                            List.of(gone(seen.getKey(), EnvelopeState.of(seen.getValue()))))) {
                return;
            }
        }
    }

    private void list(Map<String, Map<String, Object>> listed, Map<String, Object> filter)
            throws EsignOperationException {
        for (Map<String, Object> envelope :
                calls.list(JSignOperation.ENVELOPE_LIST, null, filter)) {
            listed.put(String.valueOf(envelope.get("envelope_id")), envelope);
        }
    }

    /** A day more on either side: jSign does not say in whose time zone its days are. */
    private Map<String, Object> closedSince(Instant since) {
        return Map.of(
                "status", CLOSED,
                "start_date", day(since.minus(Duration.ofDays(1))),
                "end_date", day(now().plus(Duration.ofDays(1))));
    }

    private static String day(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        return DAY.format(day.getYear() < 1970 ? LocalDate.EPOCH : day);
    }

    private List<Change> changed(String id, String status, EnvelopeState known, Instant since)
            throws EsignOperationException {
        Map<String, Object> details = details(id);
        return details == null
                ? List.of(deleted(id, known))
                : events(id, details, known).changed(status, since);
    }

    /**
     * An envelope that is in no list any more: it has ended, or jSign has forgotten it. What had
     * ended before is only old.
     */
    private Change gone(String id, EnvelopeState known) throws EsignOperationException {
        if (!known.isOpen()) {
            return new Change(Instant.MIN, List.of(), new Seen(id, null));
        }
        Map<String, Object> details = details(id);
        return details == null ? deleted(id, known) : events(id, details, known).gone();
    }

    private EnvelopeEvents events(String id, Map<String, Object> details, EnvelopeState known)
            throws EsignOperationException {
        return new EnvelopeEvents(
                id, details, calls.get(JSignOperation.ENVELOPE_HISTORY, id), known, now());
    }

    private Change deleted(String id, EnvelopeState known) {
        return EnvelopeEvents.deleted(id, known, now());
    }

    /** Null when there is no such envelope: jSign says so by the status 400. */
    private Map<String, Object> details(String id) throws EsignOperationException {
        try {
            return calls.get(JSignOperation.ENVELOPE_GET, id);
        } catch (EsignOperationException e) {
            if (String.valueOf(e.getErrorCode()).contains(NOT_FOUND)) {
                return null;
            }
            throw e;
        }
    }
}
