// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.contract;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.spi.ContractCalls;

/** A contract that is at SignNow, in the form that it has there. */
interface SentContract {

    ContractState state() throws EsignOperationException;

    String signingUrl(ContractState.Recipient recipient) throws EsignOperationException;

    /**
     * @param history whether it follows the documents
     */
    ContractCalls.Download download(boolean history) throws EsignOperationException;

    void remind() throws EsignOperationException;

    void cancel(String reason) throws EsignOperationException;
}
