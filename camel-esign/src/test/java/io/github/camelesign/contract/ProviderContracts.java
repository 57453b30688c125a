// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.core.ProviderModule;
import io.github.camelesign.testing.TestCamelContext;
import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Contracts at one provider of the sandbox. */
abstract class ProviderContracts {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    static final String PAGE = "Lease of flat 7";

    final DefaultCamelContext context = new TestCamelContext();
    private final String provider;
    @TempDir Path directory;
    EsignSandbox sandbox;

    ProviderContracts(String provider) {
        this.provider = provider;
    }

    @BeforeEach
    void start(EsignSandbox sandbox) {
        this.sandbox = sandbox;
        Accounts.configure(context, sandbox);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    final ProviderModule<?> module() {
        return sandbox.modules().stream()
                .filter(module -> module.name().equals(provider))
                .findFirst()
                .orElseThrow();
    }

    /** The first request of that kind fails, or is done and its answer is lost. */
    final void spoil(Fault fault, String method, String path) {
        sandbox.faults().add(fault.at(provider).on(method, path));
    }

    final long requests(String method, String path) {
        return sandbox.requests().count(provider, method, path);
    }

    final Exchange call(String operation, Map<String, Object> headers) {
        return exchange("esign:contract/" + operation, null, headers, List.of());
    }

    /** An operation of the provider itself. */
    final Object own(String operation, Map<String, Object> parameters) {
        return own(operation, parameters, null);
    }

    final Object own(String operation, Map<String, Object> parameters, Object body) {
        Map<String, Object> headers = new HashMap<>();
        parameters.forEach(
                (name, value) ->
                        headers.put(
                                "Camel"
                                        + Character.toUpperCase(provider.charAt(0))
                                        + provider.substring(1)
                                        + Character.toUpperCase(name.charAt(0))
                                        + name.substring(1),
                                value));
        Exchange exchange =
                context.createProducerTemplate()
                        .send(
                                provider
                                        + ":"
                                        + operation
                                        + (operation.contains("?") ? "&" : "?")
                                        + "output=MAP",
                                one -> {
                                    one.getMessage().setHeaders(headers);
                                    one.getMessage().setBody(body);
                                });
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody();
    }

    /** Sends a contract whose documents are the attachments 1.pdf, 2.pdf and so on. */
    final Exchange send(String contract, byte[]... documents) {
        return exchange("esign:contract/send", contract, Map.of(), List.of(documents));
    }

    final ContractState sent(String contract, byte[]... documents) {
        Exchange exchange = send(contract, documents);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(ContractState.class);
    }

    final ContractState state(String id) {
        Exchange exchange = call("get", Map.of("CamelEsignEnvelopeId", id));
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(ContractState.class);
    }

    final byte[] download(String id, String part) throws Exception {
        Exchange exchange = call("download", Map.of("CamelEsignEnvelopeId", id), "part=" + part);
        assertThat(exchange.getException()).isNull();
        try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
            return in.readAllBytes();
        }
    }

    final Exchange call(String operation, Map<String, Object> headers, String option) {
        return exchange(
                "esign:contract/" + operation + "?" + option + "&", null, headers, List.of());
    }

    private Exchange exchange(
            String uri, Object body, Map<String, Object> headers, List<byte[]> documents) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
        for (int i = 0; i < documents.size(); i++) {
            message.addAttachment(i + 1 + ".pdf", attachment(documents.get(i)));
        }
        String separator = uri.contains("?") ? "" : "?";
        return context.createProducerTemplate()
                .send(uri + separator + "provider=" + provider, exchange);
    }

    private DataHandler attachment(byte[] content) {
        try {
            Path file = Files.createTempFile(directory, "document", ".pdf");
            return new DataHandler(new FileDataSource(Files.write(file, content).toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
