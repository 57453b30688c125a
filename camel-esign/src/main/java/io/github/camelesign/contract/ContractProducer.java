// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.contract.check.ContractCheck;
import io.github.camelesign.contract.check.Deadline;
import io.github.camelesign.contract.check.DocumentFiles;
import io.github.camelesign.contract.read.ContractMap;
import io.github.camelesign.contract.read.ContractReader;
import io.github.camelesign.contract.read.Findings;
import io.github.camelesign.contract.read.Template;
import io.github.camelesign.contract.send.Account;
import io.github.camelesign.contract.send.EndpointCalls;
import io.github.camelesign.contract.send.ProviderEndpoints;
import io.github.camelesign.contract.send.Sending;
import io.github.camelesign.spi.PreparedContract;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something with one contract. */
final class ContractProducer extends DefaultProducer {

    private static final Logger LOG = LoggerFactory.getLogger(ContractProducer.class);

    private final ContractEndpoint endpoint;
    private Account account;
    private ProviderEndpoints endpoints;

    ContractProducer(ContractEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        account = endpoint.account();
        endpoints = new ProviderEndpoints(account);
        ServiceHelper.startService(endpoints);
        endpoint.showHalfSent();
        if (endpoint.getOperation() == ContractOperation.SEND && !endpoint.isStateKept()) {
            LOG.warn(
                    "{} keeps in memory what was sent: after a restart the same contract is sent again. Set the option stateRepository",
                    endpoint);
        }
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(endpoints);
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        switch (endpoint.getOperation()) {
            case CHECK -> check(exchange);
            case SEND -> send(exchange);
            default ->
                    new SentContractCalls(
                                    endpoint,
                                    account,
                                    new EndpointCalls(endpoints, exchange),
                                    exchange)
                            .call();
        }
    }

    private void check(Exchange exchange) throws Exception {
        Findings findings = new Findings();
        Optional<Contract> contract = contract(exchange, findings);
        try (DocumentFiles files = files(exchange)) {
            if (contract.isPresent()) {
                prepared(contract.get(), files, findings);
            }
            exchange.getMessage().setBody(findings.all());
        }
    }

    private void send(Exchange exchange) throws Exception {
        Findings findings = new Findings();
        Contract contract =
                contract(exchange, findings).orElseThrow(() -> findings.exception(name()));
        Sending sending =
                new Sending(account, new EndpointCalls(endpoints, exchange), endpoint.state());
        try (DocumentFiles files = files(exchange)) {
            Sending.Result result =
                    sending.send(contract, () -> checked(contract, files, findings));
            SentContractCalls.answer(exchange.getMessage(), account, result.state());
            exchange.getMessage().removeHeader(ContractConstants.ALREADY_EXISTED);
            if (result.alreadyExisted()) {
                exchange.getMessage().setHeader(ContractConstants.ALREADY_EXISTED, true);
            }
        }
    }

    private PreparedContract checked(Contract contract, DocumentFiles files, Findings findings)
            throws Exception {
        PreparedContract prepared = prepared(contract, files, findings);
        findings.throwIfAny(name());
        return prepared;
    }

    private Optional<Contract> contract(Exchange exchange, Findings findings) throws Exception {
        Template template = isNamed() ? Template.of(exchange) : Template.NONE;
        return new ContractReader(findings, today()).read(source(exchange), template);
    }

    private PreparedContract prepared(Contract contract, DocumentFiles files, Findings findings)
            throws Exception {
        Deadline deadline =
                Deadline.in(Duration.ofMillis(endpoint.getConfiguration().getCheckTimeout()));
        return new ContractCheck(account.scheme(), account.contracts(), findings, today(), deadline)
                .check(contract, files);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private Object source(Exchange exchange) throws Exception {
        if (isNamed()) {
            try (InputStream in =
                    ResourceHelper.resolveMandatoryResourceAsInputStream(
                            endpoint.getCamelContext(),
                            endpoint.getConfiguration().getContract())) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        Object body = exchange.getMessage().getBody();
        if (body instanceof Contract contract) {
            return ContractMap.of(contract);
        }
        return body instanceof Map ? body : exchange.getMessage().getMandatoryBody(String.class);
    }

    private DocumentFiles files(Exchange exchange) {
        return new DocumentFiles(
                exchange, isNamed(), account.contracts().capabilities().limits().documentBytes());
    }

    private boolean isNamed() {
        return endpoint.getConfiguration().getContract() != null;
    }

    private String name() {
        return isNamed()
                ? endpoint.getConfiguration().getContract()
                : "The contract in the message";
    }
}
