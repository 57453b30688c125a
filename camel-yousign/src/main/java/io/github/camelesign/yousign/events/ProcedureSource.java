// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.events;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import io.github.camelesign.yousign.YousignOperation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The procedures of v2 that changed. Yousign filters them by the day of the change and does not say
 * what changed; so they are compared with what earlier walks have seen. A walk costs a call for
 * each twenty that changed on that day or later.
 */
public final class ProcedureSource implements EventSource {

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

    /** In the order of their creation, in which none changes its place while this walks. */
    @Override
    public void changedSince(Instant since, PageHandler pages) throws EsignOperationException {
        Set<String> met = new HashSet<>();
        // one day earlier: neither the time zone of the filter nor whether it includes is
        // documented
        String day = since.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1).toString();
        boolean all =
                calls.walk(
                        YousignOperation.V2_PROCEDURE_LIST,
                        null,
                        Map.of(
                                "template",
                                "false",
                                "updatedAt[after]",
                                day,
                                "order[createdAt]",
                                "asc"),
                        page -> {
                            page.forEach(procedure -> met.add(id(procedure)));
                            return pages.page(changes(page, since, pages.seen()));
                        });
        if (all) {
            pages.page(
                    pages.seen().entrySet().stream()
                            .filter(seen -> !met.contains(seen.getKey()))
                            .filter(seen -> ProcedureEvents.isEnded(status(seen.getValue())))
                            .map(seen -> forgotten(seen.getKey()))
                            .toList());
        }
    }

    private static List<Change> changes(
            List<Map<String, Object>> page, Instant since, Map<String, String> seen) {
        return page.stream()
                .filter(found -> !RequestState.of(found).toString().equals(seen.get(id(found))))
                .map(found -> change(found, RequestState.parse(seen.get(id(found))), since))
                .toList();
    }

    private static Change change(Map<String, Object> procedure, RequestState known, Instant since) {
        List<EsignEvent> events = ProcedureEvents.of(known, procedure);
        if (known.status() == null) {
            events = events.stream().filter(e -> !e.occurredAt().isBefore(since)).toList();
        }
        String state = RequestState.of(procedure).toString();
        return new Change(
                ProcedureEvents.updatedAt(procedure), events, new Seen(id(procedure), state));
    }

    /** It has ended, and too long ago to be listed. */
    private Change forgotten(String id) {
        return new Change(now(), List.of(), new Seen(id, null));
    }

    private static String status(String seen) {
        return RequestState.parse(seen).status();
    }

    private static String id(Map<String, Object> procedure) {
        return String.valueOf(procedure.get("id"));
    }
}
