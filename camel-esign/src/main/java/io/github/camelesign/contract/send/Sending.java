// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.send;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.ContractBusyException;
import io.github.camelesign.api.contract.ContractEndedException;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.contract.send.SendingJournal.Entry;
import io.github.camelesign.contract.send.SendingJournal.Phase;
import io.github.camelesign.spi.ContractDraft;
import io.github.camelesign.spi.Contracts;
import io.github.camelesign.spi.Leases;
import io.github.camelesign.spi.PreparedContract;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;

/**
 * Sends an attempt of a contract, once. A sending that was broken off before the call that makes it
 * known begins anew; one that was broken off during that call is resolved with the provider.
 */
public final class Sending {

    /** How long a node that has died holds up the others. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Account account;
    private final Contracts contracts;
    private final EndpointCalls calls;
    private final StateRepository<String, String> repository;
    private final HalfSent halfSent;

    /**
     * What a sending came to.
     *
     * @param alreadyExisted whether an earlier sending of the same attempt was found
     */
    public record Result(ContractState state, boolean alreadyExisted) {}

    public Sending(
            Account account, EndpointCalls calls, StateRepository<String, String> repository) {
        this.account = account;
        this.contracts = account.contracts();
        this.calls = calls;
        this.repository = repository;
        this.halfSent = new HalfSent(repository, account.name());
    }

    /**
     * Sends it, or finds that an earlier sending has made it known. What was sent is not checked
     * again: what was right then may be wrong by now, such as the day on which it expires.
     *
     * @param check of what has to be sent
     * @throws ContractEndedException when the attempt is over without a signed contract
     * @throws ContractBusyException when somebody else is at the same attempt
     */
    public Result send(Contract contract, Callable<PreparedContract> check) throws Exception {
        SendingJournal journal =
                new SendingJournal(repository, account.name(), contract.reference());
        // before others are kept from it: it can take long, and what is wrong is no key of anything
        PreparedContract prepared =
                journal.read(contract.attempt()).isPresent() ? null : check.call();
        Leases.Lease lease = acquire(journal, contract);
        try {
            Optional<String> sent = earlier(journal, contract);
            if (sent.isPresent()) {
                return existing(sent.get(), contract);
            }
            return send(prepared == null ? check.call() : prepared, journal, lease);
        } finally {
            lease.release();
        }
    }

    private Leases.Lease acquire(SendingJournal journal, Contract contract)
            throws ContractBusyException {
        return account.leases()
                .acquire(journal.key(contract.attempt()), LEASE)
                .orElseThrow(() -> new ContractBusyException(contract));
    }

    private Result send(PreparedContract prepared, SendingJournal journal, Leases.Lease lease)
            throws Exception {
        Contract contract = prepared.contract();
        requireMine(lease, contract);
        Map<String, String> ids = drafted(prepared, journal, lease);
        requireMine(lease, contract);
        journal.write(contract.attempt(), Phase.SENDING, ids, null);
        ContractDraft draft = journalled(ids, journal, Phase.SENDING, lease, contract);
        String id;
        try {
            id = contracts.send(prepared, draft, calls);
        } catch (EsignOperationException e) {
            if (isRefusal(e) && lease.renew()) {
                refused(draft, ids, journal, contract, e);
            }
            throw e;
        }
        sent(journal, contract, ids, id);
        return new Result(state(id), false);
    }

    /**
     * What is refused by the call that would have made it known is a draft as before, which goes
     * like every other that the provider does not take. Where something was made known all the
     * same, as by the first of several calls, the next sending finds it.
     */
    private void refused(
            ContractDraft draft,
            Map<String, String> ids,
            SendingJournal journal,
            Contract contract,
            EsignOperationException reason) {
        try {
            if (contracts.sent(draft, calls.answered()).isEmpty()) {
                journal.write(contract.attempt(), Phase.DRAFTING, ids, null);
                discard(draft, contract, reason);
            }
        } catch (EsignOperationException | IllegalStateException e) {
            reason.addSuppressed(e);
        }
    }

