// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.OperationKind;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsConfiguration;
import org.junit.jupiter.api.io.TempDir;

/** Routes whose messages a broker delivers, each to a provider of its own. */
abstract class BrokerTests extends CallTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path folder;

    private final List<ContractQueue> queues = new ArrayList<>();

    /** What became of the message of a queue, which is in one of two queues then. */
    record Settled(ContractQueue queue, Exchange sent, Exchange check) {

        /** What the component says of a contract that was there before. */
        boolean existed() {
            return sent.getMessage().getHeader("existed", false, Boolean.class);
        }
    }

    /** A client as Camel's page on JMS advises it, with transactions of the session. */
    void connect(ConnectionFactory connections) {
        JmsConfiguration options = new JmsConfiguration(connections);
        options.setTransacted(true);
        options.setLazyCreateTransactionManager(false);
        options.setCacheLevelName("CACHE_CONSUMER");
        options.setRecoveryInterval(100);
        context.addComponent("jms", new JmsComponent(options));
        context.getPropertiesComponent().addInitialProperty("contracts.dir", folder.toString());
        context.getShutdownStrategy().setTimeout(5);
    }

    static Stream<FaultTarget> creations() {
        return Stream.concat(targets(OperationKind.CREATE), targets(OperationKind.CREATE_WITH_KEY));
    }

    ContractQueue add(ContractQueue queue) throws Exception {
        queues.add(queue);
        queue.addRoute(context);
        return queue;
    }

    String nextName() {
        return "contracts" + queues.size();
    }

    void sendAll() {
        queues.forEach(queue -> template.sendBody(queue.uri(), queue.target().body()));
    }

    /**
     * Waits until no message is under way.
     *
     * @param messages how many are in a queue of this name
     */
    List<Settled> settled(ToLongFunction<String> messages) throws IOException {
        for (ContractQueue queue : queues) {
            await(queue.toString())
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(messages.applyAsLong(queue.name()))
                                            .as(queue.toString())
                                            .isZero());
        }
        List<Settled> settled = new ArrayList<>();
        try (ConsumerTemplate consumer = context.createConsumerTemplate()) {
            for (ContractQueue queue : queues) {
                long sent = messages.applyAsLong(queue.name() + ".sent");
                long check = messages.applyAsLong(queue.name() + ".check");
                assertThat(sent + check).as(queue.toString()).isEqualTo(1);
                settled.add(
                        new Settled(
                                queue,
                                sent == 0 ? null : consumer.receive(queue.sent(), 10_000),
                                check == 0 ? null : consumer.receive(queue.check(), 10_000)));
            }
        }
        return settled;
    }

    /** Before the broker is closed, which clients would wait for. */
    void stop() throws IOException {
        context.stop();
        for (ContractQueue queue : queues) {
            queue.close();
        }
    }
}
