// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.webhooks;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** The routes that are called, in one Camel context with one HTTP server. */
final class Receivers implements AutoCloseable {

    /** What a slow route takes for an event. */
    static final int SLOW_MILLIS = 50;

    private static final int REMEMBERED_EVENTS = 10_000;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final VertxPlatformHttpServer server;
    private final LongAdder taken = new LongAdder();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger mostHeld = new AtomicInteger();

    Receivers(Collection<WebhookCase> providers) throws Exception {
        VertxPlatformHttpServerConfiguration configuration =
                new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        server = new VertxPlatformHttpServer(configuration);
        camel.addService(server);
        server.start();
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        bare(this, "/bare", this::take);
                        bare(this, "/bare/slow", this::hold);
                        for (WebhookCase provider : providers) {
                            byHand(this, provider);
                            from(provider.consumer("/hooks/" + provider.scheme()))
                                    .process(Receivers.this::take);
                            from(provider.consumer("/slow/" + provider.scheme()))
                                    .process(Receivers.this::hold);
                        }
                    }

                    private void take(Exchange event) {
                        Receivers.this.take(event);
                    }

                    private void hold(Exchange event) throws InterruptedException {
                        Receivers.this.hold(event);
                    }
                });
        camel.start();
    }

    private static void bare(RouteBuilder routes, String path, Processor step) {
        routes.from("platform-http:" + path)
                // it reads the body once; which converter would make a cache of it is chance
                .noStreamCaching()
                .convertBodyTo(byte[].class)
                .process(step)
                .process(Receivers::answer);
    }

    /** As a careful user would write it. */
    private void byHand(RouteBuilder routes, WebhookCase provider) {
        routes.from("platform-http:/hand/" + provider.scheme())
                .convertBodyTo(byte[].class)
                .process(call -> requireSigned(provider, call))
                .unmarshal()
                .json(JsonLibrary.Jackson, Map.class)
                .process(
                        call ->
                                call.setProperty(
                                        "id", provider.id(call.getMessage().getBody(Map.class))))
                .idempotentConsumer(
                        routes.exchangeProperty("id"),
                        MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED_EVENTS))
                .process(this::take)
                .end()
                .process(Receivers::answer);
    }

    private static void requireSigned(WebhookCase provider, Exchange call) {
        Message message = call.getMessage();
        String query = "?" + message.getHeader(Exchange.HTTP_QUERY, "", String.class);
        Map<String, String> headers =
                provider.headers(WebhookCase.SECRET, message.getBody(byte[].class));
        if (!query.startsWith(provider.query(WebhookCase.SECRET))
                || !headers.entrySet().stream()
                        .allMatch(h -> h.getValue().equals(message.getHeader(h.getKey())))) {
            throw new SecurityException("not signed");
        }
    }

    private static void answer(Exchange call) {
        call.getMessage().removeHeaders("*");
        call.getMessage().setBody(null);
        call.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
    }

    private void take(Exchange event) {
        taken.increment();
    }

    private void hold(Exchange event) throws InterruptedException {
        mostHeld.accumulateAndGet(held.incrementAndGet(), Math::max);
        try {
            Thread.sleep(SLOW_MILLIS);
        } finally {
            held.decrementAndGet();
        }
    }

    int port() {
        return server.getPort();
    }

    /** How many events the routes took since this was last asked. */
    long taken() {
        return taken.sumThenReset();
    }

    /** How many events slow routes had at once since this was last asked. */
    int mostHeld() {
        return mostHeld.getAndSet(0);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
