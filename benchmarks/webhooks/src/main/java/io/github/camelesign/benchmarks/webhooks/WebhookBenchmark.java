// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.webhooks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Receives the same calls by each route, in turn in each round, from a process of its own, and
 * prints medians and ratios to the bare route.
 */
public final class WebhookBenchmark {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

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

    private void measure(WebhookCase provider, int concurrent) throws IOException {
        String scheme = provider.scheme();
        List<Receiver> all =
                List.of(
                        new Receiver("platform-http:", "/bare", 0),
                        new Receiver("platform-http: by hand", "/hand/" + scheme, 0),
                        new Receiver("webhook:" + scheme + ":", "/hooks/" + scheme, 0),
                        new Receiver("  1 % forged", "/hooks/" + scheme, 1));
        Map<String, List<Figures>> figures = new LinkedHashMap<>();
        for (int i = 0; i <= rounds; i++) {
            for (Receiver receiver : all) {
                Figures some = round(provider, receiver, concurrent);
                if (i > 0) { // the first has everything compiled
                    figures.computeIfAbsent(receiver.name(), name -> new ArrayList<>()).add(some);
                }
            }
        }
        System.out.printf("%n%s, %d callers%n", scheme, concurrent);
        print(figures);
    }

    private Figures round(WebhookCase provider, Receiver receiver, int concurrent)
            throws IOException {
        receivers.taken();
        long bytes = allocated();
        long cpu = PROCESS.getProcessCpuTime();
        callers.begin(provider, receiver.path(), concurrent, seconds, receiver.forged());
        Callers.Result result = callers.end();
        cpu = PROCESS.getProcessCpuTime() - cpu;
        bytes = allocated() - bytes;
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

    private static void print(Map<String, List<Figures>> figures) {
        System.out.printf(
                "%-24s %9s %7s %9s %9s %9s %7s %9s %9s%n",
                "", "calls/s", "ratio", "spread", "CPU us", "bytes", "ratio", "p50 us", "p99 us");
        Figures bare = Figures.medians(figures.values().iterator().next());
        figures.forEach(
                (name, rounds) -> {
                    Figures median = Figures.medians(rounds);
                    System.out.printf(
                            "%-24s %9.0f %7.2f %8.0f%% %9.0f %9.0f %7.2f %9.0f %9.0f%n",
                            name,
                            median.perSecond(),
                            median.perSecond() / bare.perSecond(),
                            100 * Figures.spread(rounds),
                            median.cpuMicros(),
                            median.bytes(),
                            median.bytes() / bare.bytes(),
                            median.p50Micros(),
                            median.p99Micros());
                });
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

    private static long allocated() {
        long[] bytes = THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds());
        return Arrays.stream(bytes).filter(some -> some > 0).sum();
    }
}
