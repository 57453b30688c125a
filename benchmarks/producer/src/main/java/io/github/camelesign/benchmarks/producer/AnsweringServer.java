// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.producer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers every request with one JSON object that has the ids of all providers, and nothing else: a
 * process of its own, so that what it costs is in no figure. Prints its port, and ends with its
 * standard input.
 */
public final class AnsweringServer {

    private static final String IDS =
            "\"id\":\"e1\",\"envelopeId\":\"e1\",\"envelope_id\":\"e1\",\"pending_file_id\":\"e1\",\"chunkedUploadId\":\"e1\",\"status\":\"sent\",";

    /** Within which jSign has all that it answers. */
    private static final String DATA = "\"data\":{\"envelope_id\":\"e1\",\"request_id\":\"r1\",";

    private static final String ENTRY =
            "{\"name\":\"field %d\",\"page_number\":1,\"x\":100.5,\"y\":200.25,\"required\":true,\"value\":\"Zürich, am See\"}";

    private AnsweringServer() {}

    /**
     * @param args bytes of an answer; the key store of TLS or {@code -} for plain HTTP;
     *     milliseconds until it answers
     */
    public static void main(String[] args) throws Exception {
        Buffer answer = Buffer.buffer(object(Integer.parseInt(args[0])));
        HttpServerOptions options = new HttpServerOptions();
        if (!args[1].equals("-")) {
            options.setSsl(true)
                    .setKeyCertOptions(new PfxOptions().setPath(args[1]).setPassword("changeit"));
        }
        int delay = Integer.parseInt(args[2]);
        Vertx vertx = Vertx.vertx();
        ServerProcess.serve(
                vertx.createHttpServer(options)
                        .requestHandler(
                                request -> {
                                    Runnable answering = () -> answer(request, answer);
                                    request.endHandler(end -> later(vertx, delay, answering));
                                    request.resume();
                                }));
    }

    private static void later(Vertx vertx, int millis, Runnable task) {
        if (millis == 0) {
            task.run();
        } else {
            vertx.setTimer(millis, timer -> task.run());
        }
    }

    private static void answer(HttpServerRequest request, Buffer answer) {
        request.response()
                .setStatusCode(request.method().name().equals("POST") ? 201 : 200)
                .putHeader("Content-Type", "application/json")
                .end(answer);
    }

    /** An object that has the ids and hardly anything else. */
    static Buffer idsAlone() {
        return Buffer.buffer(object(0));
    }

    private static byte[] object(int bytes) {
        String entries =
                IntStream.rangeClosed(1, Math.max(1, bytes / 105))
                        .mapToObj(ENTRY::formatted)
                        .collect(Collectors.joining(","));
        return ("{" + IDS + DATA + "\"fields\":[" + entries + "]}}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
