// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelesign.verification.EventSourceContractApi.Call;
import io.github.camelesign.verification.EventSourceContractApi.Envelope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An account with envelopes at a provider that limits, misleads and fails. */
final class EventSourceContractServer implements EventSourceContractApi.Envelopes, AutoCloseable {

    static {
        // else each answer waits for the client's acknowledgement of its headers
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What an answer has as the number of all entries. */
    enum Total {
        RIGHT,
        OF_THE_ANSWER,
        NONE,
        HUGE
    }

    private final EventSourceContractApi api;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TreeMap<Integer, Envelope> envelopes = new TreeMap<>();
    private final Map<Integer, Integer> poison = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private Total total = Total.RIGHT;
    private int mostAtOnce = Integer.MAX_VALUE;
    private int limit = Integer.MAX_VALUE;
    private int sinceRefused;
    private int refused;
    private RateWindow window;
    private boolean windowNamed;
    private boolean odd;
    private boolean broken;
    private int lastPage;
    private Runnable afterFirstPage = () -> {};

    EventSourceContractServer(EventSourceContractApi api) throws IOException {
        this.api = api;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    synchronized void create(int from, int to, Instant at) {
        for (int number = from; number < to; number++) {
            envelopes.put(number, new Envelope(number, at, null));
        }
    }

    synchronized void complete(int number, Instant at) {
        envelopes.computeIfPresent(number, (n, e) -> new Envelope(n, e.created(), at));
    }

    synchronized void remove(int number) {
        envelopes.remove(number);
    }

    synchronized void say(Total number) {
        total = number;
    }

    /** Gives no more entries at once, however many are requested. */
    synchronized void giveAtOnce(int entries) {
        mostAtOnce = entries;
    }

    /** Answers 429 to one call after so many others. */
    synchronized void limit(int between) {
        limit = between;
    }

    /**
     * Answers 429 to what goes beyond a limit by the clock.
     *
     * @param named whether answers have the provider's headers about it
     */
    synchronized void limit(RateWindow calls, boolean named) {
        window = calls;
        windowNamed = named;
    }

    /** Answers with a status to what is about one envelope; with 0 as usual again. */
    synchronized void poison(int number, int status) {
        poison.put(number, status);
    }

    synchronized void listAnOddEntry() {
        odd = true;
    }

    /** Answers with the status 200, and with JSON that says that something is wrong. */
    synchronized void breakLists(boolean wrong) {
        broken = wrong;
    }

    /** Does something once when a page with entries was answered. */
    synchronized void afterFirstPage(Runnable change) {
        afterFirstPage = change;
    }

    /** How many calls were answered by 429. */
    synchronized int refused() {
        return refused;
    }

    /** The calls that were answered since the last time. */
    synchronized List<Call> takeCalls() {
        List<Call> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    @Override
    public List<Envelope> all() {
        return List.copyOf(envelopes.values());
    }

    @Override
    public Envelope get(int number) {
        return envelopes.get(number);
    }

    @Override
    public int atOnce(int requested) {
        return Math.min(requested, mostAtOnce);
    }

    @Override
    public <T> List<T> whole(List<T> entries) {
        return page(entries, 0, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public <T> List<T> page(List<T> entries, int offset, int size) {
        return page(entries, offset, size, mostAtOnce);
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> page(List<T> entries, int offset, int size, int most) {
        List<T> all = new ArrayList<>(entries);
        if (odd) {
            all.add(0, (T) api.oddEntry());
        }
        List<T> page = all.stream().skip(offset).limit(Math.min(size, most)).toList();
        lastPage = page.size();
        return page;
    }

    @Override
    public int total(List<?> all, List<?> page) {
        return switch (total) {
            case RIGHT -> all.size();
            case OF_THE_ANSWER -> page.size();
            case NONE -> 0;
            case HUGE -> 1_000_000;
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status;
        byte[] answer;
        synchronized (this) {
            Call call = call(exchange, body);
            RateWindow.Quota quota = window == null ? null : window.take();
            if (quota != null && windowNamed) {
                api.limitHeaders(quota).forEach(exchange.getResponseHeaders()::add);
            }
            status = quota != null && quota.refused() ? refuse() : status(exchange, call);
            Object json =
                    status != 200
                            ? Map.of("message", "no")
                            : broken && api.isList(call)
                                    ? Map.of("error", "internal", "message", "try later")
                                    : api.answer(call, this);
            status = json == null ? 404 : status;
            answer = JSON.writeValueAsBytes(json == null ? Map.of("message", "no") : json);
            if (status == 200) {
                calls.add(call);
                if (api.isList(call) && lastPage > 0) {
                    Runnable change = afterFirstPage;
                    afterFirstPage = () -> {};
                    change.run();
                }
            }
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private int status(HttpExchange exchange, Call call) {
        if (++sinceRefused > limit) {
            sinceRefused = 0;
            exchange.getResponseHeaders().add("Retry-After", "0");
            return refuse();
        }
        OptionalInt detail = api.detailOf(call);
        int poisoned = detail.isPresent() ? poison.getOrDefault(detail.getAsInt(), 0) : 0;
        return poisoned == 0 ? 200 : poisoned;
    }

    private int refuse() {
        refused++;
        return 429;
    }

    @SuppressWarnings("unchecked")
    private static Call call(HttpExchange exchange, byte[] body) throws IOException {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
        Map<String, Object> json = body.length == 0 ? Map.of() : JSON.readValue(body, Map.class);
        return new Call(exchange.getRequestURI().getPath(), query, json);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
