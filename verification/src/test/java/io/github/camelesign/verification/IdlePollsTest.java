// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelesign.testing.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Polling costs what changes, also where the provider lists all that is open. */
class IdlePollsTest {

    private static final int OPEN = 50_000;
    private static final int PAGE = 100;
    private static final int POLLS = 3;

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void fiftyThousandOpenRequestsFitIntoASmallHeapAndAreNotWrittenAgain(@TempDir Path folder)
            throws Exception {
        HttpServer yousign =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        yousign.createContext("/", this::list);
        yousign.start();
        Path output = folder.resolve("out");
        try {
            int exit =
                    ChildJvm.run(
                            IdlePolls.class,
                            List.of("-Xmx128m"),
                            output,
                            "http://127.0.0.1:" + yousign.getAddress().getPort(),
                            POLLS);

            String printed = Files.readString(output);
            assertThat(exit).as(printed).isZero();
            assertThat(printed).doesNotContain("OutOfMemory").contains("events 0\n");
            List<String> written =
                    printed.lines().filter(line -> line.startsWith("written ")).toList();
            assertThat(written).hasSizeGreaterThanOrEqualTo(POLLS);
            assertThat(written.subList(1, POLLS)).containsOnly("written 0");
            assertThat(calls.get()).isGreaterThan(POLLS * OPEN / PAGE - 1);
        } finally {
            yousign.stop(0);
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        String query = exchange.getRequestURI().getQuery();
        boolean open = query.contains("ongoing");
        int from =
                query.contains("after=")
                        ? Integer.parseInt(query.replaceAll(".*\\bafter=(\\d+).*", "$1"))
                        : 0;
        int to = open ? Math.min(OPEN, from + PAGE) : 0;
        String entries =
                IntStream.range(from, Math.max(from, to))
                        .mapToObj(IdlePollsTest::request)
                        .collect(Collectors.joining(","));
        String next = to > 0 && to < OPEN ? "\"" + to + "\"" : "null";
        byte[] body =
                "{\"meta\":{\"next_cursor\":%s},\"data\":[%s]}"
                        .formatted(next, entries)
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String request(int number) {
        return """
               {"id":"%08d-7c1d-4b2a-9f3e-6a5b4c3d2e1f","status":"ongoing","name":"Lease %d",
                "delivery_mode":"email","created_at":"2026-01-05T10:00:00+00:00",
                "activated_at":"2026-01-05T10:00:00+00:00","ordered_signers":true,
                "signers":[{"id":"%08d-1111-4b2a-9f3e-6a5b4c3d2e1f","status":"notified"},
                           {"id":"%08d-2222-4b2a-9f3e-6a5b4c3d2e1f","status":"initiated"}]}"""
                .formatted(number, number, number, number);
    }
}
