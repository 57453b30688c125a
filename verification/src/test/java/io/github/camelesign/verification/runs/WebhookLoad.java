// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import io.github.camelesign.testing.route.WebhookRoute;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** SignNow's calls from many connections at once, each repeated until it is answered 200. */
final class WebhookLoad {

    private static final Duration RETRY = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LONGEST_MINUTES = 10;

    private final URI webhook;

    /** Of which the events are as many seconds old as their number. */
    private final long begun = Instant.now().getEpochSecond();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    WebhookLoad(URI webhook) {
        this.webhook = webhook;
    }

    /** The documents whose completion was answered 200. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Makes the calls, and returns when all of them were answered 200. */
    void send(int events, int connections) throws InterruptedException {
        Queue<Integer> left = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < events; i++) {
            left.add(i);
        }
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        for (int i = 0; i < connections; i++) {
            threads.execute(() -> sendSome(left));
        }
        threads.shutdown();
        if (!threads.awaitTermination(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            threads.shutdownNow();
        }
    }

    private void sendSome(Queue<Integer> left) {
        try {
            for (Integer number = left.poll(); number != null; number = left.poll()) {
                String document = "%040x".formatted(number);
                while (!isTaken(document, number)) {
                    Pause.of(RETRY);
                }
                acknowledged.add(document);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTaken(String document, int number) throws InterruptedException {
        String event =
                "{\"meta\":{\"timestamp\":%d,\"event\":\"user.document.complete\"},\"content\":{\"document_id\":\"%s\",\"document_name\":\"Lease\",\"user_id\":\"38b7\"}}"
                        .formatted(begun - number, document);
        try {
            return http.send(
                                    HttpRequest.newBuilder(webhook)
                                            .timeout(PATIENCE)
                                            .header("Content-Type", "application/json")
                                            .header(
                                                    "X-SignNow-Signature",
                                                    WebhookRoute.sign(Providers.SECRET, event))
                                            .POST(HttpRequest.BodyPublishers.ofString(event))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
