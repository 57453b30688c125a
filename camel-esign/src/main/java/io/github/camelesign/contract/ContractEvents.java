// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EventType;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.contract.send.EndpointCalls;
import io.github.camelesign.contract.send.ProviderEndpoints;
import io.github.camelesign.contract.send.SentContracts;
import io.github.camelesign.contract.send.SentContracts.Attempt;
import io.github.camelesign.spi.ContractCalls;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * Gives an event of the provider the headers of the contract that it is about. What another
 * application has sent is read from the provider, once the contract has ended.
 */
final class ContractEvents extends AsyncProcessorSupport {

    private static final int FORBIDDEN = 403;

    private final ProviderEndpoints endpoints;
    private final SentContracts sent;
    private final AsyncProcessor next;

    ContractEvents(ProviderEndpoints endpoints, SentContracts sent, Processor next) {
        this.endpoints = endpoints;
        this.sent = sent;
        this.next = AsyncProcessorConverterHelper.convert(next);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            mark(exchange);
        } catch (EsignOperationException | RuntimeException e) {
            // it is delivered again
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        return next.process(exchange, callback);
    }

    private void mark(Exchange exchange) throws EsignOperationException {
        Message message = exchange.getMessage();
        message.setHeader(ContractConstants.ACCOUNT, endpoints.account().name());
        String id = message.getHeader(EsignConstants.ENVELOPE_ID, String.class);
        Optional<Attempt> attempt = sent.find(id);
        if (attempt.isEmpty() && id != null && isTerminal(message)) {
            attempt = atProvider(id, exchange);
        }
        attempt.ifPresent(
                one -> {
                    message.setHeader(ContractConstants.REFERENCE, one.reference());
                    message.setHeader(ContractConstants.ATTEMPT, one.attempt());
                });
    }

    private static boolean isTerminal(Message message) {
        String type = message.getHeader(EsignConstants.EVENT_TYPE, String.class);
        return EventType.parse(type).stream().allMatch(EventType::isTerminal);
    }

    private Optional<Attempt> atProvider(String id, Exchange exchange)
            throws EsignOperationException {
        ContractCalls calls = new EndpointCalls(endpoints, exchange);
        try {
            ContractState state = endpoints.account().contracts().state(id, calls);
            return Attempt.of(state.at(endpoints.account().name()));
        } catch (EsignOperationException e) {
            // it may be somebody else's, of whose events the account hears
            if (calls.isAbsent(e) || e.getHttpResponseCode() == FORBIDDEN) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
