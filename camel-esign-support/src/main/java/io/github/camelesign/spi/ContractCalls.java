// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls of a provider's operations for a contract, with the credentials of its component. */
public interface ContractCalls {

    /** Whether a call failed because what it is about is not there. */
    boolean isAbsent(EsignOperationException failure);

    /** An answer as a JSON object; empty if it is none. */
    default Map<String, Object> get(EsignOperation operation, Map<String, ?> parameters)
            throws EsignOperationException {
        return send(operation, parameters, null);
    }

    /**
     * Sends JSON.
     *
     * @param parameters of the path, the query and headers, by the names of the operation
     * @param body a Map or a List; null for none
     */
    Map<String, Object> send(EsignOperation operation, Map<String, ?> parameters, Object body)
            throws EsignOperationException;

    /** The entries of all pages. */
    List<Map<String, Object>> list(EsignOperation operation, Map<String, ?> parameters)
            throws EsignOperationException;

    /** Sends a document, with the fields that go beside it in the form. */
    Map<String, Object> upload(
            EsignOperation operation,
            Map<String, ?> parameters,
            PreparedContract.Document document,
            Map<String, ?> fields)
            throws EsignOperationException;

    /**
     * Sends JSON, and documents as attachments.
     *
     * @param documents by what the attachments are called
     */
    Map<String, Object> attach(
            EsignOperation operation,
            Map<String, ?> parameters,
            Map<String, ?> body,
            Map<String, PreparedContract.Document> documents)
            throws EsignOperationException;

    /** A document, which is kept for as long as the exchange lasts that it is called for. */
    default Download download(EsignOperation operation, Map<String, ?> parameters)
            throws EsignOperationException {
        return download(operation, parameters, null);
    }

    /**
     * The same, of an operation that takes JSON.
     *
     * @param body null for none
     */
    Download download(EsignOperation operation, Map<String, ?> parameters, Object body)
            throws EsignOperationException;

    /**
     * A request with the contract's extensions merged into it.
     *
     * @param request one of {@link Contracts#requests()}
     * @param recipient whom it is about; null if it is about nobody
     */
    Map<String, Object> extended(
            Contract contract, String request, Contract.Recipient recipient, Map<String, ?> body);

    /**
     * A file of the provider.
     *
     * @param content as the operation gives it
     * @param type its media type as the provider declares it; null if it does not
     */
    record Download(Object content, String type) {}

    /** Looks for something once. */
    @FunctionalInterface
    interface Search<T> {
        Optional<T> find() throws EsignOperationException;
    }

    /**
     * Looks for what a call whose answer was lost may have made, until it is there or the
     * component's lookUpTimeout is over: the provider may still be at work on it.
     *
     * @throws IllegalStateException when the application stops before it is known
     */
    <T> Optional<T> lookUp(Search<T> search) throws EsignOperationException;
}
