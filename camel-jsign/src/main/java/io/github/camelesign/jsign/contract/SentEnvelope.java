// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.contract;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.jsign.envelope.EnvelopeDetails;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractDraft;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.JsonView;
import io.github.camelesign.spi.PreparedContract;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes an envelope by one call, which sends it, and finds out after a lost answer or a kill
 * whether it was made. jSign has no key against repetition, so what was made is searched: by its
 * category, and as that might not have been kept, by its name and day. None is made again while a
 * call that was never answered may still be at work; and if there is an envelope that might be the
 * one, a person has to say.
 */
final class SentEnvelope {

    private static final String ID = "envelope";
    private static final String CATEGORY = "category";
    private static final String NAME = "name";
    private static final String DAY = "day";

    private final ContractDraft draft;
    private final ContractCalls calls;
    private final EnvelopeList envelopes;

    SentEnvelope(ContractDraft draft, ContractCalls calls) {
        this.draft = draft;
        this.calls = calls;
        this.envelopes = new EnvelopeList(calls);
    }

    /**
     * Keeps what it is searched by.
     *
     * @param body of the call
     */
    void prepare(PreparedContract prepared, Map<String, Object> body) {
        draft.put(NAME, JsonView.object(body.get("envelope")).get(NAME));
        draft.put(DAY, prepared.today());
        draft.put(CATEGORY, CategoriesOfContract.of(prepared.contract()).get(0));
    }

    String make(EsignOperation operation, Map<String, Object> body) throws EsignOperationException {
        return draft.put(
                ID, draft.once(() -> calls.send(operation, Map.of(), body).get("envelope_id")));
    }

    /**
     * The id of what was made.
     *
     * @throws IllegalStateException when that is not certain
     */
    Optional<String> find() throws EsignOperationException {
        if (draft.get(ID) != null || !draft.mayBeKnown()) {
            return Optional.ofNullable(draft.get(ID));
        }
        Optional<String> found = calls.lookUp(this::filed);
        if (found.isEmpty()) {
            requireNoneAlike();
            draft.requireSettled(
                    "jSign has no envelope of the category '%s'".formatted(draft.get(CATEGORY)));
        }
        return found;
    }

    private Optional<String> filed() throws EsignOperationException {
        return envelopes.filedUnder(draft.get(CATEGORY)).stream()
                .filter(one -> EnvelopeDetails.categories(one).contains(draft.get(CATEGORY)))
                .map(SentEnvelope::id)
                .findFirst();
    }

    /** Envelopes of other contracts are none of these. */
    private void requireNoneAlike() throws EsignOperationException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<String> alike =
                envelopes.since(LocalDate.parse(draft.get(DAY)), today).stream()
                        .filter(one -> draft.get(NAME).equals(one.get(NAME)))
                        .filter(
                                one ->
                                        CategoriesOfContract.key(EnvelopeDetails.categories(one))
                                                .isEmpty())
                        .map(SentEnvelope::id)
                        .toList();
        if (!alike.isEmpty()) {
            throw new IllegalStateException(
                    "Whether '%s' was sent is not known: the answer is lost, and jSign has envelopes of this name that may be it: %s. Look at them there. If one of them is, file it under the category '%s', and send the contract again: it is found then. If none is, send the next attempt"
                            .formatted(draft.get(NAME), alike, draft.get(CATEGORY)));
        }
    }

    private static String id(Map<String, Object> listed) {
        return JsonView.text(listed.get("envelope_id"));
    }
}
