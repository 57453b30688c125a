// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.events;

import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;
import static io.github.camelesign.spi.JsonView.time;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EntryReader;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import io.github.camelesign.yousign.YousignOperation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The signature requests of v3 that changed. Yousign has no list of them, so a walk reads what is
 * open, and what was activated lately and has ended already, and compares with the states that are
 * known; a request that was open and is in neither list is fetched by itself. So a walk costs a
 * call for each hundred of those, and up to two for each that changed.
 */
public final class SignatureRequestSource implements EventSource {

    private static final String OPEN = "approval,ongoing,paused";
    private static final String ENDED = "done,declined,rejected,canceled,expired,deleted";
    private static final String DELETED = "signature_request.permanently_deleted";

    private final EntryReader reader =
            new EntryReader(
                    request -> request.get("id"),
                    request -> RequestState.of(request).toString(),
                    SignatureRequestEvents::updatedAt);

    private final Calls calls;
    private final Map<String, String> filters;

    /**
     * @param filters of the list, beside the status
     */
    public SignatureRequestSource(Calls calls, Map<String, String> filters) {
        this.calls = calls;
        this.filters = new TreeMap<>(filters);
    }

    @Override
    public Instant now() {
        return calls.now();
    }

    @Override
    public String key() {
        return "requests" + (filters.isEmpty() ? "" : filters);
    }

    @Override
    public Walk walk(Instant since) {
        Map<String, String> lately =
                since.equals(Instant.EPOCH)
                        ? Map.of()
                        : Map.of("activated_at[after]", firstDay(since).toString());
        return Walk.inTurn(list(OPEN, Map.of()), list(ENDED, lately));
    }

    private Walk list(String statuses, Map<String, String> filter) {
        Map<String, String> query = new LinkedHashMap<>(filters);
        query.put("status[in]", statuses);
        query.putAll(filter);
        return reader.walk(calls.pages(YousignOperation.SIGNATURE_REQUEST_LIST, null, query));
    }

    /** Yousign filters by days, and does not say of which time zone, nor whether it includes. */
    private static LocalDate firstDay(Instant since) {
        return since.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
    }

    @Override
    public boolean isNews(Entry entry, String known) {
        RequestState before = RequestState.parse(known);
        RequestState listed = RequestState.parse(entry.state());
        // only what has expired goes on, else the list is older than the one before
        boolean older =
                SignatureRequestEvents.isOver(before.status())
                        && !SignatureRequestEvents.isEnded(listed.status());
        return !older && !before.isLike(listed);
    }

    /** One that has ended was activated too long ago to be listed. */
    @Override
    public Unlisted unlisted(String envelopeId, String known, Instant since) {
        return SignatureRequestEvents.isEnded(RequestState.parse(known).status())
                ? Unlisted.FORGET
                : Unlisted.READ;
    }

    @Override
    public Details read(Entry entry, String known, Instant since) throws EsignOperationException {
        if (entry.isListed()) {
            return details(entry.envelopeId(), known, entry.data(), since);
        }
        Map<String, Object> request;
        try {
            request = calls.get(YousignOperation.SIGNATURE_REQUEST_GET, entry.envelopeId());
        } catch (EsignOperationException e) {
            if (!calls.isAbsent(e)) {
                throw e;
            }
            return new Details(List.of(deleted(entry.envelopeId())), null);
        }
        Details details = details(entry.envelopeId(), known, request, since);
        boolean gone =
                SignatureRequestEvents.isEnded(text(request.get("status")))
                        && isBeforeTheList(request, since);
        return gone ? new Details(details.events(), null) : details;
    }

    private Details details(String id, String known, Map<String, Object> request, Instant since)
            throws EsignOperationException {
        RequestState before = RequestState.parse(known);
        Details details;
        try {
            details =
                    SignatureRequestEvents.of(
                            before, whole(before, request), signers(id, before, request), now());
        } catch (EsignOperationException e) {
            if (!calls.isAbsent(e)) {
                throw e;
            }
            // it is gone meanwhile; what happened to it before is in the list
            details = SignatureRequestEvents.of(before, request, List.of(), now());
        }
        return known != null
                ? details
                : new Details(
                        details.events().stream()
                                .filter(event -> !event.occurredAt().isBefore(since))
                                .toList(),
                        details.state());
    }

    /** The list does not show who declined, and why. */
    private Map<String, Object> whole(RequestState known, Map<String, Object> listed)
            throws EsignOperationException {
        String status = text(listed.get("status"));
        boolean refused = "declined".equals(status) || "rejected".equals(status);
        return refused
                        && !status.equals(known.status())
                        && !listed.containsKey("decline_information")
                ? calls.get(
                        YousignOperation.SIGNATURE_REQUEST_GET, String.valueOf(listed.get("id")))
                : listed;
    }

    /** With their addresses and times, if anything happened to one of them. */
    private List<Map<String, Object>> signers(
            String id, RequestState known, Map<String, Object> request)
            throws EsignOperationException {
        boolean changed = objects(request.get("signers")).stream().anyMatch(known::isNews);
        return changed ? calls.list(YousignOperation.SIGNER_LIST, id, Map.of()) : List.of();
    }

    /** By more than a time zone: what the list may still show must stay known. */
    private static boolean isBeforeTheList(Map<String, Object> request, Instant since) {
        return time(request.get("activated_at"))
                .orElse(Instant.MAX)
                .isBefore(firstDay(since).minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private EsignEvent deleted(String id) {
        return new EsignEvent(
                EsignEvent.idOf("yousign", id, DELETED),
                EventType.DELETED,
                DELETED,
                null,
                id,
                "deleted",
                null,
                now(),
                Map.of("signatureRequestId", id),
                Map.of("id", id));
    }
}
