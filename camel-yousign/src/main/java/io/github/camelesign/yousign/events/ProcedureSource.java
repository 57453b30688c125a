// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.events;

import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EntryReader;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import io.github.camelesign.yousign.YousignOperation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * The procedures of v2 that changed. Yousign filters them by the day of the change and does not say
 * what changed; so they are compared with the states that are known. A walk costs a call for each
 * twenty that changed on that day or later, and one more.
 */
public final class ProcedureSource implements EventSource {

    private static final String DAY = " @";

    private final EntryReader reader =
            new EntryReader(
                    procedure -> procedure.get("id"),
                    ProcedureSource::state,
                    ProcedureEvents::updatedAt);

    private final Calls calls;

    public ProcedureSource(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Instant now() {
        return calls.now();
    }

    @Override
    public String key() {
        return "procedures";
    }

    /**
     * A day, as a procedure that is deleted moves those after it up, and one of them from the next
     * page to the one that was read: it is found by a later walk.
     */
    @Override
    public Duration overlap() {
        return Duration.ofDays(1);
    }

    /** In the order of their creation, in which none changes its place while this walks. */
    @Override
    public Walk walk(Instant since) {
        return reader.walk(
                calls.pages(
                        YousignOperation.V2_PROCEDURE_LIST,
                        null,
                        Map.of(
                                "template",
                                "false",
                                "updatedAt[after]",
                                firstDay(since).toString(),
                                "order[createdAt]",
                                "asc")));
    }

    /** Neither the time zone of the filter nor whether it includes is documented. */
    private static LocalDate firstDay(Instant since) {
        return day(since).minusDays(1);
    }

    /** With the day of the change if it has ended, by which it is listed. */
    private static String state(Map<String, Object> procedure) {
        String state = RequestState.of(procedure).toString();
        return ProcedureEvents.isEnded(String.valueOf(procedure.get("status")))
                ? state + DAY + day(ProcedureEvents.updatedAt(procedure))
                : state;
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /**
     * One that is over does not begin anew: a list that shows that is older than the one before.
     */
    @Override
    public boolean isNews(Entry entry, String known) {
        boolean older =
                ProcedureEvents.isOver(RequestState.parse(known).status())
                        && !ProcedureEvents.isEnded(RequestState.parse(entry.state()).status());
        return !older && !entry.state().equals(known);
    }

    @Override
    public Details read(Entry entry, String known, Instant since) {
        List<EsignEvent> events = ProcedureEvents.of(RequestState.parse(known), entry.data());
        if (known == null) {
            events = events.stream().filter(e -> !e.occurredAt().isBefore(since)).toList();
        }
        return new Details(events, state(entry.data()));
    }

    /** Forgets one that has ended too long ago to be listed again; else it may have been missed. */
    @Override
    public Unlisted unlisted(String envelopeId, String known, Instant since) {
        boolean mayBeListed =
                !ProcedureEvents.isEnded(RequestState.parse(known).status())
                        || !LocalDate.parse(known.substring(known.lastIndexOf(DAY) + DAY.length()))
                                .isBefore(firstDay(since).minusDays(1));
        return mayBeListed ? Unlisted.KEEP : Unlisted.FORGET;
    }
}
