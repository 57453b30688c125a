// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.karaf.launcher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Karaf in a process of its own, which ends with the one that started it. */
public final class KarafProcess implements AutoCloseable {
    /** What its log says when a feature, a bundle or a route cannot be started. */
    private static final List<String> FATAL =
            List.of(
                    "Error installing boot features",
                    "Error starting bundle",
                    "Unable to start container",
                    "Unable to start blueprint container",
                    "Unable to resolve",
                    "missing requirement",
                    "FailedToCreateRouteException",
                    "FailedToStartRouteException");

    private final Path console;
    private final Path log;
    private final Process process;
    private final Thread killer;

    private KarafProcess(Path console, Path log, Process process) {
        this.console = console;
        this.log = log;
        this.process = process;
        // when we are interrupted, close() is not called
        this.killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /**
     * Boots a Karaf.
     *
     * @param karafHome where it is; nothing is written there
     * @param data an empty folder, where all of it is that this run changes
     * @param javaHome a JDK 17, see {@link Java17}
     * @param pid the name of a configuration, {@code etc/<pid>.cfg}
     * @param configuration its content
     */
    public static KarafProcess start(
            Path karafHome, Path data, Path javaHome, String pid, Map<String, String> configuration)
            throws IOException {
        Path etc = copy(karafHome.resolve("etc"), Files.createDirectories(data.resolve("etc")));
        write(configuration, etc.resolve(pid + ".cfg"));

        Path console = data.resolve("console.log");
        ProcessBuilder builder =
                new ProcessBuilder(karafHome.resolve("bin/karaf").toString(), "server")
                        .redirectErrorStream(true)
                        .redirectOutput(console.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KARAF_")); // of another Karaf
        environment.put("JAVA_HOME", javaHome.toString());
        // it lives for a minute: the second compiler and parallel collection do not pay
        environment.putIfAbsent("JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        environment.put("KARAF_DATA", data.toString());
        environment.put("KARAF_ETC", etc.toString());
        environment.put("KARAF_EXEC", "exec"); // the script becomes the JVM: one process to kill
        return new KarafProcess(console, data.resolve("log/karaf.log"), builder.start());
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return to;
    }

    private static void write(Map<String, String> configuration, Path file) throws IOException {
        Properties properties = new Properties();
        properties.putAll(configuration);
        try (Writer writer = Files.newBufferedWriter(file, ISO_8859_1)) {
            properties.store(writer, null);
        }
    }

    /** Fails, with all that Karaf wrote, once it can no longer do what is expected of it. */
    public void assertHealthy() {
        String log = log();
        for (String fatal : FATAL) {
            if (log.contains(fatal)) {
                throw new IllegalStateException("Karaf: " + fatal + "\n" + report());
            }
        }
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "Karaf ended with " + process.exitValue() + "\n" + report());
        }
    }

    /** What it has written to its log so far. */
    public String log() {
        return read(log);
    }

    private String report() {
        return "--- console\n" + read(console) + "\n--- karaf.log\n" + log();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(null, 20, TimeUnit.SECONDS).join();
        process.destroyForcibly().onExit().join();
        Runtime.getRuntime().removeShutdownHook(killer);
    }
}
