// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.contract.send.HalfSentHealthCheck;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.testing.TestCamelContext;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contract that a provider refuses by the call that would make it known. */
class RefusedSendingTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @ParameterizedTest
    @CsvSource({
        "docusign, PUT, /restapi/v2.1/accounts/*/envelopes/*",
        "jsign, POST, /api/v2.0/envelopes/create_with_files",
        "signeasy, POST, /v3/rs/envelope/",
        "signnow, POST, /document/*/invite",
        "yousign, POST, /v3/signature_requests/*/activate"
    })
    void isNotHalfSentAndCanBeSentAgain(
            String provider, String method, String path, EsignSandbox sandbox) throws Exception {
        try (DefaultCamelContext context = new TestCamelContext()) {
            Accounts.configure(context, sandbox);
            MemoryStateRepository contracts = new MemoryStateRepository();
            context.getRegistry().bind("contracts", contracts);
            context.start();
            sandbox.faults().add(Fault.status(422).at(provider).on(method, path));

            Exception refusal = send(context, provider).getException();

            assertThat(refusal).hasMessageContaining("422");
            assertThat(refusal.getSuppressed()).isEmpty();
            assertThat(new HalfSentHealthCheck(contracts, provider).call(Map.of()).getDetails())
                    .doesNotContainKey("halfSent");
            ContractState state = send(context, provider).getMessage().getBody(ContractState.class);
            assertThat(state.status()).isEqualTo(ContractStatus.OPEN);
        }
    }

    private static Exchange send(DefaultCamelContext context, String provider) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(KitContract.plain("refused"));
        exchange.getMessage(AttachmentMessage.class)
                .addAttachment("lease.pdf", TestPdf.attachment(TestPdf.of(KitContract.TEXT)));
        return context.createProducerTemplate()
                .send(
                        "esign:contract/send?provider=%s&stateRepository=#contracts"
                                .formatted(provider),
                        exchange);
    }
}
