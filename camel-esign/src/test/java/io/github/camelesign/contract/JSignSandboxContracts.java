// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.jsign.JSign;
import io.github.camelesign.testing.TestCamelContext;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sends contracts to the sandbox's jSign. */
abstract class JSignSandboxContracts {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    static final String ADA = "ada@acme.test";
    static final String EVE = "eve@acme.test";

    final DefaultCamelContext context = new TestCamelContext();
    EsignSandbox sandbox;
    JSign jSign;
    MemoryStateRepository sent;

    @BeforeEach
    void start(EsignSandbox running) {
        sandbox = running;
        jSign = sandbox.jSign();
        Accounts.configure(context, sandbox);
        sent = new MemoryStateRepository();
        context.getRegistry().bind("contracts", sent);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    Exchange call(String operation, Object body, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        return context.createProducerTemplate()
                .send(
                        "esign:contract/"
                                + operation
                                + (operation.contains("?") ? "&" : "?")
                                + "provider=jsign&stateRepository=#contracts",
                        exchange);
    }

    Exchange send(Map<String, Object> contract, byte[]... documents) {
        return send("", contract, documents);
    }

    /**
     * @param options of the endpoint, each after an ampersand
     */
    Exchange send(String options, Map<String, Object> contract, byte[]... documents) {
        return sendIn("contracts", options, contract, documents);
    }

    /**
     * @param repository name of the bean
     */
    Exchange sendIn(
            String repository, String options, Map<String, Object> contract, byte[]... documents) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(contract);
        AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
        for (int i = 0; i < documents.length; i++) {
            message.addAttachment("doc" + i, TestPdf.attachment(documents[i]));
        }
        return context.createProducerTemplate()
                .send(
                        "esign:contract/send?provider=jsign&stateRepository=#"
                                + repository
                                + options,
                        exchange);
    }

    static ContractState state(Exchange exchange) {
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        return exchange.getMessage().getBody(ContractState.class);
    }

    ContractState get(String id) {
        return state(call("get", null, Map.of("CamelEsignEnvelopeId", id)));
    }

    static Map<String, Object> person(String id, String email, Object... more) {
        Map<String, Object> person =
                new HashMap<>(
                        Map.of(
                                "id",
                                id,
                                "firstName",
                                "Given" + id,
                                "lastName",
                                "Family",
                                "email",
                                email));
        for (int i = 0; i < more.length; i += 2) {
            person.put((String) more[i], more[i + 1]);
        }
        return person;
    }

    static Map<String, Object> signature(
            String recipient, String document, int page, double x, double y) {
        return Map.of(
                "recipient",
                recipient,
                "document",
                document,
                "type",
                "signature",
                "place",
                Map.of("page", page, "x", x, "y", y),
                "width",
                150,
                "height",
                40);
    }

    /** Of one document, with what a test adds. */
    static Map<String, Object> contract(String reference, List<?> people, List<?> fields) {
        Map<String, Object> contract = new HashMap<>();
        contract.put("version", 1);
        contract.put("title", "Lease " + reference);
        contract.put("reference", reference);
        contract.put(
                "documents",
                List.of(Map.of("id", "lease", "name", "lease.pdf", "from", "attachment:doc0")));
        contract.put("recipients", people);
        contract.put("fields", fields);
        return contract;
    }

    static Map<String, Object> simple(String reference) {
        return contract(
                reference, List.of(person("a", ADA)), List.of(signature("a", "lease", 1, 72, 500)));
    }

    /** Two roles with a place each. */
    String template() throws Exception {
        Exchange made = new DefaultExchange(context);
        made.getMessage().setBody(new ByteArrayInputStream(TestPdf.of("Lease")));
        made.getMessage()
                .setHeader(
                        "CamelJSignForm",
                        Map.of(
                                "envelope",
                                Map.of("name", "Lease", "signature", "Esignature"),
                                "recipients",
                                Map.of(
                                        "signers",
                                        List.of(role("Tenant", 100), role("Owner", 200)))));
        context.createProducerTemplate().send("jsign:template/create", made);
        return made.getMessage().getHeader("CamelJSignTemplateId", String.class);
    }

    static Map<String, Object> role(String title, int y) {
        Map<String, Object> tab =
                Map.of("x_position", 90, "y_position", y, "w_position", 100, "h_position", 40);
        return Map.of("signer_title", title, "tabs", Map.of("sign_here_tabs", List.of(tab)));
    }

    static Map<String, Object> templateContract(String reference, String template) {
        Map<String, Object> contract = new HashMap<>();
        contract.put("version", 1);
        contract.put("title", "Tenancy");
        contract.put("reference", reference);
        contract.put("expires", "20d");
        contract.put("metadata", Map.of("flat", "7"));
        contract.put("template", Map.of("jsign", template));
        contract.put(
                "recipients",
                List.of(
                        person("a", ADA, "role", "Tenant", "order", 1),
                        person("b", EVE, "role", "Owner", "order", 2)));
        return contract;
    }
}
