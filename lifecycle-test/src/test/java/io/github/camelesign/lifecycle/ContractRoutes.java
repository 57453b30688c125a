// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.WebhookRoute;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.ProcessorDefinition;

/** Routes that send contracts, poll their events, and file what is signed. */
final class ContractRoutes implements AutoCloseable {

    private final Provider provider;
    private final EsignSandbox sandbox;
    private final WebhookRoute webhook;
    private final List<DeliveredEvent> polled = new CopyOnWriteArrayList<>();

    /**
     * @param files where signed contracts are put
     */
    ContractRoutes(Provider provider, EsignSandbox sandbox, Path files) throws Exception {
        this(provider, sandbox, files, context -> {});
    }

    /**
     * @param options sets further ones before the routes start
     */
    ContractRoutes(
            Provider provider, EsignSandbox sandbox, Path files, Consumer<CamelContext> options)
            throws Exception {
        this.provider = provider;
        this.sandbox = sandbox;
        webhook = new WebhookRoute(provider.scheme() + ":" + provider.events());
        provider.logIn(webhook.context(), sandbox);
        options.accept(webhook.context());
        webhook.context().addRoutes(routes(files));
        webhook.context().start();
    }

    private RouteBuilder routes(Path files) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                provider.send(from("direct:send"));
                provider.remind(from("direct:remind"));
                provider.cancel(from("direct:cancel"));
                ProcessorDefinition<?> events =
                        from(
                                "%s:%s?delay=200&initialDelay=0&startFrom=beginning"
                                        .formatted(provider.scheme(), provider.events()));
                FilterDefinition complete =
                        events.filter(header(EsignConstants.EVENT_TYPE).isEqualTo("completed"));
                provider.download(complete);
                complete.to("file:" + files);
                // after the contract is filed: an event whose route fails comes again
                events.process(exchange -> polled.add(DeliveredEvent.of(exchange)));
            }
        };
    }

    /** Starts a route for the events that come by webhook as well. */
    void startWebhook() throws Exception {
        provider.prepareCalls(sandbox, webhook.url());
        webhook.start("webhookSecret=" + provider.webhookSecret());
    }

    /** Sends a contract and gives its id. */
    String send(byte[] pdf) {
        return send(pdf, "lease.pdf");
    }

    /**
     * @param document in any form that a route has it in
     * @param name null if the document has one of its own
     */
    String send(Object document, String name) {
        Exchange sent =
                call(
                        "direct:send",
                        exchange -> {
                            exchange.getMessage().setBody(document);
                            exchange.getMessage().setHeader(Exchange.FILE_NAME, name);
                        });
        return sent.getMessage().getHeader(provider.idHeader(), String.class);
    }

    void remind(String id) {
        call("direct:remind", at -> at.getMessage().setHeader(provider.idHeader(), id));
    }

    void cancel(String id) {
        call("direct:cancel", at -> at.getMessage().setHeader(provider.idHeader(), id));
    }

    void sign(String id) {
        provider.sign(sandbox, id);
    }

    void decline(String id) {
        provider.decline(sandbox, id);
    }

    private Exchange call(String step, Processor message) {
        Exchange done = webhook.context().createProducerTemplate().request(step, message);
        assertThat(done.getException()).isNull();
        return done;
    }

    CamelContext context() {
        return webhook.context();
    }

    /** The events that came by poll. */
    List<DeliveredEvent> polled() {
        return polled;
    }

    /** The events that came by webhook. */
    List<DeliveredEvent> delivered() {
        return webhook.delivered();
    }

    @Override
    public void close() {
        webhook.close();
    }
}
