// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Stands between a client and a server, and kills the client at one of its requests: before the
 * server has got it, or after the server has answered. Or it gives the client no answer, and the
 * server gets that request much later.
 */
final class KillingProxy implements AutoCloseable {

    /** What each side says of its own connection. */
    private static final Set<String> HOP =
            Set.of(
                    "host",
                    "connection",
                    "content-length",
                    "transfer-encoding",
                    "upgrade",
                    "http2-settings",
                    "expect");

    private final URI target;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Consumer<String> bodies;
    private int requests;
    private int fatal = -1;
    private boolean answered;
    private Process victim;
    private String held;
    private String releasing;
    private HttpRequest late;

    KillingProxy(URI target) throws IOException {
        this(target, body -> {});
    }

    /**
     * @param bodies gets those of the requests, a character for each byte
     */
    KillingProxy(URI target, Consumer<String> bodies) throws IOException {
        this.bodies = bodies;
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::forward);
        server.start();
    }

    String baseUri(String provider) {
        return "http://localhost:" + server.getAddress().getPort() + "/" + provider;
    }

    synchronized int requests() {
        return requests;
    }

    /**
     * From now on.
     *
     * @param request number of the request that kills, the first is 0; negative for none
     * @param afterwards whether the server gets that request
     */
    synchronized void arm(int request, boolean afterwards) {
        requests = 0;
        fatal = request;
        answered = afterwards;
    }

    synchronized void aim(Process process) {
        victim = process;
    }

    /**
     * The connection of the first request like that is closed without an answer.
     *
     * @param pattern of its method, a blank and its path
     * @param before pattern of the request before which the server gets it; none for {@link
     *     #release} alone
     */
    synchronized void hold(String pattern, String before) {
        held = pattern;
        releasing = before;
    }

    synchronized boolean isHolding() {
        return late != null;
    }

    /** Lets the server have the request that is held, if there is still one. */
    synchronized void release() throws IOException {
        try {
            if (late != null) {
                client.send(late, HttpResponse.BodyHandlers.discarding());
            }
            late = null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean holds(String line, HttpRequest request) throws IOException {
        if (held != null && line.matches(held)) {
            late = request;
            held = null;
            return true;
        }
        if (late != null && line.matches(releasing)) {
            release();
        }
        return false;
    }

    private void forward(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        bodies.accept(new String(body, StandardCharsets.ISO_8859_1));
        int number = count();
        if (number == fatal && !answered) {
            kill();
            exchange.close();
            return;
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()))
                        .timeout(Duration.ofMinutes(1))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (!HOP.contains(name.toLowerCase())) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        if (holds(line, request.build())) {
            exchange.close();
            return;
        }
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (number == fatal) {
                kill();
                exchange.close();
                return;
            }
            response.headers()
                    .map()
                    .forEach(
                            (name, values) -> {
                                if (!HOP.contains(name.toLowerCase()) && !name.startsWith(":")) {
                                    exchange.getResponseHeaders().put(name, values);
                                }
                            });
            boolean empty = response.body().length == 0;
            exchange.sendResponseHeaders(
                    response.statusCode(), empty ? -1 : response.body().length);
            if (!empty) {
                exchange.getResponseBody().write(response.body());
            }
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private synchronized int count() {
        return requests++;
    }

    private synchronized void kill() {
        victim.destroyForcibly();
        victim.onExit().join();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
