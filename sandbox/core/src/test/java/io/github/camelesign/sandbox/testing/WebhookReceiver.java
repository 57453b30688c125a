// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes webhooks, or refuses the first few. */
public final class WebhookReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService answering = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();

    public record Received(
            String method, String uri, Map<String, List<String>> headers, byte[] body, int status) {
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        public String event() {
            return json().at("/meta/event").asText();
        }
    }

    public WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        // without one, the thread that accepts connections also answers, and one slow call delays
        // all
        server.setExecutor(answering);
        server.start();
    }

    public String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    public void refuse(int times) {
        refusals.set(times);
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean message = exchange.getRequestMethod().equals("POST");
        int status = message && refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? 503 : 200;
        received.add(
                new Received(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        body,
                        status));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    public List<Received> probes() {
        return received.stream().filter(r -> r.method().equals("GET")).toList();
    }

    public List<Received> messages() {
        return received.stream().filter(r -> r.method().equals("POST")).toList();
    }

    public List<String> events() {
        return messages().stream().map(Received::event).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        answering.shutdownNow();
    }
}
