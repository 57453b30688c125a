// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.ContractFinding;
import io.github.camelesign.api.contract.ContractState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a provider sends contracts. A sending has two steps, so that it can be broken off anywhere: a
 * draft, of which nobody hears and which can be thrown away, and one call that makes it known. An
 * implementation keeps nothing.
 */
public interface Contracts {

    /** What of a contract can be downloaded. */
    enum Part {
        /** The signed documents: one PDF, or an archive if there are several. */
        SIGNED,
        /** The proof of who signed and when. */
        AUDIT,
        /** Both in one file. */
        ALL
    }

    ContractCapabilities capabilities();

    /**
     * What this provider would refuse of a contract, though its {@link #capabilities} seem to allow
     * it. The contract may have other faults that were found before.
     *
     * @return findings without lines
     */
    default List<ContractFinding> unfit(PreparedContract prepared) {
        return List.of();
    }

    /** Names of the requests that a sending makes, which extensions can change. */
    List<String> requests();

    /**
     * Makes everything but the call that makes it known. Each id goes to the draft at once, those
     * of recipients as {@link ContractDraft#recipients(Map)}.
     */
    void draft(PreparedContract prepared, ContractDraft draft, ContractCalls calls)
            throws EsignOperationException;

    /**
     * Makes a draft known.
     *
     * @return the provider's id of what is signed
     */
    String send(PreparedContract prepared, ContractDraft draft, ContractCalls calls)
            throws EsignOperationException;

    /**
     * Whether a draft was made known by a call whose outcome is not known.
     *
     * @return the provider's id of what is signed; empty if nobody has heard of it
     */
    Optional<String> sent(ContractDraft draft, ContractCalls calls) throws EsignOperationException;

    /** Removes what was drafted; what is not there any more is no error. */
    void discard(ContractDraft draft, ContractCalls calls) throws EsignOperationException;

    /**
     * What became of it. As the reference it has the {@linkplain
     * io.github.camelesign.api.contract.Contract#key() key} of the contract, where the provider has
     * kept that.
     */
    ContractState state(String id, ContractCalls calls) throws EsignOperationException;

    /**
     * An address at which a recipient can sign now.
     *
     * @param state as {@link #state} has just shown it
     * @param recipient one of its recipients
     * @param returnUrl where the browser goes then; null for the provider's own page
     */
    String signingUrl(
            ContractState state,
            ContractState.Recipient recipient,
            String returnUrl,
            ContractCalls calls)
            throws EsignOperationException;

    /**
     * A file for the route.
     *
     * @param part not {@code ALL} unless the capabilities have it
     */
    ContractCalls.Download download(String id, Part part, ContractCalls calls)
            throws EsignOperationException;

    /** Reminds those whose turn it is. */
    void remind(String id, ContractCalls calls) throws EsignOperationException;

    void cancel(String id, String reason, ContractCalls calls) throws EsignOperationException;

    /** The operation of {@code from:} that delivers its events, and the options that it needs. */
    record Events(EsignOperation operation, Map<String, String> options) {}

    Events events();
}
