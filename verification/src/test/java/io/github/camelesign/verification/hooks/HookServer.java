// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.hooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.testing.TestCamelContext;
import io.github.camelesign.testing.route.DeliveredEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** A route at each of the webhooks, which keeps what reaches it, at a real HTTP server. */
final class HookServer implements AutoCloseable {

    static final String FAILING = "failing";

    private final DefaultCamelContext context = new TestCamelContext();
    private final VertxPlatformHttpServer server;
    private final List<DeliveredEvent> delivered = new CopyOnWriteArrayList<>();

    HookServer() throws Exception {
        // which would make classes of the caller's choice, and read no usual message
        context.getRegistry()
                .bind(
                        "mapper",
                        JsonMapper.builder()
                                .activateDefaultTyping(
                                        BasicPolymorphicTypeValidator.builder()
                                                .allowIfBaseType(Object.class)
                                                .build(),
                                        ObjectMapper.DefaultTyping.EVERYTHING)
                                .build());
        VertxPlatformHttpServerConfiguration configuration =
                new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        server = new VertxPlatformHttpServer(configuration);
        context.addService(server);
        server.start();
        for (Hook hook : Hook.values()) {
            context.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from(hook.uri(""))
                                    .routeId(hook.name())
                                    .process(HookServer::work)
                                    .process(e -> delivered.add(DeliveredEvent.of(e)));
                        }
                    });
        }
        context.start();
    }

    /** Fails on the envelope of this name. */
    private static void work(Exchange event) {
        if (FAILING.equals(event.getMessage().getHeader(EsignConstants.ENVELOPE_ID))) {
            throw new IllegalStateException("secret-reason");
        }
    }

    int port() {
        return server.getPort();
    }

    /** What reached the routes, the oldest first. */
    List<DeliveredEvent> delivered() {
        return delivered;
    }

    @Override
    public void close() {
        context.stop();
    }
}
