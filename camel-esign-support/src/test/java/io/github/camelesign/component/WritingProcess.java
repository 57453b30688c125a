// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A process of its own that sets one value after the other, and says of each that it was set; or
 * says why it does not start.
 */
final class WritingProcess {

    static final int KEYS = 5;

    private final Process process;
    private final BufferedReader said;

    private WritingProcess(Process process) {
        this.process = process;
        this.said = process.inputReader();
    }

    static WritingProcess start(Path file) throws IOException {
        return new WritingProcess(
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                WritingProcess.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    /** What it says first; then it is ended. */
    String firstLine() throws IOException, InterruptedException {
        String line = said.readLine();
        kill();
        return line;
    }

    /** Waits for the first number and some more; returns the last of them. */
    int await(int more) throws IOException {
        int last = number(said.readLine());
        for (int i = 0; i < more; i++) {
            last = number(said.readLine());
        }
        return last;
    }

    /**
     * Ends it at once.
     *
     * @return the number that it said last, or -1 if it said nothing more
     */
    int kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly(); // that of the process would close what it has said
        int last = -1;
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            // else it is broken off
            if (line.endsWith(".")) {
                last = number(line);
            }
        }
        process.waitFor();
        return last;
    }

    private static int number(String line) {
        return Integer.parseInt(line.substring(0, line.length() - 1));
    }

    public static void main(String[] args) {
        EsignFileStateRepository repository = new EsignFileStateRepository(Path.of(args[0]));
        try {
            repository.start();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
            return;
        }
        String last = repository.getState("last");
        for (int n = last == null ? 0 : Integer.parseInt(last) + 1; ; n++) {
            repository.setState("key" + n % KEYS, value(n));
            repository.setState("last", String.valueOf(n));
            System.out.println(n + ".");
        }
    }

    /** Long enough for the file to be written anew while the tests run. */
    static String value(int number) {
        return (number + "\n").repeat(number % 3 == 0 ? 20_000 : 10);
    }
}
