package io.github.camelesign.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Delivers the providers' messages: one after the other to each receiver, again when one is not
 * taken, twice or out of order when that is switched on. It calls this machine only.
 */
public final class WebhookSender {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration HELD_BACK_AT_MOST = Duration.ofMillis(300);

    private final Vertx vertx;
    private final HttpClient http;
    private final Webhooks settings;
    private final Clock clock;
    private final Map<URI, Future<Void>> lastTo = new HashMap<>();
    private final Map<URI, Runnable> heldBack = new HashMap<>();
    private int era;

    /** A POST that waits to be sent. */
    public record Message(URI receiver, Map<String, String> headers, byte[] body) {}

    /**
     * One try.
     *
     * @param status what the receiver answered, 0 when it did not
     * @param response the body of the answer, or why there is none
     */
    public record Attempt(Instant started, Instant ended, int status, String response) {
        /** Whether the receiver took the message. */
        public boolean taken() {
            return status >= 200 && status < 300;
        }
    }

    private record Delivery(
            URI receiver, IntFunction<Message> messages, boolean again, Consumer<Attempt> log) {}

    WebhookSender(Vertx vertx, Webhooks settings, Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.clock = clock;
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                // receivers come and go with the tests that start them
                                .setKeepAlive(false)
                                // on this machine there is nobody to impersonate
                                .setTrustAll(true)
                                .setVerifyHost(false));
    }

    /** Puts a message into the queue of its receiver; the log hears of every try. */
    public void send(Message message, Consumer<Attempt> log) {
        send(message.receiver(), retries -> message, true, log);
    }

    /**
     * The same for a provider whose message tells how often it was sent.
     *
     * @param messages makes the message; 0 for the first try, 1 for the second and so on
     * @param again whether it is sent again when it is not taken
     */
    public synchronized void send(
            URI receiver, IntFunction<Message> messages, boolean again, Consumer<Attempt> log) {
        Runnable sending = () -> enqueue(new Delivery(receiver, messages, again, log));
        if (!settings.reordered()) {
            sending.run();
            return;
        }
        Runnable predecessor = heldBack.remove(receiver);
        if (predecessor != null) {
            sending.run();
            predecessor.run();
            return;
        }
        heldBack.put(receiver, sending);
        later(
                HELD_BACK_AT_MOST,
                () -> {
                    if (heldBack.remove(receiver, sending)) {
                        sending.run();
                    }
                });
    }

    /** Looks once whether somebody answers there. */
    public Future<Attempt> probe(URI receiver) {
        return call(HttpMethod.GET, new Message(receiver, Map.of(), new byte[0]));
    }

    /** Messages that wait are never sent. */
    synchronized void forget() {
        era++;
        lastTo.clear();
        heldBack.clear();
    }

    private void enqueue(Delivery delivery) {
        int copies = settings.duplicated() ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            attempt(delivery, delivery.again() ? settings.retries() : List.of(), 0);
        }
    }

    private synchronized void attempt(Delivery delivery, List<Duration> waits, int retries) {
        int now = era;
        Future<Void> previous =
                lastTo.getOrDefault(delivery.receiver(), Future.<Void>succeededFuture());
        Future<Void> sent =
                previous.compose(done -> call(HttpMethod.POST, delivery.messages().apply(retries)))
                        .map(
                                attempt -> {
                                    ended(delivery, waits, retries, attempt, now);
                                    return null;
                                });
        lastTo.put(delivery.receiver(), sent);
    }

    private synchronized void ended(
            Delivery delivery, List<Duration> waits, int retries, Attempt attempt, int since) {
        if (since != era) {
            return;
        }
        delivery.log().accept(attempt);
        if (!attempt.taken() && retries < waits.size()) {
            later(waits.get(retries), () -> attempt(delivery, waits, retries + 1));
        }
    }

    private void later(Duration wait, Runnable action) {
        int now = era;
        vertx.setTimer(
                Math.max(1, wait.toMillis()),
                timer -> {
                    synchronized (this) {
                        if (now == era) {
                            action.run();
                        }
                    }
                });
    }

    /** Never fails: an attempt without an answer is an attempt too. */
    private Future<Attempt> call(HttpMethod method, Message message) {
        Instant started = clock.instant();
        if (!Loopback.isName(message.receiver().getHost())) {
            return Future.succeededFuture(
                    new Attempt(started, started, 0, "The sandbox calls loopback hosts only"));
        }
        Promise<Attempt> result = Promise.promise();
        request(method, message)
                .compose(request -> request.send(Buffer.buffer(message.body())))
                .compose(this::read)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .map(a -> new Attempt(started, clock.instant(), a.status(), a.response()))
                .otherwise(
                        failure ->
                                new Attempt(started, clock.instant(), 0, String.valueOf(failure)))
                .onComplete(result);
        return result.future();
    }

    private Future<HttpClientRequest> request(HttpMethod method, Message message) {
        try {
            RequestOptions options =
                    new RequestOptions()
                            .setMethod(method)
                            .setAbsoluteURI(message.receiver().toString())
                            .setTimeout(PATIENCE.toMillis());
            message.headers().forEach(options::putHeader);
            return http.request(options);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<Attempt> read(HttpClientResponse response) {
        return response.body()
                .map(
                        body ->
                                new Attempt(
                                        null,
                                        null,
                                        response.statusCode(),
                                        body.toString(StandardCharsets.UTF_8)));
    }
}
