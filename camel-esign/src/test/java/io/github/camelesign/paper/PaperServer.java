// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The provider itself, in memory. */
public final class PaperServer implements AutoCloseable {

    /** Method and path of each request. */
    public final List<String> requests = new CopyOnWriteArrayList<>();

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, ObjectNode> parcels = new LinkedHashMap<>();
    private final HttpServer server;
    private int ids;

    public PaperServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    public String baseUri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Somebody signs; the last one completes it. */
    public synchronized void sign(String id, String email) {
        boolean all = true;
        for (JsonNode one : parcels.get(id).path("people")) {
            if (one.path("email").asText().equals(email)) {
                ((ObjectNode) one).put("done", true);
            }
            all &= one.path("done").asBoolean();
        }
        if (all) {
            become(id, "completed");
        }
    }

    public synchronized void decline(String id, String reason) {
        parcels.get(id).put("reason", reason);
        become(id, "declined");
    }

    /** Those with a status, whoever sent them. */
    public synchronized List<JsonNode> parcels(String status) {
        return parcels.values().stream()
                .filter(one -> one.path("status").asText().equals(status))
                .map(JsonNode.class::cast)
                .toList();
    }

    private void become(String id, String status) {
        parcels.get(id).put("status", status).put("changed", Instant.now().toString());
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
        String call = exchange.getRequestMethod() + " " + path[0] + "/".repeat(path.length - 1);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        byte[] body = exchange.getRequestBody().readAllBytes();
        String id = path.length > 1 ? path[1] : null;
        if (path[0].equals("parcels") && id != null && !parcels.containsKey(id)) {
            answer(exchange, 404, Map.of("error", "no parcel " + id));
            return;
        }
        switch (call) {
            case "POST files" -> answer(exchange, 200, Map.of("id", "f" + ++ids));
            case "DELETE files/" -> answer(exchange, 200, Map.of("id", id));
            case "POST parcels" -> {
                String made = "p" + ++ids;
                parcels.put(made, mapper.readValue(body, ObjectNode.class).put("id", made));
                become(made, "draft");
                answer(exchange, 200, parcels.get(made));
            }
            case "GET parcels" -> {
                ArrayNode all = mapper.createArrayNode();
                parcels.values().forEach(all::add);
                answer(exchange, 200, Map.of("parcels", all));
            }
            case "GET parcels/" -> answer(exchange, 200, parcels.get(id));
            case "DELETE parcels/" -> answer(exchange, 200, parcels.remove(id));
            case "GET parcels//" -> {
                exchange.getResponseHeaders().set("Content-Type", "application/pdf");
                byte[] file = ("%PDF-" + path[2]).getBytes();
                exchange.sendResponseHeaders(200, file.length);
                exchange.getResponseBody().write(file);
                exchange.close();
            }
            default -> {
                String reason =
                        body.length == 0 ? "" : mapper.readTree(body).path("reason").asText();
                switch (path[2]) {
                    case "seal" -> become(id, "open");
                    case "stop" -> {
                        parcels.get(id).put("reason", reason);
                        become(id, "voided");
                    }
                    default -> parcels.get(id).put("nudged", true);
                }
                answer(exchange, 200, parcels.get(id));
            }
        }
    }

    private void answer(HttpExchange exchange, int status, Object json) throws IOException {
        byte[] body = mapper.writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
