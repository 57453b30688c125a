// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.webhooks;

import io.github.camelesign.benchmarks.figures.FigureTable;
import io.github.camelesign.benchmarks.figures.Figures;
import io.github.camelesign.benchmarks.figures.ThisProcess;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Receives the same calls by each route, in turn in each round, from a process of its own, and
 * prints medians and ratios to the bare route.
 */
public final class WebhookBenchmark {

    private static final int SLOW_CALLERS = 64;

    private final int rounds;
    private final double seconds;
    private final Receivers receivers;
    private final Callers callers;

    private WebhookBenchmark(int rounds, double seconds, Receivers receivers, Callers callers) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.receivers = receivers;
        this.callers = callers;
    }

    /**
     * A route that is called.
     *
     * @param name in the table
     * @param path of it
     * @param forged of a hundred calls
     */
    private record Receiver(String name, String path, int forged) {}

    /**
     * @param args rounds; seconds of each receiver in a round; callers, such as {@code 1,8,64};
     *     providers, such as {@code docusign,yousign}
     */
    public static void main(String[] args) throws Exception {
        List<WebhookCase> providers =
                Arrays.stream(args[3].split(",")).map(WebhookCase::of).toList();
        try (Receivers receivers = new Receivers(providers);
                Callers callers = new Callers(receivers.port());
                Callers slow = new Callers(receivers.port())) {
            WebhookBenchmark benchmark =
                    new WebhookBenchmark(
                            Integer.parseInt(args[0]),
                            Double.parseDouble(args[1]),
                            receivers,
                            callers);
            for (WebhookCase provider : providers) {
                for (String concurrent : args[2].split(",")) {
                    benchmark.measure(provider, Integer.parseInt(concurrent));
                }
            }
            for (WebhookCase provider : providers) {
                benchmark.besideSlow(provider, slow);
            }
        }
        System.exit(0);
    }

    private void measure(WebhookCase provider, int concurrent) throws Exception {
        String scheme = provider.scheme();
        List<Receiver> all =
                List.of(
                        new Receiver("platform-http:", "/bare", 0),
                        new Receiver("platform-http: by hand", "/hand/" + scheme, 0),
                        new Receiver("webhook:" + scheme + ":", "/hooks/" + scheme, 0),
                        new Receiver("  1 % forged", "/hooks/" + scheme, 1));
        Map<String, Callable<Figures>> contenders = new LinkedHashMap<>();
        for (Receiver receiver : all) {
            contenders.put(receiver.name(), () -> round(provider, receiver, concurrent));
        }
        FigureTable table = new FigureTable(rounds, contenders);
        System.out.printf("%n%s, %d callers%n", scheme, concurrent);
        table.print();
    }

    private Figures round(WebhookCase provider, Receiver receiver, int concurrent)
            throws IOException {
        receivers.taken();
        long bytes = ThisProcess.allocated();
        long cpu = ThisProcess.cpuNanos();
        callers.begin(provider, receiver.path(), concurrent, seconds, receiver.forged());
        Callers.Result result = callers.end();
        cpu = ThisProcess.cpuNanos() - cpu;
        bytes = ThisProcess.allocated() - bytes;
        check(receivers.taken(), result.calls(), receiver.forged());
        return new Figures(
                result.perSecond(),
                cpu / 1e3 / result.calls(),
                (double) bytes / result.calls(),
                result.p50Micros(),
                result.p99Micros());
    }

    /** Each event reaches its route once, and nothing that is forged does. */
    private static void check(long taken, int calls, int forged) {
        long meant = calls - (long) calls * forged / 100;
        if (Math.abs(taken - meant) > (forged == 0 ? 0 : 1)) {
            throw new IllegalStateException(taken + " events of " + calls + " calls");
        }
    }

    /** What one caller gets while a slow route of the same server is called by many. */
    private void besideSlow(WebhookCase provider, Callers slow) throws IOException {
        String scheme = provider.scheme();
        System.out.printf(
                "%n%s, one caller beside %d of a route that takes %d ms%n%-24s %9s %9s %9s %9s %9s %9s%n",
                scheme,
                SLOW_CALLERS,
                Receivers.SLOW_MILLIS,
                "",
                "slow/s",
                "held",
                "calls/s",
                "alone",
                "p50 us",
                "p99 us");
        besideSlow("platform-http:", provider, "/bare", "/bare/slow", slow);
        besideSlow("webhook:", provider, "/hooks/" + scheme, "/slow/" + scheme, slow);
    }

    private void besideSlow(
            String name, WebhookCase provider, String path, String slowPath, Callers slow)
            throws IOException {
        callers.begin(provider, path, 1, seconds, 0);
        Callers.Result alone = callers.end();
        receivers.mostHeld();
        slow.begin(provider, slowPath, SLOW_CALLERS, seconds, 0);
        callers.begin(provider, path, 1, seconds, 0);
        Callers.Result beside = callers.end();
        Callers.Result held = slow.end();
        System.out.printf(
                "%-24s %9.0f %9d %9.0f %9.0f %9.0f %9.0f%n",
                name,
                held.perSecond(),
                receivers.mostHeld(),
                beside.perSecond(),
                alone.perSecond(),
                beside.p50Micros(),
                beside.p99Micros());
    }
}
