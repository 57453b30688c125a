// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Runs about webhooks: many at once, and beside polls. */
final class DeliveryRuns {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final long seed;

    DeliveryRuns(long seed) {
        this.seed = seed;
    }

    /**
     * What a run of webhooks has come to.
     *
     * @param acknowledged calls that were answered 200
     * @param lost those of them that are not downstream
     * @param doubled those that are downstream more than once
     */
    record Acknowledged(int acknowledged, int lost, int doubled) {}

    /** Calls to a node with a slow route, which is stopped in the middle, or killed. */
    Acknowledged load(int events, int connections, long routeMillis, boolean kill)
            throws Exception {
        Path directory = RunDirectory.of("load", seed);
        try (Installation installation = new Installation(directory)) {
            NodeProcess node =
                    installation.node(
                            installation
                                    .options()
                                    .with("called", Source.SIGNNOW)
                                    .with("pause", routeMillis));
            node.start();
            node.awaitReady();
            WebhookLoad load =
                    new WebhookLoad(
                            installation.balancer().uri().resolve(Source.SIGNNOW.webhookPath()));
            CompletableFuture<Void> calls =
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    load.send(events, connections);
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            });
            while (load.acknowledged().size() < events / 2 && !calls.isDone()) {
                Pause.of(Duration.ofMillis(20));
            }
            if (kill) {
                node.kill();
            } else {
                node.stop();
            }
            node.start();
            calls.get();
            return compare(installation, load);
        }
    }

    private static Acknowledged compare(Installation installation, WebhookLoad load)
            throws InterruptedException {
        Set<String> lost = new HashSet<>(load.acknowledged());
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<Downstream.Row> rows = List.of();
        while (!lost.isEmpty() && System.nanoTime() < end) {
            Pause.of(Duration.ofMillis(200));
            rows = installation.downstream().rows();
            rows.forEach(row -> lost.remove(row.envelope()));
        }
        Set<String> once = new HashSet<>();
        List<String> doubled = new ArrayList<>();
        rows.stream()
                .map(Downstream.Row::envelope)
                .filter(envelope -> !once.add(envelope))
                .forEach(doubled::add);
        return new Acknowledged(load.acknowledged().size(), lost.size(), doubled.size());
    }

    /**
     * Contracts that end while poll and webhook are both there, and then others while no call
     * arrives and none is repeated. An ending is recognised by its change key.
     *
     * @param sources no two of them list each other's contracts
     */
    Balance both(Collection<Source> sources, int contracts) throws Exception {
        Path directory = RunDirectory.of("both", seed);
        try (Installation installation = new Installation(directory)) {
            NodeProcess node =
                    installation.node(
                            installation
                                    .options()
                                    .with("polled", Installation.names(sources))
                                    .with("called", Installation.names(sources))
                                    .with("types", "completed,declined")
                                    .with("delay", 1000)
                                    .with("identity", "changeKey"));
            node.start();
            node.awaitReady();
            end(installation, sources, contracts);
            installation.settle(PATIENCE, false);
            installation.providers().giveUpAtOnce();
            installation.balancer().lose();
            end(installation, sources, contracts);
            return installation.settle(PATIENCE, false);
        }
    }

    private static void end(Installation installation, Collection<Source> sources, int contracts) {
        for (int i = 0; i < contracts; i++) {
            for (Source source : sources) {
                installation.end(
                        installation.send(
                                source, i % 2 == 0 ? Contract.COMPLETED : Contract.DECLINED));
            }
        }
    }
}
