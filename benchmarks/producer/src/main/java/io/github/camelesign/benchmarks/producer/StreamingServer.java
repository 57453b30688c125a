// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.producer;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes whatever is sent, and answers each GET with a document of {@code megabytes}: as it is, in
 * base64 as a string of JSON (below {@code /files}) or as the member "data" of an object (below
 * {@code /api}). Prints its port, and ends with its standard input.
 */
public final class StreamingServer {

    private static final int PIECE = 48 * 1024; // whole groups of three bytes
    private static final Buffer BYTES = Buffer.buffer(new byte[PIECE]);
    private static final Buffer BASE64 = Buffer.buffer(Base64.getEncoder().encode(new byte[PIECE]));

    private final int pieces;

    private StreamingServer(int megabytes) {
        this.pieces = megabytes * 1024 * 1024 / PIECE;
    }

    /**
     * @param args megabytes of a document
     */
    public static void main(String[] args) throws Exception {
        StreamingServer server = new StreamingServer(Integer.parseInt(args[0]));
        ServerProcess.serve(Vertx.vertx().createHttpServer().requestHandler(server::answer));
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (!request.method().name().equals("GET")) {
            response.setStatusCode(201).putHeader("Content-Type", "application/json");
            request.endHandler(end -> response.end(AnsweringServer.idsAlone())).resume();
        } else if (request.path().startsWith("/files")) {
            send(response, "application/json", "\"", BASE64, "\"");
        } else if (request.path().startsWith("/api")) {
            String end = "\",\"file_name\":\"contract.pdf\"}";
            send(response, "application/json", "{\"data\":\"", BASE64, end);
        } else {
            send(response, "application/pdf", "%PDF-1.7\n", BYTES, "\n%%EOF\n");
        }
    }

    private void send(
            HttpServerResponse response, String type, String start, Buffer piece, String end) {
        long length = start.length() + (long) pieces * piece.length() + end.length();
        response.putHeader("Content-Type", type)
                .putHeader("Content-Length", String.valueOf(length))
                .write(start);
        AtomicInteger left = new AtomicInteger(pieces);
        Handler<Void> more =
                drained -> {
                    while (left.get() > 0 && !response.writeQueueFull()) {
                        left.decrementAndGet();
                        response.write(piece);
                    }
                    if (left.compareAndSet(0, -1)) {
                        response.end(end);
                    }
                };
        response.drainHandler(more);
        more.handle(null);
    }
}
