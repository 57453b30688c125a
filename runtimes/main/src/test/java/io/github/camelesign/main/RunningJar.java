// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.main;

import io.github.camelesign.testing.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The runnable jar in a JVM of its own. */
final class RunningJar implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path log;
    private final Process process;

    /**
     * @param directory in which it runs, and writes what it prints to {@code log.txt}
     * @param environment variables, beside those of this process
     */
    RunningJar(Path directory, Map<String, String> environment, List<Path> routes)
            throws IOException {
        log = directory.resolve("log.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ChildJvm.SHORT_LIVED);
        command.add("-jar");
        command.add(System.getProperty("runner.jar"));
        routes.forEach(file -> command.add(file.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    /** Asks it to end, as a service manager does. */
    void stop() {
        process.destroy();
    }

    /** Waits for its end; false if it did not come within a minute. */
    boolean hasEnded() throws InterruptedException {
        return process.waitFor(1, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
