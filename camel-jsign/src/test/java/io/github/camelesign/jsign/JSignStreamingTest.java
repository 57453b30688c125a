// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelesign.testing.streaming.FileRoute;
import io.github.camelesign.testing.streaming.StreamingTests;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** Documents are sent and received in base64 within JSON. */
class JSignStreamingTest extends StreamingTests {

    @Test
    void twoHundredMegabytesGoUpAndComeDown() throws Exception {
        HttpServer jsign = serve(directory.resolve("stored.json"));
        try {
            assertAFileGoesUpAndComesDown(
                    Route.class,
                    TWO_HUNDRED_MEGABYTES,
                    "http://localhost:" + jsign.getAddress().getPort(),
                    "token");
        } finally {
            jsign.stop(0);
        }
    }

    /** Keeps the JSON that it gets, and gives it back in the place of the answer's data. */
    private static HttpServer serve(Path stored) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/api/v2.0/envelopes/create",
                call -> {
                    Files.copy(call.getRequestBody(), stored);
                    byte[] answer =
                            "{\"data\":{\"envelope_id\":\"e1\"}}".getBytes(StandardCharsets.UTF_8);
                    call.sendResponseHeaders(200, answer.length);
                    call.getResponseBody().write(answer);
                    call.close();
                });
        server.createContext("/api/v2.0/envelopes/e1/d1/download", call -> giveBack(call, stored));
        server.start();
        return server;
    }

    private static void giveBack(HttpExchange call, Path stored) throws IOException {
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(200, 0);
        OutputStream out = call.getResponseBody();
        out.write("{\"message\":\"m\",\"data\":".getBytes(StandardCharsets.UTF_8));
        Files.copy(stored, out);
        out.write(",\"file_name\":\"contract.pdf\"}".getBytes(StandardCharsets.UTF_8));
        call.close();
    }

    public static final class Route extends FileRoute {

        @Override
        protected void configure(CamelContext context) {
            JSignConfiguration options =
                    context.getComponent("jsign", JSignComponent.class).getConfiguration();
            options.setBaseUri(baseUri);
            options.setAccessToken(argument);
        }

        @Override
        public void configure() {
            end(
                    toOutbox(
                            fromInbox()
                                    .setHeader(
                                            JSignConstants.FORM,
                                            constant(Map.of("envelope", Map.of("name", "Large"))))
                                    .to("jsign:envelope/create")
                                    .process(log("uploaded"))
                                    .to("jsign:envelope/download?documentId=d1&signedCopy=true")
                                    .process(log("downloaded"))));
        }
    }
}