    private Map<String, String> drafted(
            PreparedContract prepared, SendingJournal journal, Leases.Lease lease)
            throws EsignOperationException, ContractBusyException {
        Contract contract = prepared.contract();
        Map<String, String> ids = new LinkedHashMap<>();
        halfSent.begun(contract.key());
        journal.write(contract.attempt(), Phase.DRAFTING, ids, null);
        ContractDraft draft = journalled(ids, journal, Phase.DRAFTING, lease, contract);
        try {
            contracts.draft(prepared, draft, calls);
        } catch (EsignOperationException e) {
            if (isRefusal(e) && lease.renew()) {
                discard(draft, contract, e);
            } else if (ids.isEmpty() && !e.isOutcomeUnknown()) {
                halfSent.ended(contract.key());
            }
            throw e;
        } catch (IllegalArgumentException e) {
            if (lease.renew()) {
                discard(draft, contract, e);
            }
            throw e;
        }
        return ids;
    }

    /** What somebody else, who has taken over, has written of this attempt stays. */
    private static ContractDraft journalled(
            Map<String, String> ids,
            SendingJournal journal,
            Phase phase,
            Leases.Lease lease,
            Contract contract) {
        return new ContractDraft(
                ids,
                all -> {
                    ids.putAll(all);
                    if (!lease.renew()) {
                        throw new RuntimeCamelException(new ContractBusyException(contract));
                    }
                    journal.write(contract.attempt(), phase, ids, null);
                });
    }

    /** What the provider does not take is not left there as a draft. */
    private void discard(ContractDraft draft, Contract contract, Exception reason) {
        try {
            contracts.discard(draft, calls);
            halfSent.ended(contract.key());
        } catch (EsignOperationException e) {
            // the next sending does it
            reason.addSuppressed(e);
        }
    }

    private static boolean isRefusal(EsignOperationException failure) {
        return failure.getHttpResponseCode() == 400 || failure.getHttpResponseCode() == 422;
    }

    /** After a pause of this process, such as one of its machine, another may have taken over. */
    private static void requireMine(Leases.Lease lease, Contract contract)
            throws ContractBusyException {
        if (!lease.renew()) {
            throw new ContractBusyException(contract);
        }
    }

    /** What an earlier sending has made known; empty if nothing, and nothing is left of it. */
    private Optional<String> earlier(SendingJournal journal, Contract contract)
            throws EsignOperationException {
        Entry entry = journal.read(contract.attempt()).orElse(null);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.phase() == Phase.SENT) {
            return Optional.of(entry.id());
        }
        ContractDraft draft = new ContractDraft(entry.ids(), ids -> {});
        if (entry.phase() == Phase.SENDING) {
            Optional<String> sent = contracts.sent(draft, calls);
            if (sent.isPresent()) {
                sent(journal, contract, entry.ids(), sent.get());
                return sent;
            }
        }
        contracts.discard(draft, calls);
        journal.write(contract.attempt(), Phase.DRAFTING, Map.of(), null);
        return Optional.empty();
    }

    private void sent(
            SendingJournal journal, Contract contract, Map<String, String> ids, String id) {
        new SentContracts(repository, account.name())
                .put(id, contract.reference(), contract.attempt());
        journal.write(contract.attempt(), Phase.SENT, ids, id);
        halfSent.ended(contract.key());
    }

    private Result existing(String id, Contract contract)
            throws EsignOperationException, ContractEndedException {
        ContractState state = state(id);
        if (state.status().isTerminal() && state.status() != ContractStatus.COMPLETED) {
            throw new ContractEndedException(state);
        }
        return new Result(state, true);
    }

    private ContractState state(String id) throws EsignOperationException {
        return new SentContracts(repository, account.name()).known(contracts.state(id, calls));
    }
}
