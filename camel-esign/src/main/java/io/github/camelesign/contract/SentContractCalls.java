// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.contract.send.Account;
import io.github.camelesign.contract.send.SentContracts;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.Contracts;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Calls about a contract that was sent, or an envelope that was made elsewhere. */
final class SentContractCalls {

    private final ContractEndpoint endpoint;
    private final Account account;
    private final Contracts contracts;
    private final ContractCalls calls;
    private final Exchange exchange;
    private final Message message;
    private final SentContracts sent;

    SentContractCalls(
            ContractEndpoint endpoint, Account account, ContractCalls calls, Exchange exchange) {
        this.endpoint = endpoint;
        this.account = account;
        this.contracts = account.contracts();
        this.calls = calls;
        this.exchange = exchange;
        this.message = exchange.getMessage();
        this.sent = new SentContracts(endpoint.state(), account.name());
    }

    void call() throws Exception {
        String id = id();
        switch (endpoint.getOperation()) {
            case GET -> answer(message, account, state(id));
            case SIGNING_URL -> message.setBody(signingUrl(id));
            case DOWNLOAD -> download(id);
            case REMIND -> {
                contracts.remind(id, calls);
                answer(message, account, state(id));
            }
            case CANCEL -> {
                contracts.cancel(
                        id,
                        message.getHeader(ContractConstants.REASON, "Cancelled", String.class),
                        calls);
                answer(message, account, state(id));
            }
            default -> throw new IllegalStateException(endpoint.getOperation().toString());
        }
    }

    private void download(String id) throws Exception {
        new ContractDownload(account.contracts(), calls, exchange)
                .download(id, endpoint.getConfiguration().getPart(), account.name());
        message.setHeader(ContractConstants.ENVELOPE_ID, id);
        message.setHeader(ContractConstants.PROVIDER, account.scheme());
        message.setHeader(ContractConstants.ACCOUNT, account.name());
    }

    private ContractState state(String id) throws Exception {
        return sent.known(contracts.state(id, calls));
    }

    private String signingUrl(String id) throws Exception {
        String recipient = required(ContractConstants.RECIPIENT);
        ContractState state = contracts.state(id, calls);
        return contracts.signingUrl(
                state,
                sent.recipients(state).find(recipient),
                message.getHeader(ContractConstants.RETURN_URL, String.class),
                calls);
    }

    /** The id in the header, or that of the latest attempt of the reference. */
    private String id() {
        String id = message.getHeader(ContractConstants.ENVELOPE_ID, String.class);
        String reference = message.getHeader(ContractConstants.REFERENCE, String.class);
        if (id == null && reference == null) {
            throw new IllegalArgumentException(
                    "%s needs the header %s or %s"
                            .formatted(
                                    endpoint.getOperation(),
                                    ContractConstants.ENVELOPE_ID,
                                    ContractConstants.REFERENCE));
        }
        return id == null ? idOf(reference) : ofThatReference(id, reference);
    }

    private String idOf(String reference) {
        return sent.id(reference, message.getHeader(ContractConstants.ATTEMPT, Integer.class))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "No contract with the reference '%s' was sent through %s, as far as the stateRepository knows"
                                                .formatted(reference, account.name())));
    }

    /** One of the two headers may be left of another contract, as of an earlier step. */
    private String ofThatReference(String id, String reference) {
        Optional<String> known = sent.find(id).map(SentContracts.Attempt::reference);
        if (reference != null && known.isPresent() && !reference.equals(known.get())) {
            throw new IllegalArgumentException(
                    "%s is the contract '%s', and the header %s names '%s': remove the header that is wrong"
                            .formatted(id, known.get(), ContractConstants.REFERENCE, reference));
        }
        return id;
    }

    private String required(String header) {
        String value = message.getHeader(header, String.class);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "%s needs the header %s".formatted(endpoint.getOperation(), header));
        }
        return value;
    }

    static void answer(Message message, Account account, ContractState state) {
        message.setBody(state);
        message.setHeader(ContractConstants.PROVIDER, account.scheme());
        message.setHeader(ContractConstants.ACCOUNT, account.name());
        message.setHeader(ContractConstants.ENVELOPE_ID, state.id());
        message.setHeader(ContractConstants.STATUS, state.status().toString());
        // not those of another contract, from an earlier step
        message.removeHeader(ContractConstants.REFERENCE);
        message.removeHeader(ContractConstants.ATTEMPT);
        if (state.reference() != null) {
            message.setHeader(ContractConstants.REFERENCE, state.reference());
            message.setHeader(ContractConstants.ATTEMPT, state.attempt());
        }
    }
}
