// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.producer;

import io.vertx.core.http.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, so that what it costs is in no figure; closed, it ends. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    /**
     * @param server a class with a main method that prints its port
     */
    ServerProcess(Class<?> server, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
        command.add(server.getName());
        command.addAll(List.of(arguments));
        process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        port =
                Integer.parseInt(
                        new BufferedReader(
                                        new InputStreamReader(
                                                process.getInputStream(), StandardCharsets.UTF_8))
                                .readLine());
    }

    /** What the process runs: prints the server's port, and ends with its standard input. */
    static void serve(HttpServer server) throws Exception {
        System.out.println(
                server.listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get()
                        .actualPort());
        while (System.in.read() >= 0) {
            // until the benchmark is gone
        }
        System.exit(0);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
