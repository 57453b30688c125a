// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import io.github.camelesign.testing.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A main class of these runs in a JVM of its own, which ends when this one does. */
final class Child implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    private final Path log;
    private final Process process;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    /**
     * Starts it.
     *
     * @param directory of its own, for its log and temporary files
     * @param lines hears of each line that it says
     */
    Child(Class<?> main, Path directory, Consumer<String> lines, Object... arguments) {
        try {
            Path temporary = Files.createDirectories(directory.resolve("tmp"));
            log = directory.resolve("log");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(ChildJvm.SHORT_LIVED);
            command.addAll(
                    List.of(
                            "-Xshare:auto",
                            "-Xmx256m",
                            "-Djava.io.tmpdir=" + temporary,
                            "-Dorg.slf4j.simpleLogger.showDateTime=true",
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                            "-cp",
                            System.getProperty("java.class.path"),
                            main.getName()));
            for (Object argument : arguments) {
                command.add(argument.toString());
            }
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(() -> read(lines), "output of " + main.getSimpleName());
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Consumer<String> lines) {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals(Lifeline.READY)) {
                    ready.complete(null);
                } else {
                    lines.accept(line);
                }
            }
        } catch (IOException e) {
            // it is gone
        }
        ready.completeExceptionally(new IllegalStateException("It has ended, see " + log));
    }

    /** Returns when it works. */
    Child awaitReady() throws Exception {
        ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    boolean isReady() {
        return ready.isDone() && !ready.isCompletedExceptionally() && process.isAlive();
    }

    /** Asks it for something. */
    void say(String command) {
        try {
            process.getOutputStream().write((command + "\n").getBytes());
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The system ends it, wherever it is. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** It ends in order. */
    void stop() throws InterruptedException {
        say(Lifeline.STOP);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("It does not end, see " + log);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
