// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Runs in which processes come and go while contracts are sent and end. Each is chosen by its seed,
 * and answers what was lost and doubled.
 */
final class CrashRuns {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration AWAY = Duration.ofSeconds(3);

    private final long seed;
    private final Duration gap;

    /**
     * @param gap between two contracts
     */
    CrashRuns(long seed, Duration gap) {
        this.seed = seed;
        this.gap = gap;
    }

    /** What is done to nodes while contracts end. */
    private interface Disturbance {
        void happen(Installation installation, List<NodeProcess> nodes) throws Exception;
    }

    private Balance run(
            String name,
            Collection<Source> sources,
            int nodes,
            UnaryOperator<NodeOptions> options,
            Disturbance disturbance)
            throws Exception {
        Path directory = RunDirectory.of(name, seed);
        boolean byEachDelivery = nodes > 1;
        Balance balance;
        try (Installation installation = new Installation(directory)) {
            List<NodeProcess> started = new ArrayList<>();
            for (int i = 0; i < nodes; i++) {
                NodeOptions chosen = options.apply(installation.options());
                NodeProcess node = installation.node(chosen);
                node.start();
                // a webhook is registered from now on
                node.awaitReady();
                if (chosen.needsFirstPolls()) {
                    node.awaitFirstPolls(chosen.polled().size());
                }
                started.add(node);
            }
            try (Traffic traffic = new Traffic(installation, sources, seed, gap)) {
                disturbance.happen(installation, started);
            }
            balance = installation.settle(PATIENCE, byEachDelivery);
        }
        System.out.printf("%s, seed %d: %s%n", name, seed, balance);
        if (balance.isEven()) {
            RunDirectory.remove(directory);
        }
        return balance;
    }

    /** Polls of all sources, and webhooks of all that have them. */
    static NodeOptions both(NodeOptions options) {
        return options.with("polled", Installation.names(List.of(Source.values())))
                .with("called", Installation.names(Source.withWebhook()));
    }

    /** One node polls all sources, and is killed so often. */
    Balance killsOfOneNode(int times) throws Exception {
        List<Source> sources = List.of(Source.values());
        return run(
                "kills",
                sources,
                1,
                options -> options.with("polled", Installation.names(sources)),
                (installation, nodes) -> new KillRun(seed).kill(nodes.get(0), times));
    }

    /**
     * The same with the positions in a file. A poll without one begins now, so that a position that
     * is lost loses what has ended meanwhile.
     */
    Balance killsOfOneNodeWithAFile(int times) throws Exception {
        List<Source> sources = List.of(Source.values());
        Path file = RunDirectory.of("file-kills-positions", seed).resolve("positions");
        return run(
                "file-kills",
                sources,
                1,
                options ->
                        options.with("polled", Installation.names(sources))
                                .with("positions", file)
                                .with("startFrom", "now"),
                (installation, nodes) -> new KillRun(seed).kill(nodes.get(0), times));
    }

    /** One node is called by webhooks, and is killed so often; the providers call again. */
    Balance killsUnderWebhooks(int times) throws Exception {
        List<Source> sources = Source.withWebhook();
        return run(
                "webhook-kills",
                sources,
                1,
                options -> options.with("called", Installation.names(sources)),
                (installation, nodes) -> new KillRun(seed).kill(nodes.get(0), times));
    }

    /** Two nodes share polls and webhooks; one of them, now this and now that, is killed. */
    Balance killsOfOneOfTwoNodes(int times) throws Exception {
        Random random = new Random(seed);
        KillRun kills = new KillRun(seed);
        return two(
                "nodes",
                (installation, nodes) -> {
                    for (int i = 0; i < times; i++) {
                        kills.kill(nodes.get(random.nextInt(nodes.size())), 1);
                    }
                });
    }

    /** Each node ends in order and starts again, one after the other. */
    Balance rollingRestarts(int times) throws Exception {
        return two(
                "rolling",
                (installation, nodes) -> {
                    for (int i = 0; i < times; i++) {
                        for (NodeProcess node : nodes) {
                            node.stop();
                            node.start();
                            node.awaitReady();
                        }
                    }
                });
    }

    /** The broker ends, killed and in order by turns, and comes back some seconds later. */
    Balance brokerStops(int times) throws Exception {
        KillRun moments = new KillRun(seed);
        return two(
                "broker",
                (installation, nodes) -> {
                    for (int i = 0; i < times; i++) {
                        moments.awaitMoment(nodes.get(i % nodes.size()));
                        if (i % 2 == 0) {
                            installation.broker().kill();
                        } else {
                            installation.broker().stop();
                        }
                        Pause.of(AWAY);
                        installation.broker().start();
                    }
                });
    }

    private Balance two(String name, Disturbance disturbance) throws Exception {
        Path locks = RunDirectory.of(name + "-locks", seed);
        return run(
                name,
                List.of(Source.values()),
                2,
                options -> both(options).with("cluster", locks),
                disturbance);
    }
}
