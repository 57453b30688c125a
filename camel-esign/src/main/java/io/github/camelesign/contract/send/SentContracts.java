// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.send;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.spi.ContractDraft;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.spi.StateRepository;

/** Which attempt of which contract an id of the provider is. */
public final class SentContracts {

    private static final String PREFIX = "contract-id:";

    private final StateRepository<String, String> repository;
    private final String account;

    /** An attempt that was sent. */
    public record Attempt(String reference, int attempt) {

        /** As the provider knows it; empty if it does not. */
        public static Optional<Attempt> of(ContractState state) {
            return state.reference() == null
                    ? Optional.empty()
                    : Optional.of(new Attempt(state.reference(), state.attempt()));
        }
    }

    public SentContracts(StateRepository<String, String> repository, String account) {
        this.repository = repository;
        this.account = account;
    }

    /** Empty for what was not sent as a contract, or is kept elsewhere. */
    public Optional<Attempt> find(String id) {
        return Optional.ofNullable(id == null ? null : repository.getState(key(id)))
                .map(
                        key ->
                                new Attempt(
                                        key.substring(key.indexOf('#') + 1),
                                        Integer.parseInt(key.substring(0, key.indexOf('#')))));
    }

    /**
     * The provider's id of what was sent.
     *
     * @param attempt null for the latest that was sent
     */
    public Optional<String> id(String reference, Integer attempt) {
        SendingJournal journal = new SendingJournal(repository, account, reference);
        return journal.read(attempt == null ? journal.latestSent() : attempt)
                .map(SendingJournal.Entry::id);
    }

    /** As the contract has it; what was not sent as one, as the provider does. */
    public ContractState known(ContractState state) {
        Optional<Attempt> sent = find(state.id());
        return sent.map(
                        attempt ->
                                state.of(account, attempt.reference(), attempt.attempt())
                                        .with(recipients(state, sent).named()))
                .orElseGet(() -> state.at(account));
    }

    public SentRecipients recipients(ContractState state) {
        return recipients(state, find(state.id()));
    }

    private SentRecipients recipients(ContractState state, Optional<Attempt> sent) {
        Map<String, String> ids =
                sent.flatMap(
                                attempt ->
                                        new SendingJournal(repository, account, attempt.reference())
                                                .read(attempt.attempt()))
                        .map(entry -> new ContractDraft(entry.ids(), all -> {}).recipients())
                        .orElse(Map.of());
        return new SentRecipients(state, ids);
    }

    void put(String id, String reference, int attempt) {
        repository.setState(key(id), attempt + "#" + reference);
    }

    private String key(String id) {
        return PREFIX + account + ":" + id;
    }
}
