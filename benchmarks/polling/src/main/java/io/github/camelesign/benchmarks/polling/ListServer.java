// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.polling;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;

/**
 * An API with a number of open envelopes: a process of its own, so that what it costs is in no
 * figure. Prints its port. For each number in a line of its standard input it has so many envelopes
 * end, in a quarter of an hour by its own clock, and prints how many calls came since the line
 * before. One thread does all. Ends with its standard input.
 */
public final class ListServer {

    private final Api api;
    private final Envelopes envelopes;
    private int calls;

    private ListServer(Api api, Envelopes envelopes) {
        this.api = api;
        this.envelopes = envelopes;
    }

    /**
     * @param args source, open envelopes
     */
    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Context context = vertx.getOrCreateContext();
        ListServer server =
                new ListServer(
                        Source.valueOf(args[0]).api(), new Envelopes(Integer.parseInt(args[1])));
        System.out.println(
                vertx.createHttpServer()
                        .requestHandler(server::handle)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get()
                        .actualPort());
        BufferedReader input =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            int ending = Integer.parseInt(line);
            CompletableFuture<Integer> before = new CompletableFuture<>();
            context.runOnContext(now -> before.complete(server.pass(ending)));
            System.out.println(before.get());
        }
        System.exit(0);
    }

    private int pass(int ending) {
        int before = calls;
        calls = 0;
        envelopes.pass(ending);
        return before;
    }

    private void handle(HttpServerRequest request) {
        request.body()
                .onSuccess(
                        body -> {
                            calls++;
                            String path = URLDecoder.decode(request.path(), StandardCharsets.UTF_8);
                            Request call =
                                    new Request(
                                            path,
                                            request.params(),
                                            body.toString(StandardCharsets.UTF_8));
                            request.response()
                                    .putHeader("Content-Type", "application/json")
                                    .putHeader(
                                            "Date",
                                            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                                    envelopes.now().atOffset(ZoneOffset.UTC)))
                                    .end(api.answer(call, envelopes));
                        });
    }
}
