// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.jdbc.JdbcLeases;
import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.testing.ParallelCalls;
import io.github.camelesign.testing.database.TestDatabase;
import io.github.camelesign.testing.route.WebhookRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.Processor;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One webhook on two nodes behind a load balancer, which share the memory of events. */
class SharedWebhookTest {

    private static final String OPTIONS =
            WebhookRoute.SIGNED + "&idempotentRepository=#bean:events";

    private final List<WebhookRoute> nodes = new ArrayList<>();
    private final AtomicInteger reached = new AtomicInteger();
    private TestDatabase database;

    @AfterEach
    void stop() {
        nodes.forEach(WebhookRoute::close);
        database.close();
    }

    private WebhookRoute node(Processor route) throws Exception {
        WebhookRoute node = new WebhookRoute("signnow:document/events");
        nodes.add(node);
        node.context()
                .getComponent("signnow", SignNowComponent.class)
                .getConfiguration()
                .setAccessToken("static");
        DataSource connections = database.node();
        node.context().getRegistry().bind("leases", new JdbcLeases(connections));
        node.context()
                .getRegistry()
                .bind("events", new JdbcMessageIdRepository(connections, "signnow"));
        node.start(
                OPTIONS,
                exchange -> {
                    reached.incrementAndGet();
                    route.process(exchange);
                });
        return node;
    }

    private static void work(long millis) throws InterruptedException {
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }

    private static String event(int number) {
        return "{\"meta\":{\"timestamp\":%d,\"event\":\"user.document.complete\"},\"content\":{\"document_id\":\"85fe\",\"document_name\":\"Lease\",\"user_id\":\"38b7\"}}"
                .formatted(1_720_800_000 + number);
    }

    private static int post(WebhookRoute node, String event) throws Exception {
        return node.post(
                        event, "X-SignNow-Signature", WebhookRoute.sign(WebhookRoute.SECRET, event))
                .statusCode();
    }

    private List<Integer> fourAtOnce(String event) throws Exception {
        AtomicInteger copy = new AtomicInteger();
        return ParallelCalls.of(4, () -> post(nodes.get(copy.getAndIncrement() % 2), event));
    }

    @ParameterizedTest
    @EnumSource
    void anEventThatComesFourTimesAtOnceReachesTheRouteOnce(Databases kind) throws Exception {
        database = kind.open();
        node(exchange -> work(800));
        node(exchange -> work(800));
        for (int number = 1; number <= 3; number++) {
            String event = event(number);

            assertThat(fourAtOnce(event)).containsExactlyInAnyOrder(200, 503, 503, 503);
            assertThat(fourAtOnce(event)).as("the provider's retries").containsOnly(200);
            assertThat(reached).hasValue(number);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatOneNodeFailsOnTheOtherDelivers(Databases kind) throws Exception {
        database = kind.open();
        WebhookRoute failing =
                node(
                        exchange -> {
                            throw new IllegalStateException("no");
                        });
        WebhookRoute other = node(exchange -> {});

        assertThat(post(failing, event(1))).isEqualTo(500);
        assertThat(post(other, event(1))).isEqualTo(200);
        assertThat(post(failing, event(1))).isEqualTo(200);
        assertThat(other.delivered()).hasSize(1);
    }

    /**
     * The lease of a node that has died, its connections with it, is free when its time is over.
     */
    @ParameterizedTest
    @EnumSource
    void whatADeadNodeHadIsDeliveredByTheOther(Databases kind) throws Exception {
        database = kind.open();
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        WebhookRoute dying =
                node(
                        exchange -> {
                            taken.countDown();
                            never.await();
                        });
        WebhookRoute other = node(exchange -> {});
        CompletableFuture<Integer> unanswered =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return post(dying, event(1));
                            } catch (Exception e) {
                                return 0;
                            }
                        });
        taken.await();
        assertThat(post(other, event(1))).isEqualTo(503);
        // its minute is over
        database.execute(
                "UPDATE camel_esign_lease SET ends_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");

        await().until(() -> post(other, event(1)) == 200);
        never.countDown();
        assertThat(unanswered.get()).isIn(200, 500);
    }
}
