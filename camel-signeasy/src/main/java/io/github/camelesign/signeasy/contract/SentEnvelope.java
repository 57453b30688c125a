// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.contract;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signeasy.SigneasyOperation;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractDraft;
import io.github.camelesign.spi.JsonView;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Makes an envelope by one call, which sends it, and finds out after a lost answer or a kill
 * whether it was made, by what its {@code request_info} says of the sending. UNVERIFIED: that the
 * list shows that, and shows an envelope as soon as it is made. An envelope without it is read by
 * itself: others have none.
 */
final class SentEnvelope {

    private static final String SENDING = "sending";
    private static final String NAME = "title";
    private static final String INFO = "request_info";

    /** Clocks differ. */
    private static final Duration EARLIER = Duration.ofDays(1);

    private final ContractDraft draft;
    private final ContractCalls calls;

    SentEnvelope(ContractDraft draft, ContractCalls calls) {
        this.draft = draft;
        this.calls = calls;
    }

    /**
     * @param body by the id of the sending
     */
    String make(Function<String, Map<String, Object>> body) throws EsignOperationException {
        Map<String, Object> envelope = body.apply(draft.put(SENDING, UUID.randomUUID()));
        draft.put(NAME, envelope.get("name"));
        return draft.once(
                () ->
                        text(
                                calls.send(SigneasyOperation.V3_ENVELOPE_CREATE, Map.of(), envelope)
                                        .get("id")));
    }

    /**
     * The id of what was made.
     *
     * @throws IllegalStateException when an envelope of this name does not show whose it is: then a
     *     person has to look
     */
    Optional<String> find() throws EsignOperationException {
        for (Map<String, Object> listed :
                calls.list(SigneasyOperation.V3_ENVELOPE_LIST, Map.of())) {
            String id = text(listed.get("id"));
            if (draft.get(SENDING).equals(sending(id, listed))) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    private Object sending(String id, Map<String, Object> listed) throws EsignOperationException {
        Map<String, Object> envelope = listed;
        if (!listed.containsKey(INFO) && mayBeOurs(listed)) {
            envelope = details(id);
            if (!envelope.containsKey(INFO)
                    && Objects.equals(draft.get(NAME), text(envelope.get("name")))) {
                throw new IllegalStateException(
                        "Signeasy does not show the request_info of the envelope %s, so it cannot be found out whether it is the contract: look at it at Signeasy, and if it is not, send the contract as the next attempt"
                                .formatted(id));
            }
        }
        return object(envelope.get(INFO)).get(EnvelopeOfContract.SENDING);
    }

    /** Empty if it is not there any more, or not for this account. */
    private Map<String, Object> details(String id) throws EsignOperationException {
        try {
            return calls.get(SigneasyOperation.V3_ENVELOPE_GET, Map.of("envelopeId", id));
        } catch (EsignOperationException e) {
            if (calls.isAbsent(e)) {
                return Map.of();
            }
            throw e;
        }
    }

    private boolean mayBeOurs(Map<String, Object> listed) {
        return JsonView.time(listed.get("created_time"))
                .map(created -> created.isAfter(draft.called().minus(EARLIER)))
                .orElse(true);
    }
}
