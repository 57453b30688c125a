// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import io.github.camelesign.testing.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** All that a run needs: providers, a database, a broker, what balances, and the nodes. */
final class Installation implements AutoCloseable {

    private final Path directory;
    private final TestDatabase database = TestDatabase.postgresOrSkip();
    private final Balancer balancer = new Balancer();
    private final Providers providers = new Providers(balancer.uri());
    private final Broker broker;
    private final Downstream downstream = new Downstream(database.node());
    private final DefaultCamelContext sender = new DefaultCamelContext();
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<HeldPort> ports = new ArrayList<>();
    private final Queue<Contract> ended = new ConcurrentLinkedQueue<>();

    Installation(Path directory) throws Exception {
        this.directory = directory;
        this.broker = new Broker(directory.resolve("broker"));
        broker.start();
        sender.addComponent("jms", Queues.component(broker.url()));
        sender.addRoutes(new SendingRoutes(providers::options, balancer.uri()));
        sender.start();
    }

    /** What every node has. */
    NodeOptions options() {
        NodeOptions options =
                new NodeOptions()
                        .with("database", database.url())
                        .with("broker", broker.url())
                        .with("webhooks", balancer.uri());
        for (Source source : Source.values()) {
            options = options.with("endpoint." + source, providers.options(source));
        }
        return options;
    }

    static String names(Collection<Source> sources) {
        return sources.stream().map(Source::name).collect(Collectors.joining(","));
    }

    /** One more node, which is not started. */
    NodeProcess node(NodeOptions options) {
        HeldPort port = new HeldPort();
        ports.add(port);
        balancer.add(port.number());
        NodeProcess node =
                new NodeProcess(
                        directory.resolve("node" + nodes.size()),
                        options.with("port", port.number()));
        nodes.add(node);
        return node;
    }

    /** Asks Ada to sign. */
    Contract send(Source source, String ending) {
        String id =
                sender.createProducerTemplate().requestBody(source.sendRoute(), null, String.class);
        return new Contract(source, id, ending);
    }

    /** Ada acts. */
    void end(Contract contract) {
        providers.end(contract);
        ended.add(contract);
    }

    /** Orders a contract from whichever node takes the order. */
    void order(Source source) {
        sender.createProducerTemplate().sendBody("jms:queue:" + Queues.ORDERS, source.name());
    }

    /** From now on Ada signs what was sent by order. */
    void signWhatIsOrdered() throws Exception {
        sender.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("jms:queue:" + Queues.SENT)
                                .process(
                                        sent ->
                                                end(
                                                        new Contract(
                                                                sent.getMessage()
                                                                        .getHeader(
                                                                                "source",
                                                                                Source.class),
                                                                sent.getMessage()
                                                                        .getBody(String.class),
                                                                Contract.COMPLETED)));
                    }
                });
    }

    Broker broker() {
        return broker;
    }

    Balancer balancer() {
        return balancer;
    }

    Providers providers() {
        return providers;
    }

    Downstream downstream() {
        return downstream;
    }

    /** How it stands now. */
    Balance balance(boolean byEachDelivery) {
        return Balance.of(ended, downstream.rows(), byEachDelivery);
    }

    /** How it stands when nothing is missing any more, or when the time is over. */
    Balance settle(Duration patience, boolean byEachDelivery) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Balance balance = balance(byEachDelivery);
        while (!balance.lost().isEmpty() && System.nanoTime() < end) {
            Pause.of(Duration.ofMillis(200));
            balance = balance(byEachDelivery);
        }
        // what comes too often comes later
        Pause.of(Duration.ofSeconds(2));
        return balance(byEachDelivery);
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
        ports.forEach(HeldPort::close);
        sender.stop();
        broker.close();
        providers.close();
        balancer.close();
        database.close();
    }
}
