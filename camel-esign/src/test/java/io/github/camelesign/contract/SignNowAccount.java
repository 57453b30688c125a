// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.core.Mail;
import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.testing.TestCamelContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** Contracts of tests that are sent through SignNow. */
final class SignNowAccount implements AutoCloseable {

    static final String ADA = "ada@acme.test";
    static final String EVE = "eve@acme.test";

    /** Where the anchors of {@link #parts} are. */
    static final String LEASE = "Lease\nTenant signs here:\nLandlord signs here:\nDate:";

    final DefaultCamelContext context = new TestCamelContext();
    private final EsignSandbox sandbox;
    private final Path directory;

    SignNowAccount(EsignSandbox sandbox, Path directory) {
        this.sandbox = sandbox;
        this.directory = directory;
        Accounts.configure(context, sandbox);
        // a call whose answer was lost is not waited for
        var signnow = context.getComponent("signnow", SignNowComponent.class).getConfiguration();
        signnow.setMaxRetryWait(20);
        context.start();
    }

    /** Sends what follows {@code version} in a contract, with a document in the message. */
    Exchange send(String contract) {
        return send(contract, LEASE);
    }

    Exchange send(String contract, String text) {
        try {
            Path file = directory.resolve("sent.contract.yaml");
            Files.writeString(file, "version: 1\n" + contract);
            return call(
                    "esign:contract/send?provider=signnow&contract=" + file.toUri(),
                    TestPdf.of(text),
                    Map.of(Exchange.FILE_NAME, "lease.pdf"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The state of a contract that can be sent. */
    ContractState sent(String contract) {
        return state(send(contract));
    }

    ContractState get(String id) {
        return state(on("get", id, Map.of()));
    }

    /** An operation on one that was sent. */
    Exchange on(String operation, String id, Map<String, Object> headers) {
        Map<String, Object> all = new HashMap<>(headers);
        all.put("CamelEsignEnvelopeId", id);
        String options = operation.contains("?") ? "&" : "?";
        return call("esign:contract/" + operation + options + "provider=signnow", null, all);
    }

    Exchange call(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        return context.createProducerTemplate().send(uri, exchange);
    }

    byte[] download(String id, String part) throws IOException {
        Exchange file = on("download?part=" + part, id, Map.of());
        failed(file);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        file.getMessage().getBody(InputStream.class).transferTo(bytes);
        return bytes.toByteArray();
    }

    private static ContractState state(Exchange exchange) {
        failed(exchange);
        return exchange.getMessage().getBody(ContractState.class);
    }

    private static void failed(Exchange exchange) {
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
    }

    Path document(String name, String text) throws IOException {
        return Files.write(directory.resolve(name), TestPdf.of(text));
    }

    List<Mail> mails(String to) {
        return sandbox.mailbox().to(to);
    }

    @Override
    public void close() {
        context.stop();
    }
}
