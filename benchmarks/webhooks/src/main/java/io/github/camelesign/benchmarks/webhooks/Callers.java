// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.webhooks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that calls, see {@link Caller}. */
final class Callers implements AutoCloseable {

    private final Process process;
    private final PrintWriter loads;
    private final BufferedReader results;

    /** What came of a load. */
    record Result(int calls, double perSecond, double p50Micros, double p99Micros) {}

    Callers(int port) throws IOException {
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Caller.class.getName(),
                                String.valueOf(port))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        loads = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        results =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    void begin(WebhookCase provider, String path, int callers, double seconds, int forged) {
        loads.printf("%s %s %d %s %d%n", provider.scheme(), path, callers, seconds, forged);
    }

    /** Waits until the load that was begun is over. */
    Result end() throws IOException {
        String[] result = results.readLine().split(" ");
        if (!result[1].equals("0")) {
            throw new IllegalStateException(
                    "Calls with another answer than is meant: " + result[1]);
        }
        return new Result(
                Integer.parseInt(result[0]),
                Double.parseDouble(result[2]),
                Double.parseDouble(result[3]),
                Double.parseDouble(result[4]));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
