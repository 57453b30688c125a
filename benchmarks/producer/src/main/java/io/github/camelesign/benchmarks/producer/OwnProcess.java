// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.producer;

import io.github.camelesign.benchmarks.figures.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures in a process of its own what belongs to a process, such as its threads and memory. */
final class OwnProcess {

    /** The runtime that this process has. */
    static final Path JDK = Path.of(System.getProperty("java.home"));

    private OwnProcess() {}

    /**
     * @param main prints one line of figures
     */
    static double[] figures(Path jdk, List<String> options, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin/java").toString());
        command.addAll(options);
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return Arrays.stream(output.readLine().split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } finally {
            process.destroy();
        }
    }

    /** The median of one of the figures. */
    static double median(List<double[]> rounds, int figure) {
        return Figures.median(rounds, round -> round[figure]);
    }
}
