package io.github.camelesign.jsign;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.event.Change;
import io.github.camelesign.support.event.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The envelopes of an account, compared with how they were found before: jSign's list tells the
 * status of an envelope and the day that it was made, but not when it changed. A poll lists what is
 * open, and what was made lately and is not open any more. Only an envelope that is found otherwise
 * than before costs calls of its own.
 */
final class JSignEnvelopes implements EventSource {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/yyyy");

    private static final List<String> OPEN =
            List.of("AwaitingMySignature", "AwaitingOthers", "DueSoon");
    private static final List<String> CLOSED =
            List.of("Completed", "Declined", "Cancelled", "Expired");

    private static final String NOT_FOUND = "NOT_FOUND";

    private final JSignCalls calls;

    JSignEnvelopes(JSignCalls calls) {
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
            JSignState known = JSignState.of(pages.seen().get(id));
            String status = String.valueOf(entry.getValue().get("status"));
            if ((known == null || !known.isStatus(status))
                    && !pages.page(changed(id, status, known, since))) {
                return;
            }
        }
        for (Map.Entry<String, String> seen : Map.copyOf(pages.seen()).entrySet()) {
            if (!listed.containsKey(seen.getKey())
                    && !pages.page(List.of(gone(seen.getKey(), JSignState.of(seen.getValue()))))) {
                return;
            }
        }
    }

    private void list(Map<String, Map<String, Object>> listed, Map<String, Object> filter)
            throws EsignOperationException {
        for (Map<String, Object> envelope : calls.list(filter)) {
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

    private List<Change> changed(String id, String status, JSignState known, Instant since)
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
    private Change gone(String id, JSignState known) throws EsignOperationException {
        if (!known.isOpen()) {
            return new Change(Instant.MIN, List.of(), new Change.Seen(id, null));
        }
        Map<String, Object> details = details(id);
        return details == null ? deleted(id, known) : events(id, details, known).gone();
    }

    private JSignEvents events(String id, Map<String, Object> details, JSignState known)
            throws EsignOperationException {
        return new JSignEvents(id, details, calls.history(id), known, now());
    }

    private Change deleted(String id, JSignState known) {
        return JSignEvents.deleted(id, known, now());
    }

    /** Null when there is no such envelope: jSign says so by the status 400. */
    private Map<String, Object> details(String id) throws EsignOperationException {
        try {
            return calls.details(id);
        } catch (EsignOperationException e) {
            if (String.valueOf(e.getErrorCode()).contains(NOT_FOUND)) {
                return null;
            }
            throw e;
        }
    }
}
