// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.producer;

import io.github.camelesign.benchmarks.figures.FigureTable;
import io.github.camelesign.benchmarks.figures.Figures;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Makes the same call by each contender, in turn in each round, against a server in a process of
 * its own, and prints medians and ratios to HttpClient 5.
 */
public final class ProducerBenchmark {

    private final int rounds;
    private final double seconds;
    private final Path keyStore;

    private ProducerBenchmark(int rounds, double seconds, Path keyStore) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.keyStore = keyStore;
    }

    /**
     * @param args rounds; seconds of each contender in a round; key store of the server; threads,
     *     such as {@code 1,8,64}; providers, such as {@code docusign,yousign}
     */
    public static void main(String[] args) throws Exception {
        ProducerBenchmark benchmark =
                new ProducerBenchmark(
                        Integer.parseInt(args[0]), Double.parseDouble(args[1]), Path.of(args[2]));
        for (String provider : args[4].split(",")) {
            ProviderCase one = ProviderCase.valueOf(provider.toUpperCase(Locale.ROOT));
            for (String threads : args[3].split(",")) {
                benchmark.measure(one, true, 2_000, true, Integer.parseInt(threads));
                benchmark.measure(one, false, 2_000, true, Integer.parseInt(threads));
            }
            benchmark.measure(one, false, 2_000, false, 8);
            benchmark.measure(one, false, 100_000, true, 8);
        }
        System.exit(0);
    }

    private void measure(ProviderCase provider, boolean create, int bytes, boolean tls, int threads)
            throws Exception {
        try (ServerProcess server =
                new ServerProcess(
                        AnsweringServer.class,
                        String.valueOf(bytes),
                        tls ? keyStore.toString() : "-",
                        "0")) {
            String url = (tls ? "https" : "http") + "://localhost:" + server.port();
            FigureTable table;
            try (Contenders contenders = new Contenders(provider, url, create)) {
                Round round = new Round(threads, seconds);
                Map<String, Callable<Figures>> all = new LinkedHashMap<>();
                for (Contender contender : contenders.all()) {
                    all.put(contender.name(), () -> round.run(contender));
                }
                table = new FigureTable(rounds, all);
            }
            System.out.printf(
                    "%n%s, %s, answers of %d kB, %s, %d threads%n",
                    provider.scheme(),
                    create ? "create" : "read",
                    bytes / 1000,
                    tls ? "TLS" : "plain",
                    threads);
            table.print();
        }
    }
}
