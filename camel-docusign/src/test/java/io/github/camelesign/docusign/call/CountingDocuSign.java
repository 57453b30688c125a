// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A server that keeps the envelopes it has created, also when it does not get round to saying so:
 * what was done is counted here and not guessed from the answers.
 */
final class CountingDocuSign implements AutoCloseable {

    /** What befalls one request. */
    interface Fate {
        void strike(CountingDocuSign server, HttpExchange call) throws IOException;
    }

    /** Nothing goes wrong. */
    static final Fate AS_USUAL = CountingDocuSign::serve;

    /** The connection ends before anything is done. */
    static final Fate RESET_BEFORE = (server, call) -> call.close();

    /** It is done, then the connection ends. */
    static final Fate RESET_AFTER =
            (server, call) -> {
                server.create(call);
                call.close();
            };

    /** A gateway gives up, and it is done a moment later. */
    static final Fate LATE =
            (server, call) -> {
                byte[] definition = call.getRequestBody().readAllBytes();
                answer(call, 504, new byte[0]);
                CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS, server.pool)
                        .execute(() -> server.keep(definition));
            };

    /** It is done, and the answer ends in its middle. */
    static final Fate TRUNCATED =
            (server, call) -> {
                byte[] whole = server.create(call);
                call.getResponseHeaders().add("Content-Type", "application/json");
                call.sendResponseHeaders(201, whole.length);
                call.getResponseBody().write(whole, 0, whole.length / 2);
                call.getResponseBody().flush();
                call.close();
            };

    /** It is done, and the answer comes later than anybody waits. */
    static final Fate SLOW =
            (server, call) -> {
                byte[] whole = server.create(call);
                call.sendResponseHeaders(201, whole.length);
                call.getResponseBody().write(whole, 0, 1);
                call.getResponseBody().flush();
                server.held.add(call);
            };

    /** It is refused, or a gateway fails before it. */
    static Fate status(int status, Map<String, String> headers, String body) {
        return (server, call) -> {
            headers.forEach(call.getResponseHeaders()::add);
            answer(call, status, body.getBytes(StandardCharsets.UTF_8));
        };
    }

    /** It is done, and a gateway says otherwise. */
    static Fate statusAfter(int status) {
        return after(status, "application/json", "");
    }

    /** It is done, and something else comes than the answer. */
    static Fate after(int status, String contentType, String body) {
        return (server, call) -> {
            server.create(call);
            call.getResponseHeaders().add("Content-Type", contentType);
            answer(call, status, body.getBytes(StandardCharsets.UTF_8));
        };
    }

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer http;
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final List<Map<?, ?>> envelopes = new ArrayList<>();
    private final Queue<Fate> creations = new ArrayDeque<>();
    private final Queue<Fate> lookUps = new ArrayDeque<>();
    private final Queue<HttpExchange> held = new ArrayDeque<>();
    private final List<Object> lookedUp = new ArrayList<>();
    private Fate everyLookUp = AS_USUAL;
    private int attempts;

    CountingDocuSign() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(pool);
        http.createContext("/", this::handle);
        http.start();
    }

    String baseUri() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    /** The next creations meet these, one each. */
    synchronized void creationsMeet(Fate... fates) {
        creations.addAll(List.of(fates));
    }

    /** The next look-ups meet these, one each. */
    synchronized void lookUpsMeet(Fate... fates) {
        lookUps.addAll(List.of(fates));
    }

    /** All look-ups that follow meet this. */
    synchronized void everyLookUpMeets(Fate fate) {
        everyLookUp = fate;
    }

    synchronized List<Map<?, ?>> envelopes() {
        return List.copyOf(envelopes);
    }

    /** The transactionId of each envelope. */
    synchronized List<Object> keys() {
        return envelopes.stream().map(CountingDocuSign::key).toList();
    }

    private static Object key(Map<?, ?> envelope) {
        return ((Map<?, ?>) envelope.get("definition")).get("transactionId");
    }

    /** The transactionId of each look-up. */
    synchronized List<Object> lookedUp() {
        return List.copyOf(lookedUp);
    }

    /** How often somebody has tried to create one. */
    synchronized int attempts() {
        return attempts;
    }

    private synchronized void handle(HttpExchange call) throws IOException {
        boolean creation = call.getRequestMethod().equals("POST");
        if (creation) {
            attempts++;
        } else {
            lookedUp.add(sought(call));
        }
        Fate fate = (creation ? creations : lookUps).poll();
        Fate usual = creation ? AS_USUAL : everyLookUp;
        (fate == null ? usual : fate).strike(this, call);
    }

    private void serve(HttpExchange call) throws IOException {
        if (call.getRequestMethod().equals("POST")) {
            answer(call, 201, create(call));
        } else {
            answer(call, 200, found(call));
        }
    }

    private byte[] create(HttpExchange call) throws IOException {
        Map<String, Object> envelope = keep(call.getRequestBody().readAllBytes());
        return json.writeValueAsBytes(
                Map.of(
                        "envelopeId",
                        envelope.get("envelopeId"),
                        "uri",
                        "/envelopes/" + envelope.get("envelopeId"),
                        "statusDateTime",
                        "2026-01-31T00:00:00.0000000Z",
                        "status",
                        "sent"));
    }

    private synchronized Map<String, Object> keep(byte[] definition) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("envelopeId", "e" + (envelopes.size() + 1));
        try {
            envelope.put("definition", json.readValue(definition, Map.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        envelopes.add(envelope);
        return envelope;
    }

    private static String sought(HttpExchange call) throws IOException {
        String query = call.getRequestURI().getRawQuery();
        if (query == null || !query.startsWith("transaction_ids=")) {
            throw new IOException("unexpected query " + query);
        }
        return URLDecoder.decode(
                query.substring("transaction_ids=".length()), StandardCharsets.UTF_8);
    }

    /** As GET …/envelopes answers, by the one parameter that this is about. */
    private byte[] found(HttpExchange call) throws IOException {
        String key = sought(call);
        List<Map<String, Object>> found = new ArrayList<>();
        for (Map<?, ?> envelope : envelopes) {
            if (key.equals(key(envelope))) {
                found.add(
                        Map.of(
                                "envelopeId", envelope.get("envelopeId"),
                                "envelopeUri", "/envelopes/" + envelope.get("envelopeId"),
                                "statusChangedDateTime", "2026-01-31T00:00:00.0000000Z",
                                "createdDateTime", "2026-01-31T00:00:00.0000000Z",
                                "status", "sent"));
            }
        }
        return json.writeValueAsBytes(
                Map.of("envelopes", found, "resultSetSize", "" + found.size()));
    }

    private static void answer(HttpExchange call, int status, byte[] body) throws IOException {
        call.getRequestBody().readAllBytes();
        call.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
        call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = call.getResponseBody()) {
            out.write(body);
        }
        call.close();
    }

    @Override
    public void close() {
        held.forEach(HttpExchange::close);
        http.stop(0);
        pool.shutdownNow();
    }
}
