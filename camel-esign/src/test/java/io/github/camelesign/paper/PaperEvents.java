// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.paper;

import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The status of each parcel is an event. */
final class PaperEvents implements EventSource {

    private final Calls calls;

    PaperEvents(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public String key() {
        return "parcels";
    }

    @Override
    public Walk walk(Instant since) {
        return new Walk() {
            private boolean done;

            @Override
            public boolean hasNext() {
                return !done;
            }

            @Override
            public List<Entry> next() throws EsignOperationException {
                Map<String, Object> page = calls.get(PaperOperation.LIST, Map.of());
                done = true;
                return objects(page.get("parcels")).stream()
                        .map(
                                one ->
                                        new Entry(
                                                text(one.get("id")),
                                                text(one.get("status")),
                                                Instant.parse(text(one.get("changed"))),
                                                one))
                        .toList();
            }
        };
    }

    @Override
    public Details read(Entry entry, String known, Instant since) {
        String status = entry.state();
        EventType type =
                switch (status) {
                    case "open" -> EventType.SENT;
                    case "draft" -> EventType.CREATED;
                    default -> EventType.valueOf(status.toUpperCase(Locale.ROOT));
                };
        EsignEvent event =
                new EsignEvent(
                        entry.envelopeId() + "/" + status,
                        type,
                        status,
                        "paper",
                        entry.envelopeId(),
                        status,
                        null,
                        entry.updated(),
                        Map.of("parcelId", entry.envelopeId()),
                        entry.data());
        return new Details(List.of(event), status);
    }

    @Override
    public Unlisted unlisted(String envelopeId, String known, Instant since) {
        return Unlisted.FORGET;
    }
}
