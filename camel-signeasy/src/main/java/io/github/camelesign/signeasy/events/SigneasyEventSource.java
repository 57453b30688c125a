// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.events;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signeasy.SigneasyConfiguration;
import io.github.camelesign.signeasy.SigneasyOperation;
import io.github.camelesign.signeasy.call.SigneasyPaging;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.EventSource;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The requests that changed since a time. Signeasy lists all that there are, without a filter, so a
 * poll is one call, however many that is, and one more where something was completed: the signed
 * file has an id of its own.
 */
public final class SigneasyEventSource implements EventSource {

    private final Calls calls;
    private final SigneasyFamily family;

    /** The source for an endpoint whose operation is one of the two kinds of events. */
    public SigneasyEventSource(EndpointContext<SigneasyConfiguration> endpoint) {
        this.calls = endpoint.calls();
        this.family = SigneasyFamily.of(endpoint.getOperation());
    }

    @Override
    public Instant now() {
        return calls.now();
    }

    @Override
    public String key() {
        return family.toString();
    }

    @Override
    public void changedSince(Instant since, PageHandler pages) throws EsignOperationException {
        // what shows up while the list is read is for the next poll
        pages.page(List.of());
        List<RequestEvents> changed =
                requests().stream()
                        .map(request -> new RequestEvents(family, request))
                        .filter(request -> !request.updated().isBefore(since))
                        .sorted(Comparator.comparing(RequestEvents::updated))
                        .toList();
        Map<String, String> signed = signed(changed);
        List<Change> changes =
                changed.stream().map(request -> request.read(signed.get(request.id()))).toList();
        pages.page(changes);
    }

    private List<Map<String, Object>> requests() throws EsignOperationException {
        return family == SigneasyFamily.PENDING
                ? files(SigneasyOperation.PENDING_LIST)
                : calls.list(SigneasyOperation.V3_ENVELOPE_LIST);
    }

    /** A list of v1, which comes in one answer. */
    private List<Map<String, Object>> files(SigneasyOperation list) throws EsignOperationException {
        return objects(SigneasyPaging.FILES.items(calls.get(list)));
    }

    private Map<String, String> signed(List<RequestEvents> changed) throws EsignOperationException {
        List<String> completed =
                changed.stream().filter(RequestEvents::isCompleted).map(RequestEvents::id).toList();
        if (completed.isEmpty()) {
            return Map.of();
        }
        Map<String, String> signed = new HashMap<>();
        if (family == SigneasyFamily.PENDING) {
            for (Map<String, Object> file : files(SigneasyOperation.SIGNED_LIST)) {
                put(signed, object(file.get("pending_file")).get("id"), file.get("id"));
            }
        } else {
            for (String id : completed) {
                put(signed, id, signedEnvelope(id).get("id"));
            }
        }
        return signed;
    }

    private static void put(Map<String, String> signed, Object request, Object became) {
        if (request != null && became != null) {
            signed.put(text(request), text(became));
        }
    }

    /** What an envelope became; empty as long as it is not there, which Signeasy may refuse. */
    private Map<String, Object> signedEnvelope(String envelopeId) throws EsignOperationException {
        try {
            return calls.get(SigneasyOperation.V3_ENVELOPE_GET_SIGNED_BY_PENDING, envelopeId);
        } catch (EsignOperationException e) {
            if (e.getHttpResponseCode() / 100 == 4 && !e.isRetryable()) {
                return Map.of();
            }
            throw e;
        }
    }
}
