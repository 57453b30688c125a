// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.producer;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Starts a context of many routes, each with an endpoint of its own, by the component and by
 * Camel's {@code http:} in turn, each time in a process of its own.
 */
public final class EndpointsBenchmark {

    private static final String SERVER = "http://localhost:1";

    private EndpointsBenchmark() {}

    /**
     * @param args rounds; endpoints; providers. Within: {@code one}, provider, whether by the
     *     component, endpoints
     */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("one")) {
            one(provider(args[1]), Boolean.parseBoolean(args[2]), Integer.parseInt(args[3]));
            System.exit(0);
        }
        System.out.printf("%s endpoints%n", args[1]);
        System.out.printf(
                "%-13s %9s %7s %9s %7s %9s %9s%n",
                "", "start ms", "ratio", "heap kB", "ratio", "threads", "classes");
        for (String scheme : args[2].split(",")) {
            Map<String, List<double[]>> figures = new LinkedHashMap<>();
            for (int round = 0; round < Integer.parseInt(args[0]); round++) {
                for (boolean component : new boolean[] {false, true}) {
                    figures.computeIfAbsent(
                                    component ? scheme + ":" : "http:", name -> new ArrayList<>())
                            .add(
                                    OwnProcess.figures(
                                            OwnProcess.JDK,
                                            List.of("-Xmx1g"),
                                            EndpointsBenchmark.class,
                                            "one",
                                            scheme,
                                            String.valueOf(component),
                                            args[1]));
                }
            }
            print(figures);
        }
    }

    private static ProviderCase provider(String scheme) {
        return ProviderCase.valueOf(scheme.toUpperCase(Locale.ROOT));
    }

    private static void one(ProviderCase provider, boolean component, int endpoints)
            throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            Contenders.account(camel, provider.scheme(), SERVER);
            camel.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            for (int i = 0; i < endpoints; i++) {
                                from("direct:" + i)
                                        .to(
                                                component
                                                        ? provider.readUri(i)
                                                        : SERVER
                                                                + provider.path(false)
                                                                + "?i="
                                                                + i);
                            }
                        }
                    });
            long before = held();
            long start = System.nanoTime();
            camel.start();
            System.out.printf(
                    Locale.ROOT,
                    "%f %d %d %d%n",
                    (System.nanoTime() - start) / 1e6,
                    held() - before >> 10,
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        }
    }

    private static long held() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void print(Map<String, List<double[]>> figures) {
        List<double[]> first = figures.values().iterator().next();
        figures.forEach(
                (name, rounds) ->
                        System.out.printf(
                                "%-13s %9.0f %7.2f %9.0f %7.2f %9.0f %9.0f%n",
                                name,
                                OwnProcess.median(rounds, 0),
                                OwnProcess.median(rounds, 0) / OwnProcess.median(first, 0),
                                OwnProcess.median(rounds, 1),
                                OwnProcess.median(rounds, 1) / OwnProcess.median(first, 1),
                                OwnProcess.median(rounds, 2),
                                OwnProcess.median(rounds, 3)));
    }
}
