// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.webhooks;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Calls webhooks as the providers do: a process of its own, so that what it costs is in no figure.
 * For each line of its standard input, such as {@code docusign /hooks/docusign 8 2 1}, it has 8
 * callers post for 2 seconds, 1 call in a hundred forged, and prints what came of it. One thread
 * does all.
 */
public final class Caller {

    private final HttpClient http;
    private final int port;
    private final WebhookCase provider;
    private final String path;
    private final long end;
    private final int forged;
    private final Messages messages;
    private long[] took = new long[1024];
    private int noted;
    private int calls;
    private int wrong;

    private Caller(HttpClient http, int port, String[] load) {
        this.http = http;
        this.port = port;
        this.provider = WebhookCase.of(load[0]);
        this.path = load[1];
        this.end = System.nanoTime() + (long) (Double.parseDouble(load[3]) * 1e9);
        this.forged = Integer.parseInt(load[4]);
        this.messages = new Messages(provider);
    }

    /**
     * @param args port
     */
    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        HttpClient http =
                vertx.createHttpClient(
                        new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(1_000));
        BufferedReader loads =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = loads.readLine(); line != null; line = loads.readLine()) {
            String[] load = line.split(" ");
            Promise<String> result = Promise.promise();
            vertx.runOnContext(
                    start ->
                            new Caller(http, Integer.parseInt(args[0]), load)
                                    .run(Integer.parseInt(load[2]))
                                    .onComplete(result));
            System.out.println(result.future().toCompletionStage().toCompletableFuture().get());
        }
        System.exit(0);
    }

    private Future<String> run(int callers) {
        long start = System.nanoTime();
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Promise<Void> done = Promise.promise();
            next(done);
            all.add(done.future());
        }
        return Future.all(all).map(done -> result((System.nanoTime() - start) / 1e9));
    }

    private void next(Promise<Void> done) {
        long before = System.nanoTime();
        if (before >= end) {
            done.complete();
            return;
        }
        boolean forge = ++calls % 100 < forged;
        post(forge ? WebhookCase.SECRET.replace('0', '1') : WebhookCase.SECRET)
                .onComplete(
                        status -> {
                            if (status.failed() || status.result() != (forge ? 401 : 200)) {
                                wrong++;
                            }
                            note(System.nanoTime() - before);
                            next(done);
                        });
    }

    private Future<Integer> post(String secret) {
        byte[] body = messages.next();
        return http.request(HttpMethod.POST, port, "127.0.0.1", path + provider.query(secret))
                .compose(
                        request -> {
                            request.putHeader("Content-Type", "application/json");
                            provider.headers(secret, body).forEach(request::putHeader);
                            return request.send(Buffer.buffer(body));
                        })
                .compose(answer -> answer.end().map(answer.statusCode()));
    }

    private void note(long nanos) {
        if (noted == took.length) {
            took = Arrays.copyOf(took, noted * 2);
        }
        took[noted++] = nanos;
    }

    private String result(double seconds) {
        long[] sorted = Arrays.copyOf(took, noted);
        Arrays.sort(sorted);
        return "%d %d %f %f %f"
                .formatted(
                        noted,
                        wrong,
                        noted / seconds,
                        sorted[noted / 2] / 1e3,
                        sorted[(int) (noted * 0.99)] / 1e3);
    }
}
