// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.events;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.jsign.JSignOperation;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EntryReader;
import io.github.camelesign.spi.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The envelopes of an account, compared with how they were found before: jSign's list has the
 * status of an envelope and the day that it was made, but not when it changed. A walk lists what is
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

    /** Details that are older are read again. */
    private static final Duration DETAILS_KEPT = Duration.ofMinutes(5);

    private final Calls calls;
    private final EntryReader reader =
            new EntryReader(
                    envelope -> envelope.get("envelope_id"),
                    envelope -> String.valueOf(envelope.get("status")),
                    EnvelopeEvents::createdAt);

    /** The one whose history was refused for the rate, so that it need not cost two calls again. */
    private HalfRead halfRead;

    /**
     * An envelope whose history is still to be read.
     *
     * @param details null if there is no such envelope any more
     */
    private record HalfRead(Entry entry, Map<String, Object> details, Instant read) {

        boolean isOf(Entry other, Instant now) {
            return entry.envelopeId().equals(other.envelopeId())
                    && Objects.equals(entry.state(), other.state())
                    && now.isBefore(read.plus(DETAILS_KEPT));
        }
    }

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

    /**
     * A day, as an envelope that ends moves those after it up, and one of them from the next page
     * of the open ones to the page that was read: it is found by a later walk.
     */
    @Override
    public Duration overlap() {
        return Duration.ofDays(1);
    }

    @Override
    public Walk walk(Instant since) {
        return Walk.inTurn(list(Map.of("status", OPEN)), list(closedSince(since)));
    }

    private Walk list(Map<String, Object> filter) {
        return reader.walk(calls.pages(JSignOperation.ENVELOPE_LIST, null, filter));
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

    @Override
    public boolean isNews(Entry entry, String known) {
        EnvelopeState before = EnvelopeState.of(known);
        // only what has expired goes on, else the list is older than the one before
        boolean older = before.isOver() && EnvelopeState.ending(entry.state()) == null;
        return !older && !before.isStatus(entry.state());
    }

    /** The list has no signers: so it does not cost two calls for each open envelope. */
    @Override
    public String baseline(Entry entry, Instant began) {
        return EnvelopeState.baseline(entry.state(), began).toString();
    }

    /**
     * An open envelope that is in no list has ended, or jSign has forgotten it. One that had ended
     * may only have been missed, or come back, as long as the list shows those of its day.
     */
    @Override
    public Unlisted unlisted(String envelopeId, String known, Instant since) {
        EnvelopeState state = EnvelopeState.of(known);
        if (state.isOpen()) {
            return Unlisted.READ;
        }
        LocalDate oldest = LocalDate.ofInstant(since, ZoneOffset.UTC).minusDays(2);
        return state.day().isBefore(oldest) ? Unlisted.FORGET : Unlisted.KEEP;
    }

    @Override
    public Details read(Entry entry, String known, Instant since) throws EsignOperationException {
        String id = entry.envelopeId();
        EnvelopeState state = EnvelopeState.of(known);
        HalfRead half =
                halfRead != null && halfRead.isOf(entry, now())
                        ? halfRead
                        : new HalfRead(entry, details(id), now());
        halfRead = null;
        if (half.details() == null) {
            return EnvelopeEvents.deleted(id, state, now());
        }
        EnvelopeEvents events = new EnvelopeEvents(id, half.details(), history(half), state, now());
        return entry.isListed() ? events.changed(entry.state(), since) : events.gone();
    }

    private Map<String, Object> history(HalfRead half) throws EsignOperationException {
        try {
            return calls.get(JSignOperation.ENVELOPE_HISTORY, half.entry().envelopeId());
        } catch (EsignRateLimitException e) {
            // the poll ends here, and the next begins with the same envelope
            halfRead = half;
            throw e;
        }
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
