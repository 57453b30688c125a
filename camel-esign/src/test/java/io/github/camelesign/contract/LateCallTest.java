// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.ProviderModule;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.testing.TestCamelContext;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The process dies during the call that makes a contract known, which comes about only after the
 * next sending has looked for it: nobody can sign two all the same.
 */
class LateCallTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    /** A draft that was thrown away, or what was voided with it. */
    private static final List<String> NOT_OPEN = List.of("unsent", "canceled", "voided", "deleted");

    private static final String NEVER = "never";

    @ParameterizedTest
    @CsvSource({
        "docusign, PUT .*/envelopes/[^/]+, never",
        "docusign, PUT .*/envelopes/[^/]+, PUT .*/folders/recyclebin",
        "jsign, POST .*/create_with_files, never",
        "signeasy, POST .*/v3/rs/envelope/, never",
        "signeasy, POST .*/v3/rs/envelope/, DELETE .*/original/.*",
        "signnow, POST .*/document/[^/]+/invite, never",
        "signnow, POST .*/document/[^/]+/invite, DELETE .*/document/.*",
        "yousign, POST .*/activate, never",
        "yousign, POST .*/activate, DELETE .*/signature_requests/[^/]+"
    })
    void isNoSecondContract(String provider, String call, String before, EsignSandbox sandbox)
            throws Exception {
        isNoSecondContract(provider, call, before, sandbox, KitContract.plain("late"));
    }

    /** Without documents of its own, which can be deleted, nothing stops the call. */
    @Test
    void isNoSecondContractOfATemplate(EsignSandbox sandbox) throws Exception {
        int template =
                sandbox.signeasy()
                        .addTemplate(Signeasy.DEMO_USER, "Lease", List.of("tenant"), List.of());
        Map<String, Object> contract = KitContract.plain("late");
        contract.remove("documents");
        contract.put("fields", List.of());
        contract.put("template", Map.of("signeasy", String.valueOf(template)));
        KitContract.recipient(contract, 0).put("role", "tenant");
        contract.put("recipients", List.of(KitContract.recipient(contract, 0)));
        isNoSecondContract("signeasy", "POST .*/v3/rs/envelope/", NEVER, sandbox, contract);
    }

    private void isNoSecondContract(
            String provider,
            String call,
            String before,
            EsignSandbox sandbox,
            Map<String, Object> contract)
            throws Exception {
        try (KillingProxy proxy = new KillingProxy(sandbox.uri());
                DefaultCamelContext context = new TestCamelContext()) {
            Accounts.configure(context, proxy::baseUri);
            MortalRepository sent = new MortalRepository(proxy);
            context.getRegistry().bind("sent", sent);
            context.start();
            ((EsignComponent<?, ?>) context.getComponent(provider))
                    .getConfiguration()
                    .setLookUpTimeout(300);
            proxy.hold(call, before);
            assertThat(send(context, provider, contract).getException()).isNotNull();
            sent.isAlive = true;

            Exchange second = send(context, provider, contract);

            proxy.release();
            ContractState last = state(send(context, provider, contract));
            if (second.getException() == null) {
                assertThat(last.id()).isEqualTo(state(second).id());
            }
            assertThat(open(sandbox, provider)).extracting(Envelope::id).containsExactly(last.id());
        }
    }

    private static Exchange send(
            DefaultCamelContext context, String provider, Map<String, Object> contract)
            throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(contract);
        exchange.getMessage(AttachmentMessage.class)
                .addAttachment("lease.pdf", TestPdf.attachment(TestPdf.of(KitContract.TEXT)));
        return context.createProducerTemplate()
                .send(
                        "esign:contract/send?provider=%s&stateRepository=#sent".formatted(provider),
                        exchange);
    }

    private static ContractState state(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(ContractState.class);
    }

    private static List<Envelope> open(EsignSandbox sandbox, String provider) {
        return sandbox.modules().stream()
                .filter(one -> one.name().equals(provider))
                .findFirst()
                .map(ProviderModule::envelopes)
                .orElseThrow()
                .stream()
                .filter(one -> !NOT_OPEN.contains(one.status()))
                .toList();
    }

    /** Of a process that has died during the call: nothing is written from then on. */
    private static final class MortalRepository extends MemoryStateRepository {
        private final KillingProxy proxy;
        private boolean isAlive;

        MortalRepository(KillingProxy proxy) {
            this.proxy = proxy;
        }

        @Override
        public void setState(String key, String value) {
            if (isAlive || !proxy.isHolding()) {
                super.setState(key, value);
            }
        }
    }
}
