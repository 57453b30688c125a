// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.send;

import io.github.camelesign.api.contract.ContractState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The recipients of a contract at the provider, by the ids that the contract has for them; by the
 * provider's where those are not known.
 */
public final class SentRecipients {

    private final ContractState state;
    private final List<String> ids;

    /**
     * @param state as the provider shows it
     * @param providersIds by those of the contract; addresses where a provider gives ids only to
     *     what was sent
     */
    SentRecipients(ContractState state, Map<String, String> providersIds) {
        this.state = state;
        this.ids =
                state.recipients().stream()
                        .map(
                                one ->
                                        idInContract(one.id(), providersIds)
                                                .or(() -> idInContract(one.email(), providersIds))
                                                .orElse(one.id()))
                        .toList();
    }

    private static Optional<String> idInContract(String id, Map<String, String> providersIds) {
        List<String> known =
                providersIds.entrySet().stream()
                        .filter(entry -> entry.getValue().equalsIgnoreCase(id))
                        .map(Map.Entry::getKey)
                        .toList();
        return known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty();
    }

    List<ContractState.Recipient> named() {
        List<ContractState.Recipient> named = new ArrayList<>();
        for (ContractState.Recipient one : state.recipients()) {
            named.add(
                    new ContractState.Recipient(
                            ids.get(named.size()),
                            one.name(),
                            one.email(),
                            one.order(),
                            one.status(),
                            one.rawStatus()));
        }
        return named;
    }

    /**
     * One of them, as the provider shows it.
     *
     * @param wanted the id in the contract, else the provider's or an e-mail address
     * @throws IllegalArgumentException when that is nobody, or not one alone
     */
    public ContractState.Recipient find(String wanted) {
        List<Integer> found = all(i -> wanted.equals(ids.get(i)));
        if (found.isEmpty()) {
            found =
                    all(
                            i ->
                                    wanted.equals(recipient(i).id())
                                            || wanted.equalsIgnoreCase(recipient(i).email()));
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "'%s' is no recipient of %s, which has %s".formatted(wanted, state.id(), ids));
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    "'%s' is more than one recipient of %s: name one by the id, which is one of %s"
                            .formatted(wanted, state.id(), found.stream().map(ids::get).toList()));
        }
        return recipient(found.get(0));
    }

    private List<Integer> all(IntPredicate wanted) {
        return IntStream.range(0, ids.size()).filter(wanted).boxed().toList();
    }

    private ContractState.Recipient recipient(int index) {
        return state.recipients().get(index);
    }
}
