package io.github.camelesign.signeasy;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.event.Change;
import io.github.camelesign.support.event.EventSource;
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
final class SigneasyRequests implements EventSource {

    private final SigneasyCalls calls;
    private final SigneasyFamily family;

    SigneasyRequests(SigneasyCalls calls, SigneasyFamily family) {
        this.calls = calls;
        this.family = family;
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
        List<SigneasyEvents> changed =
                calls.list(family.list()).stream()
                        .map(request -> new SigneasyEvents(family, request))
                        .filter(request -> !request.updated().isBefore(since))
                        .sorted(Comparator.comparing(SigneasyEvents::updated))
                        .toList();
        Map<String, String> signed = signed(changed);
        List<Change> changes =
                changed.stream().map(request -> request.read(signed.get(request.id()))).toList();
        pages.page(changes);
    }

    private Map<String, String> signed(List<SigneasyEvents> changed)
            throws EsignOperationException {
        List<String> completed =
                changed.stream()
                        .filter(SigneasyEvents::isCompleted)
                        .map(SigneasyEvents::id)
                        .toList();
        if (completed.isEmpty()) {
            return Map.of();
        }
        if (family == SigneasyFamily.PENDING) {
            return calls.signed();
        }
        Map<String, String> signed = new HashMap<>();
        for (String id : completed) {
            String found = calls.signedEnvelope(id);
            if (found != null) {
                signed.put(id, found);
            }
        }
        return signed;
    }
}
