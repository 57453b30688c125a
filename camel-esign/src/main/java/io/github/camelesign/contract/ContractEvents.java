// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.contract.send.Account;
import io.github.camelesign.contract.send.SentContracts;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;

/** Gives an event of the provider the headers of the contract that it is about. */
final class ContractEvents extends AsyncProcessorSupport {

    private final ContractEndpoint endpoint;
    private final Account account;
    private final AsyncProcessor next;

    ContractEvents(ContractEndpoint endpoint, Account account, Processor next) {
        this.endpoint = endpoint;
        this.account = account;
        this.next = AsyncProcessorConverterHelper.convert(next);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        exchange.getMessage().setHeader(ContractConstants.ACCOUNT, account.name());
        String id = exchange.getMessage().getHeader(ContractConstants.ENVELOPE_ID, String.class);
        Optional<SentContracts.Attempt> attempt =
                new SentContracts(endpoint.state(), account.name()).find(id);
        attempt.ifPresent(
                sent -> {
                    exchange.getMessage().setHeader(ContractConstants.REFERENCE, sent.reference());
                    exchange.getMessage().setHeader(ContractConstants.ATTEMPT, sent.attempt());
                });
        return next.process(exchange, callback);
    }
}
