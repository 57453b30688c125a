// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Envelopes as jSign shows them: a list by status and day of creation, details and history. Written
 * from jSign's pages; it shares no code with the component.
 */
public final class EnvelopeServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/yyyy");

    private final HttpServer server;
    private final Map<String, Paper> papers = new LinkedHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private boolean broken;
    private boolean historyRefused;

    private static final class Paper {
        private final Instant created;
        private final Map<String, Boolean> signers = new LinkedHashMap<>();
        private final List<Map<String, Object>> history = new ArrayList<>();
        private String status = "AwaitingOthers";
        private Instant cancelled;

        Paper(Instant created) {
            this.created = created;
        }

        void log(Instant at, String first, String activity) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("first_name", first);
            entry.put("log_time_utc", time(at));
            entry.put("activity", activity);
            history.add(entry);
        }
    }

    public EnvelopeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v2.0/envelopes/", this::handle);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The calls since the last time that somebody asked. */
    List<String> takeCalls() {
        List<String> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    void breakDown(boolean now) {
        broken = now;
    }

    /** Refuses histories for the rate. */
    synchronized void refuseHistory(boolean now) {
        historyRefused = now;
    }

    synchronized void create(String id, Instant at, String... signers) {
        Paper paper = new Paper(at);
        for (String signer : signers) {
            paper.signers.put(signer, false);
        }
        paper.log(at, "Sender", "Created");
        papers.put(id, paper);
    }

    synchronized void sign(String id, Instant at, String signer) {
        Paper paper = papers.get(id);
        paper.signers.put(signer, true);
        paper.log(at, signer, "Signed");
        boolean done = !paper.signers.containsValue(false);
        paper.status = done ? "Completed" : "DueSoon";
    }

    synchronized void end(String id, Instant at, String status) {
        Paper paper = papers.get(id);
        paper.status = status;
        if ("Cancelled".equals(status)) {
            paper.cancelled = at;
        }
        paper.log(at, "Sender", status);
    }

    synchronized void extend(String id, Instant at) {
        papers.get(id).status = "Awaiting Others";
        papers.get(id).log(at, "Sender", "Extended");
    }

    synchronized void remove(String id) {
        papers.remove(id);
    }

    private synchronized void handle(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath().substring("/api/v2.0/envelopes/".length());
        calls.add(path);
        byte[] body = call.getRequestBody().readAllBytes();
        if (broken) {
            answer(call, 400, error("ACCOUNT_DATA_PROCESSING_FAILURE"));
        } else if (historyRefused && path.endsWith("/history")) {
            call.getResponseHeaders().add("Retry-After", "0");
            answer(call, 429, Map.of());
        } else if ("list".equals(path)) {
            answer(call, 200, list(JSON.readValue(body, Map.class)));
        } else {
            Paper paper = papers.get(path.substring(0, path.indexOf('/')));
            answer(
                    call,
                    paper == null ? 400 : 200,
                    paper == null
                            ? error("ENVELOPE_NOT_FOUND_OR_RECIPIENT_NO_ACCESS")
                            : path.endsWith("/history") ? history(paper) : details(path, paper));
        }
    }

    private static Map<String, Object> error(String code) {
        return Map.of("errors", List.of(Map.of("error_code", code, "developer_message", "no")));
    }

    private Map<String, Object> list(Map<?, ?> filter) {
        List<?> statuses = (List<?>) filter.get("status");
        List<Map<String, Object>> found = new ArrayList<>();
        papers.forEach(
                (id, paper) -> {
                    boolean wanted = statuses.contains(paper.status.replace(" ", ""));
                    if (wanted && isWithin(paper.created, filter)) {
                        found.add(
                                Map.of(
                                        "envelope_id",
                                        id,
                                        "status",
                                        paper.status,
                                        "creation_time_utc",
                                        time(paper.created)));
                    }
                });
        int size = (Integer) filter.get("page_size");
        int page = (Integer) filter.get("page");
        int pages = Math.max(1, (found.size() + size - 1) / size);
        return data(
                Map.of(
                        "list_info",
                        Map.of("page", page, "num_pages", pages, "num_results", found.size()),
                        "envelopes",
                        found.stream().skip((page - 1L) * size).limit(size).toList()));
    }

    private static boolean isWithin(Instant created, Map<?, ?> filter) {
        if (filter.get("start_date") == null) {
            return true;
        }
        LocalDate day = LocalDate.ofInstant(created, ZoneOffset.UTC);
        return !day.isBefore(LocalDate.parse((String) filter.get("start_date"), DAY))
                && !day.isAfter(LocalDate.parse((String) filter.get("end_date"), DAY));
    }

    private static Map<String, Object> history(Paper paper) {
        return data(Map.of("envelope_history", paper.history));
    }

    private static Map<String, Object> details(String path, Paper paper) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("id", path.substring(0, path.indexOf('/')));
        envelope.put("created_by", "desk@acme.test");
        envelope.put("creation_time_utc", time(paper.created));
        envelope.put("envelope_status", paper.status);
        envelope.put("categories", List.of("rental", "order 42"));
        if (paper.cancelled != null) {
            envelope.put("document_cancel_date_utc", time(paper.cancelled));
        }
        List<Map<String, Object>> signers = new ArrayList<>();
        paper.signers.forEach(
                (name, signed) ->
                        signers.add(
                                Map.of(
                                        "email",
                                        name + "@acme.test",
                                        "first_name",
                                        name,
                                        "last_name",
                                        "",
                                        "is_signed",
                                        signed)));
        return data(
                Map.of(
                        "envelope", envelope,
                        "documents", Map.of("documents_id", "d-" + envelope.get("id")),
                        "recipients", Map.of("signers", signers)));
    }

    private static Map<String, Object> data(Map<String, Object> data) {
        return Map.of("message", "m", "data", data);
    }

    /** As in jSign's samples: no zone, and no zeros at the end. */
    private static String time(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC) + "";
    }

    private static void answer(HttpExchange call, int status, Map<String, Object> answer)
            throws IOException {
        byte[] text = JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(status, text.length);
        call.getResponseBody().write(text);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
