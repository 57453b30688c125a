package io.github.camelesign.karaf;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Karaf in a process of its own. */
final class KarafProcess implements AutoCloseable {
    /** What its log says when a feature, a bundle or a route cannot be started. */
    private static final List<String> FATAL =
            List.of(
                    "Error installing boot features",
                    "Error starting bundle",
                    "Unable to start container",
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
        // for a test that is interrupted: close() is not called then
        this.killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
    }

    static KarafProcess start(
            Path karafHome, Path data, Path javaHome, Map<String, String> systemProperties)
            throws IOException {
        Path console = data.resolve("console.log");
        ProcessBuilder builder =
                new ProcessBuilder(karafHome.resolve("bin/karaf").toString(), "server")
                        .redirectErrorStream(true)
                        .redirectOutput(console.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KARAF_")); // of another Karaf
        environment.put("JAVA_HOME", javaHome.toString());
        environment.put("KARAF_DATA", data.toString());
        environment.put("KARAF_EXEC", "exec"); // the script becomes the JVM: one process to kill
        environment.put(
                "EXTRA_JAVA_OPTS",
                systemProperties.entrySet().stream()
                        .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                        .collect(joining(" ")));
        return new KarafProcess(console, data.resolve("log/karaf.log"), builder.start());
    }

    /** Fails, with all that Karaf wrote, once it can no longer do what is expected of it. */
    void assertHealthy() {
        String log = log();
        for (String fatal : FATAL) {
            if (log.contains(fatal)) {
                throw new AssertionError("Karaf: " + fatal + "\n" + report());
            }
        }
        if (!process.isAlive()) {
            throw new AssertionError("Karaf ended with " + process.exitValue() + "\n" + report());
        }
    }

    String log() {
        return read(log);
    }

    String report() {
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
