// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.testing.docs.CodeBlock;
import io.github.camelesign.testing.fault.Backend;
import io.github.camelesign.testing.fault.FaultConnection;
import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;

/**
 * A queue whose messages become contracts at one provider. The route passes on what became of them,
 * to {@code <name>.sent} or, where nobody knows, to {@code <name>.check}.
 */
final class ContractQueue implements AutoCloseable {

    private static final Path GUIDE = Path.of("..", "docs", "guide", "errors.md");
    private static final String OPTIONS = "maxRetries=0&lookUpTimeout=500";

    private final String name;
    private final FaultTarget target;
    private final Keyed keyed;
    private final Backend backend;
    private final FaultServer server;

    /** Of each delivery, whether the broker marked it as redelivered. */
    private final List<Boolean> deliveries = new CopyOnWriteArrayList<>();

    /** Where the key of a create comes from. */
    enum Keyed {
        /** The route chooses the id of the message. */
        BY_ROUTE,
        /** The component makes one of the message. */
        BY_COMPONENT,
        /** There is none, and the route is the guide's. */
        NOT
    }

    /** What the provider does with a request. */
    @FunctionalInterface
    interface Provider {

        /**
         * @param queue whose message it is
         */
        void play(ContractQueue queue, FaultConnection connection)
                throws IOException, InterruptedException;
    }

    ContractQueue(
            String name, FaultTarget target, Keyed keyed, Backend backend, Provider provider) {
        this.name = name;
        this.target = target;
        this.keyed = keyed;
        this.backend = backend;
        this.server = new FaultServer((Script) connection -> provider.play(this, connection));
    }

    /** The ways that a target can have a key. */
    static List<Keyed> ways(FaultTarget target) {
        return switch (target.kind()) {
            case CREATE_WITH_KEY -> List.of(Keyed.BY_ROUTE, Keyed.BY_COMPONENT);
            case CREATE -> List.of(Keyed.NOT);
            default -> List.of();
        };
    }

    void addRoute(CamelContext context) throws Exception {
        if (keyed != Keyed.NOT) {
            context.addRoutes(keyedRoute());
            return;
        }
        CodeBlock guide = CodeBlock.of(GUIDE, "yaml").get(0);
        String text =
                guide.text()
                        .replace("jms:queue:contracts", uri())
                        .replace("attempts", name + "-attempts")
                        .replace("signnow:document/invite?output=json", create("&output=json"));
        new CodeBlock(GUIDE, guide.line(), text).load(context, GUIDE.getParent());
    }

    private RouteBuilder keyedRoute() {
        String key = keyed == Keyed.BY_ROUTE ? "&idempotencyKey=${header.JMSMessageID}" : "";
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri())
                        .process(
                                exchange ->
                                        deliveries.add(
                                                exchange.getMessage()
                                                        .getHeader(
                                                                "JMSRedelivered", Boolean.class)))
                        // as most routes have a step that makes a message of another type
                        .setBody(body())
                        .to(create(key))
                        .setHeader("existed", header(EsignConstants.ALREADY_EXISTED))
                        .setBody(exchange -> target.id(exchange.getMessage().getBody()))
                        .to(sent());
            }
        };
    }

    /** The create as an endpoint. */
    private String create(String more) {
        return target.uri(server.uri(), false, OPTIONS + more);
    }

    String name() {
        return name;
    }

    /** The queue as an endpoint. */
    String uri() {
        return "jms:queue:" + name;
    }

    String sent() {
        return uri() + ".sent";
    }

    String check() {
        return uri() + ".check";
    }

    FaultTarget target() {
        return target;
    }

    boolean isKeyed() {
        return keyed != Keyed.NOT;
    }

    Backend backend() {
        return backend;
    }

    List<Boolean> deliveries() {
        return deliveries;
    }

    /** How often the create arrived at the provider. */
    int requests() {
        return server.requests(target::isOperation).size();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    @Override
    public String toString() {
        return "%s, keyed: %s, %d requests, deliveries %s, %s"
                .formatted(target, keyed, requests(), deliveries, backend.created());
    }
}
