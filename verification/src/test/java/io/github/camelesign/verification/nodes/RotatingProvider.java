// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.nodes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A provider whose refresh tokens work once: {@code rotating-0} gives {@code access-1} and {@code
 * rotating-1}, and so on. An earlier one that comes again looks stolen, so everybody is logged out.
 */
final class RotatingProvider implements AutoCloseable {

    /** What the applications are configured with. */
    static final String FIRST = "rotating-0";

    private static final Pattern SPENT = Pattern.compile("rotating-(\\d+)");
    private static final int LOGIN_MILLIS = 150;

    private final HttpServer http;
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final int lifeSeconds;
    private int issued;
    private boolean ended;
    private boolean revoked;
    private int logins;

    /**
     * @param lifeSeconds what it says of its access tokens
     */
    RotatingProvider(int lifeSeconds) throws IOException {
        this.lifeSeconds = lifeSeconds;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(pool);
        http.createContext("/", this::serve);
        http.createContext("/oauth/userinfo", this::showUser);
        http.createContext("/oauth/token", this::logIn);
        http.createContext("/oauth2/token", this::logIn);
        http.start();
    }

    String baseUri() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    /** The access token ends before its time. */
    synchronized void endAccessToken() {
        ended = true;
    }

    /** How often a refresh token came. */
    synchronized int logins() {
        return logins;
    }

    synchronized boolean isRevoked() {
        return revoked;
    }

    private void logIn(HttpExchange call) throws IOException {
        String form = new String(call.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        Matcher spent = SPENT.matcher(form);
        boolean newest = spent.find() && spend(Integer.parseInt(spent.group(1)));
        waitAMoment();
        if (newest) {
            answer(call, 200, successor());
        } else {
            answer(call, 400, "{\"error\":\"invalid_grant\"}");
        }
    }

    /** So long that others come meanwhile. */
    private static void waitAMoment() {
        try {
            new CountDownLatch(1).await(LOGIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean spend(int number) {
        logins++;
        revoked |= number != issued;
        if (revoked) {
            return false;
        }
        issued++;
        ended = false;
        return true;
    }

    private synchronized String successor() {
        return "{\"access_token\":\"access-%1$d\",\"refresh_token\":\"rotating-%1$d\",\"expires_in\":%2$d}"
                .formatted(issued, lifeSeconds);
    }

    private synchronized boolean isLoggedIn(HttpExchange call) {
        String token = call.getRequestHeaders().getFirst("Authorization");
        return !revoked && !ended && ("Bearer access-" + issued).equals(token);
    }

    private void serve(HttpExchange call) throws IOException {
        if (isLoggedIn(call)) {
            answer(call, 200, "{\"id\":\"u1\"}");
        } else {
            answer(call, 401, "{\"error\":\"invalid_token\"}");
        }
    }

    private void showUser(HttpExchange call) throws IOException {
        if (isLoggedIn(call)) {
            answer(
                    call,
                    200,
                    "{\"accounts\":[{\"account_id\":\"a1\",\"is_default\":true,\"base_uri\":\"%s\"}]}"
                            .formatted(baseUri()));
        } else {
            answer(call, 401, "{\"error\":\"invalid_token\"}");
        }
    }

    private static void answer(HttpExchange call, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        call.getRequestBody().readAllBytes();
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @Override
    public void close() {
        http.stop(0);
        pool.shutdownNow();
    }
}
