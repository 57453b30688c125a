// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.main;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.json.JsonObject;

/** A provider whose errors repeat all that it was sent. */
final class RepeatingServer implements AutoCloseable {

    private final HttpServer server;
    private volatile int status = 200;

    RepeatingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String baseUri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void succeed() {
        status = 200;
    }

    void fail(int with) {
        status = with;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String sent =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body =
                    new JsonObject(status == 200 ? login() : error(exchange, sent))
                            .toJson()
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Map<String, Object> login() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", "hidden-issued-access-token");
        answer.put("refresh_token", "hidden-issued-refresh-token");
        answer.put("expires_in", 3600);
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("account_id", "a1");
        account.put("accountId", "a1");
        account.put("is_default", true);
        account.put("isDefault", "true");
        account.put("base_uri", baseUri());
        account.put("baseUrl", baseUri());
        answer.put("accounts", List.of(account));
        answer.put("loginAccounts", List.of(account));
        return answer;
    }

    private static Map<String, Object> error(HttpExchange exchange, String sent) {
        String everything = exchange.getRequestHeaders().values() + " " + sent;
        return Map.of(
                "error", "invalid_grant",
                "error_description", everything,
                "message", everything,
                "detail", everything);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
