// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.events;

import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;
import static io.github.camelesign.spi.JsonView.time;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import io.github.camelesign.yousign.YousignOperation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The signature requests of v3 that changed. Yousign has no list of them, so a walk reads what is
 * open, and what was activated lately and has ended already, and compares with what earlier walks
 * have seen; a request that was open and is not any more is fetched by itself. So a walk costs a
 * call for each hundred of those, and two for each that changed.
 */
public final class SignatureRequestSource implements EventSource {

    private static final String OPEN = "approval,ongoing,paused";
    private static final String ENDED = "done,declined,rejected,canceled,expired,deleted";
    private static final String DELETED = "signature_request.permanently_deleted";

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
    public void changedSince(Instant since, PageHandler pages) throws EsignOperationException {
        Walk walk = new Walk(since, pages);
        if (walk.list(OPEN, Map.of()) && walk.list(ENDED, walk.lately())) {
            walk.lookForTheMissing();
        }
    }

    private final class Walk {

        private final Instant since;
        private final PageHandler pages;
        private final Set<String> met = new HashSet<>();

        /**
         * Yousign filters by days, and does not say of which time zone, nor whether it includes.
         */
        private final LocalDate day;

        Walk(Instant since, PageHandler pages) {
            this.since = since;
            this.pages = pages;
            this.day = since.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
        }

        Map<String, String> lately() {
            return since.equals(Instant.EPOCH)
                    ? Map.of()
                    : Map.of("activated_at[after]", day.toString());
        }

        boolean list(String statuses, Map<String, String> filter) throws EsignOperationException {
            Map<String, String> query = new LinkedHashMap<>(filters);
            query.put("status[in]", statuses);
            query.putAll(filter);
            return calls.walk(YousignOperation.SIGNATURE_REQUEST_LIST, null, query, this::compare);
        }

        private boolean compare(List<Map<String, Object>> requests) throws EsignOperationException {
            List<Change> changes = new ArrayList<>();
            for (Map<String, Object> request : requests) {
                String id = String.valueOf(request.get("id"));
                String known = pages.seen().get(id);
                if (met.add(id) && !RequestState.of(request).toString().equals(known)) {
                    changes.add(change(id, RequestState.parse(known), request));
                }
            }
            return pages.page(changes);
        }

        /** One that is not known is only noted if nothing can have happened in this time. */
        private Change change(String id, RequestState known, Map<String, Object> request)
                throws EsignOperationException {
            List<EsignEvent> events = List.of();
            if (known.status() != null || isRecent(request)) {
                events =
                        SignatureRequestEvents.of(
                                known, whole(known, request), signers(id, known, request), now());
            }
            if (known.status() == null) {
                events = events.stream().filter(e -> !e.occurredAt().isBefore(since)).toList();
            }
            String state = RequestState.of(request).toString();
            return new Change(now(), events, new Seen(id, state));
        }

        /** At its first walk, which starts from now, a poll does not ask for what has long been. */
        private boolean isRecent(Map<String, Object> request) {
            Duration age = Duration.between(since, now());
            return age.compareTo(overlap().multipliedBy(2)) > 0
                    || !time(request.get("activated_at")).orElse(Instant.EPOCH).isBefore(since);
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
                            YousignOperation.SIGNATURE_REQUEST_GET,
                            String.valueOf(listed.get("id")))
                    : listed;
        }

        /** With their addresses and times, if anything happened to one of them. */
        private List<Map<String, Object>> signers(
                String id, RequestState known, Map<String, Object> request)
                throws EsignOperationException {
            boolean changed = objects(request.get("signers")).stream().anyMatch(known::isNews);
            return changed ? calls.list(YousignOperation.SIGNER_LIST, id, Map.of()) : List.of();
        }

        /** Known as open, but in no list; or known to have ended, and too long ago to be listed. */
        void lookForTheMissing() throws EsignOperationException {
            for (Map.Entry<String, String> seen : Map.copyOf(pages.seen()).entrySet()) {
                if (met.contains(seen.getKey())) {
                    continue;
                }
                RequestState known = RequestState.parse(seen.getValue());
                Change change =
                        SignatureRequestEvents.isEnded(known.status())
                                ? new Change(now(), List.of(), new Seen(seen.getKey(), null))
                                : missing(seen.getKey(), known);
                if (!pages.page(List.of(change))) {
                    return;
                }
            }
        }

        private Change missing(String id, RequestState known) throws EsignOperationException {
            Map<String, Object> request;
            try {
                request = calls.get(YousignOperation.SIGNATURE_REQUEST_GET, id);
            } catch (EsignOperationException e) {
                if (!calls.isAbsent(e)) {
                    throw e;
                }
                return new Change(now(), List.of(deleted(id)), new Seen(id, null));
            }
            Change change = change(id, known, request);
            boolean gone =
                    SignatureRequestEvents.isEnded(text(request.get("status")))
                            && isBeforeTheList(request);
            return gone
                    ? new Change(change.updated(), change.events(), new Seen(id, null))
                    : change;
        }

        /** By more than a time zone: what the list may still show must stay known. */
        private boolean isBeforeTheList(Map<String, Object> request) {
            return time(request.get("activated_at"))
                    .orElse(Instant.MAX)
                    .isBefore(day.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
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
