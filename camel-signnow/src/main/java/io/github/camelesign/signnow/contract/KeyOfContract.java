// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.contract;

import static io.github.camelesign.signnow.contract.SignNowContracts.DOCUMENT_ID;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.signnow.SignNowOperation;
import io.github.camelesign.spi.ContractCalls;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * The key of a contract in the history of its first document, which is where SignNow's reference
 * lets developers add events of their own: a document has no other place for a value of the
 * sender's. It is seen by who sees the history. That the history shows such an event under the name
 * that it was given, and how long the name may be, is UNVERIFIED.
 */
final class KeyOfContract {

    private static final String PREFIX = "camelEsignContract:";

    private KeyOfContract() {}

    static void write(String document, Contract contract, ContractCalls calls)
            throws EsignOperationException {
        calls.send(
                SignNowOperation.DOCUMENT_ADD_HISTORY_EVENT,
                Map.of(DOCUMENT_ID, document),
                calls.extended(
                        contract,
                        SignNowContracts.HISTORY,
                        null,
                        Map.of(
                                "client_timestamp",
                                Instant.now().getEpochSecond(),
                                "event_type",
                                PREFIX + contract.key())));
    }

    /** Null if the document was not sent as a contract. */
    static String read(String document, ContractCalls calls) throws EsignOperationException {
        return calls.list(SignNowOperation.DOCUMENT_HISTORY, Map.of(DOCUMENT_ID, document)).stream()
                .map(entry -> text(entry.get("event")))
                .filter(Objects::nonNull)
                .filter(event -> event.startsWith(PREFIX))
                .map(event -> event.substring(PREFIX.length()))
                .findFirst()
                .orElse(null);
    }
}
