// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.component.EsignFileStateRepository;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** Sends a contract, in a process that may be killed at any time. */
final class SendingProcess {

    private SendingProcess() {}

    public static void main(String[] arguments) throws Exception {
        ContractState state = send(arguments[0], arguments[1], Path.of(arguments[2]));
        System.out.println("Sent " + state.id());
        System.exit(0);
    }

    /**
     * @param baseUris what comes before the name of the provider
     * @param folder of what was sent
     */
    static ContractState send(String provider, String baseUris, Path folder) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Accounts.configure(context, name -> baseUris + name);
            EsignFileStateRepository state = new EsignFileStateRepository(folder.resolve("sent"));
            context.addService(state);
            context.getRegistry().bind("state", state);
            context.start();
            EsignComponent<?, ?> component = (EsignComponent<?, ?>) context.getComponent(provider);
            Map<String, Object> contract =
                    KitContract.fitting(
                            component.provider().contracts().orElseThrow().capabilities(),
                            "killed");
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(contract);
            exchange.getMessage(AttachmentMessage.class)
                    .addAttachment("lease.pdf", TestPdf.attachment(TestPdf.of(KitContract.TEXT)));
            context.createProducerTemplate()
                    .send(
                            "esign:contract/send?provider=%s&stateRepository=#state"
                                    .formatted(provider),
                            exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            return exchange.getMessage().getBody(ContractState.class);
        }
    }

    /** As if the call that was killed had been made so many minutes earlier. */
    static void letPass(int minutes, String provider, Path folder) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            EsignFileStateRepository state = new EsignFileStateRepository(folder.resolve("sent"));
            context.addService(state);
            context.start();
            SentEarlier.by(minutes, state, provider + ":killed#1");
        }
    }
}
