// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.broker.KilledBroker;
import io.github.camelesign.testing.broker.KilledBroker.Succession;
import io.github.camelesign.testing.fault.Backend;
import io.github.camelesign.testing.fault.FaultCase;
import io.github.camelesign.testing.fault.FaultCase.Finish;
import io.github.camelesign.testing.fault.FaultCatalog;
import io.github.camelesign.testing.fault.FaultConnection;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.FaultedProvider;
import io.github.camelesign.verification.ContractQueue.Keyed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The broker is killed while a create is with the provider: the answer comes, the commit fails, and
 * the next broker delivers the message again, without a word that it was delivered before.
 */
class BrokerFailoverTest extends BrokerTests {

    private final List<CountDownLatch> arrivals = new ArrayList<>();
    private final CountDownLatch answers = new CountDownLatch(1);

    @ParameterizedTest
    @EnumSource
    void aMessageMakesOneContract(Succession succession) throws Exception {
        try (KilledBroker broker = KilledBroker.start(folder.resolve("broker"), succession)) {
            connect(broker.connectionFactory());
            try {
                for (FaultTarget target : creations().toList()) {
                    for (Keyed keyed : ContractQueue.ways(target)) {
                        hold(target, keyed, true);
                        hold(target, keyed, false);
                    }
                }
                sendAll();
                for (CountDownLatch arrived : arrivals) {
                    assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
                }

                broker.kill();
                answers.countDown();

                assertThat(settled(broker::messages))
                        .hasSize(arrivals.size())
                        .allSatisfy(BrokerFailoverTest::isOne);
            } finally {
                stop();
            }
        }
    }

    /**
     * @param lost whether the answer is lost on its way, after the broker
     */
    private void hold(FaultTarget target, Keyed keyed, boolean lost) throws Exception {
        Backend backend = new Backend();
        CountDownLatch arrived = new CountDownLatch(1);
        arrivals.add(arrived);
        FaultedProvider provider =
                new FaultedProvider(
                        new FaultCase(
                                FaultCatalog.named("reset after the request"),
                                target,
                                false,
                                Finish.AT_ONCE),
                        backend);
        if (lost) {
            provider.arm();
        }
        add(
                new ContractQueue(
                        nextName(),
                        target,
                        keyed,
                        backend,
                        (queue, connection) -> {
                            if (target.isOperation(connection.head())) {
                                await(arrived, connection);
                            }
                            provider.play(connection);
                        }));
    }

    private void await(CountDownLatch arrived, FaultConnection connection)
            throws IOException, InterruptedException {
        connection.readAll();
        arrived.countDown();
        answers.await();
    }

    private static void isOne(Settled settled) {
        ContractQueue queue = settled.queue();
        assertThat(queue.backend().created()).as(queue.toString()).hasSize(1);
        assertThat(queue.requests()).as(queue.toString()).isEqualTo(1);
        if (queue.isKeyed()) {
            assertThat(queue.deliveries()).as(queue.toString()).hasSize(2);
            assertThat(settled.sent().getMessage().getBody(String.class))
                    .endsWith(queue.backend().created().get(0).id());
            assertThat(settled.existed()).as(queue.toString()).isTrue();
        } else {
            assertThat(settled.check()).as(queue.toString()).isNotNull();
            assertThat(settled.check().getMessage().getBody(String.class))
                    .isEqualTo(queue.target().body());
        }
    }
}
