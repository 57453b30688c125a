// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A main class of the tests in a JVM of its own, with the same class path. */
public final class ChildJvm {

    /**
     * The first compiler and serial collection: a process of seconds then takes half of the
     * processor.
     */
    public static final List<String> SHORT_LIVED =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private ChildJvm() {}

    /**
     * Runs it to its end, and ends it if it takes longer than two minutes.
     *
     * @param output where it prints
     * @return its exit code
     */
    public static int run(Class<?> main, List<String> options, Path output, Object... arguments)
            throws IOException, InterruptedException {
        Process process = start(main, options, output, arguments);
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException(
                        main.getSimpleName() + " does not end: " + Files.readString(output));
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * Starts it. Whoever does ends it, or it outlives the test.
     *
     * @param output where it prints
     */
    public static Process start(
            Class<?> main, List<String> options, Path output, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SHORT_LIVED);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }
}
