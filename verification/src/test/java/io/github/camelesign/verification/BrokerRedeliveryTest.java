// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.broker.EmbeddedBroker;
import io.github.camelesign.testing.fault.Backend;
import io.github.camelesign.testing.fault.FaultCase;
import io.github.camelesign.testing.fault.FaultCase.Finish;
import io.github.camelesign.testing.fault.FaultCatalog;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.FaultedProvider;
import io.github.camelesign.testing.fault.ServerAnswer;
import io.github.camelesign.verification.ContractQueue.Keyed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The answer to a create is lost, and whoever looks for what became of it gets none either, until
 * the broker has delivered the message for the third time.
 */
class BrokerRedeliveryTest extends BrokerTests {

    private static final List<String> LOSSES =
            List.of(
                    "reset after the request",
                    "closed after the request",
                    "closed in the middle of the answer",
                    "broken JSON with 200",
                    "503",
                    "504");

    /** The delivery to which look-ups are answered. */
    private static final int LAST = 3;

    @ParameterizedTest
    @EnumSource(names = {"AT_ONCE", "NEVER"})
    void aMessageMakesOneContract(Finish finish) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"))) {
            connect(broker.connectionFactory());
            try {
                for (String loss : LOSSES) {
                    addAll(loss, finish);
                }
                sendAll();

                assertThat(settled(broker::messages))
                        .hasSize(LOSSES.size() * 9)
                        .allSatisfy(settled -> isOne(settled, finish == Finish.AT_ONCE));
            } finally {
                stop();
            }
        }
    }

    /** What is proved not to be done is not taken for an attempt. */
    @Test
    void aMessageThatMeetsALimitMakesAContractThen() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"))) {
            connect(broker.connectionFactory());
            try {
                addAll("429 with Retry-After: 0", Finish.NEVER);
                sendAll();

                assertThat(settled(broker::messages))
                        .allSatisfy(
                                settled -> {
                                    ContractQueue queue = settled.queue();
                                    assertThat(settled.sent()).as(queue.toString()).isNotNull();
                                    assertThat(queue.backend().created()).hasSize(1);
                                    assertThat(queue.requests()).isEqualTo(2);
                                });
            } finally {
                stop();
            }
        }
    }

    private void addAll(String fault, Finish finish) throws Exception {
        for (FaultTarget target : creations().toList()) {
            for (Keyed keyed : ContractQueue.ways(target)) {
                add(queue(target, keyed, fault, finish));
            }
        }
    }

    private ContractQueue queue(FaultTarget target, Keyed keyed, String fault, Finish finish) {
        Backend backend = new Backend();
        FaultedProvider provider =
                new FaultedProvider(
                        new FaultCase(FaultCatalog.named(fault), target, false, finish), backend);
        provider.arm();
        return new ContractQueue(
                nextName(),
                target,
                keyed,
                backend,
                (queue, connection) -> {
                    // the head first, for which a kept connection waits
                    if (target.isLookUp(connection.head())
                            && queue.requests() > 0
                            && queue.deliveries().size() < LAST) {
                        connection.readAll();
                        connection.send(ServerAnswer.of(503));
                    } else {
                        provider.play(connection);
                    }
                });
    }

    private static void isOne(Settled settled, boolean done) {
        ContractQueue queue = settled.queue();
        if (!queue.isKeyed()) {
            assertThat(queue.requests()).as(queue.toString()).isEqualTo(1);
            assertThat(queue.backend().created()).as(queue.toString()).hasSize(done ? 1 : 0);
            assertThat(settled.check().getMessage().getBody(String.class))
                    .as(queue.toString())
                    .isEqualTo(queue.target().body());
            return;
        }
        assertThat(queue.deliveries()).as(queue.toString()).containsExactly(false, true, true);
        assertThat(queue.backend().created()).as(queue.toString()).hasSize(1);
        assertThat(queue.requests()).as(queue.toString()).isEqualTo(done ? 1 : 2);
        assertThat(settled.sent().getMessage().getBody(String.class))
                .endsWith(queue.backend().created().get(0).id());
        assertThat(settled.existed()).as(queue.toString()).isEqualTo(done);
    }
}
