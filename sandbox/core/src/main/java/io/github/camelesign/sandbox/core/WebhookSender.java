// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelesign.sandbox.core.Webhooks.WebhookLog;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Delivers the providers' messages: one after the other to each receiver, again when one is not
 * taken, twice or out of order when that is switched on. It calls allowed hosts only.
 */
public final class WebhookSender {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration HELD_BACK_AT_MOST = Duration.ofMillis(300);

    private final Vertx vertx;
    private final HttpClient http;
    private final Webhooks settings;
    private final Clock clock;
    private final AllowedHosts hosts;
    private final Map<URI, Future<Attempt>> lastTo = new HashMap<>();
    private final Map<URI, Runnable> heldBack = new HashMap<>();
    private final WebhookLog sent = new WebhookLog();
    private int era;

    /**
     * A request that waits to be sent.
     *
     * @param method POST, unless the provider lets its user choose
     * @param retryHeader is sent with the number of the retry, 0 at first; null for none
     * @param persistence when it is sent again
     */
    public record Message(
            URI receiver,
            String method,
            Map<String, String> headers,
            byte[] body,
            String retryHeader,
            Persistence persistence) {
        /** A POST that is sent again until somebody takes it. */
        public Message(URI receiver, Map<String, String> headers, byte[] body) {
            this(receiver, "POST", headers, body, null, (attempt, retry) -> !attempt.taken());
        }

        /** The same with another method. */
        public Message by(String otherMethod) {
            return new Message(receiver, otherMethod, headers, body, retryHeader, persistence);
        }

        /** The same with a header that counts the retries. */
        public Message countedIn(String header) {
            return new Message(receiver, method, headers, body, header, persistence);
        }

        /** The same, sent again when the provider's own rule says so. */
        public Message triedAgain(Persistence rule) {
            return new Message(receiver, method, headers, body, retryHeader, rule);
        }

        private Message headersFor(int retry) {
            if (retryHeader == null) {
                return this;
            }
            Map<String, String> counted = new LinkedHashMap<>(headers);
            counted.put(retryHeader, String.valueOf(retry));
            return new Message(receiver, method, counted, body, retryHeader, persistence);
        }
    }

    /** A provider's rule for another try. There are never more than the settings have waits for. */
    @FunctionalInterface
    public interface Persistence {
        /** Whether to try again after this attempt, which was the retry of that number. */
        boolean triesAgain(Attempt attempt, int retry);
    }

    /**
     * One try.
     *
     * @param status what the receiver answered, 0 when it did not
     * @param response the body of the answer, or why there is none
     */
    public record Attempt(
            @JsonProperty("at") Instant started,
            @JsonIgnore Instant ended,
            int status,
            String response) {
        /** Whether the receiver took the message. */
        public boolean taken() {
            return status >= 200 && status < 300;
        }
    }

    private record Delivery(
            long id,
            URI receiver,
            IntFunction<Message> messages,
            Consumer<Attempt> log,
            Iterator<Duration> waits,
            AtomicInteger retry,
            int since) {}

    WebhookSender(Vertx vertx, Webhooks settings, Clock clock, AllowedHosts hosts) {
        this.hosts = hosts;
        this.vertx = vertx;
        this.settings = settings;
        this.clock = clock;
        // receivers come and go with tests, and have certificates that nobody issued
        HttpClientOptions options = new HttpClientOptions().setKeepAlive(false).setTrustAll(true);
        this.http = vertx.createHttpClient(options.setVerifyHost(false));
    }

    /** Puts a message into the queue of its receiver; the log hears of every try. */
    public void send(Message message, Consumer<Attempt> log) {
        send(message.receiver(), message::headersFor, log);
    }

    /**
     * The same for a provider whose message itself says how often it was sent.
     *
     * @param messages makes the message; 0 for the first try, 1 for the second and so on
     */
    public synchronized void send(
            URI receiver, IntFunction<Message> messages, Consumer<Attempt> log) {
        Runnable sending =
                () -> {
                    for (int i = settings.duplicated() ? 2 : 1; i > 0; i--) {
                        begin(receiver, messages, log);
                    }
                };
        Runnable predecessor = heldBack.remove(receiver);
        if (predecessor == null && settings.reordered()) {
            heldBack.put(receiver, sending);
            later(HELD_BACK_AT_MOST, () -> runIf(heldBack.remove(receiver, sending), sending));
        } else {
            sending.run();
            runIf(predecessor != null, predecessor);
        }
    }

    private static void runIf(boolean isDue, Runnable action) {
        if (isDue) {
            action.run();
        }
    }

    /** Looks once whether somebody answers there. */
    public Future<Attempt> probe(URI receiver) {
        return call(new Message(receiver, Map.of(), new byte[0]).by("GET"));
    }

    /** Messages that wait are never sent. */
    synchronized void forget() {
        era++;
        lastTo.clear();
        heldBack.clear();
        sent.clear();
    }

    /** What was sent so far. */
    WebhookLog sent() {
        return sent;
    }

    private synchronized void begin(
            URI receiver, IntFunction<Message> messages, Consumer<Attempt> log) {
        long id = sent.begin(receiver, () -> begin(receiver, messages, log));
        Iterator<Duration> waits = settings.retries().iterator();
        attempt(new Delivery(id, receiver, messages, log, waits, new AtomicInteger(), era));
    }

    private synchronized void attempt(Delivery delivery) {
        Future<Attempt> last = lastTo.getOrDefault(delivery.receiver(), Future.succeededFuture());
        lastTo.put(delivery.receiver(), last.compose(done -> call(delivery)));
    }

    private Future<Attempt> call(Delivery delivery) {
        Message message = delivery.messages().apply(delivery.retry().get());
        return call(message).onSuccess(attempt -> ended(delivery, message, attempt));
    }

    private synchronized void ended(Delivery delivery, Message message, Attempt attempt) {
        if (delivery.since() != era) {
            return;
        }
        sent.attempted(delivery.id(), message, attempt);
        delivery.log().accept(attempt);
        int retry = delivery.retry().getAndIncrement();
        if (message.persistence().triesAgain(attempt, retry) && delivery.waits().hasNext()) {
            later(delivery.waits().next(), () -> attempt(delivery));
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
    private Future<Attempt> call(Message message) {
        Instant started = clock.instant();
        String host = message.receiver().getHost();
        if (!hosts.allows(host)) {
            String refusal = "The sandbox calls loopback and allowed hosts only; %s is not allowed";
            return Future.succeededFuture(
                    new Attempt(started, started, 0, refusal.formatted(host)));
        }
        Promise<Attempt> result = Promise.promise();
        // on the event loop, where an answer cannot be over before somebody listens to it
        vertx.runOnContext(onEventLoop -> post(message, started).onComplete(result));
        return result.future();
    }

    private Future<Attempt> post(Message message, Instant started) {
        return request(message)
                .compose(request -> request.send(Buffer.buffer(message.body())))
                .compose(answer -> answer.body().map(b -> ended(started, answer.statusCode(), b)))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(e -> ended(started, 0, e));
    }

    private Future<HttpClientRequest> request(Message message) {
        try {
            RequestOptions options =
                    new RequestOptions()
                            .setMethod(HttpMethod.valueOf(message.method()))
                            .setAbsoluteURI(message.receiver().toString())
                            .setTimeout(PATIENCE.toMillis());
            message.headers().forEach(options::putHeader);
            return http.request(options);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private Attempt ended(Instant started, int status, Object response) {
        return new Attempt(started, clock.instant(), status, response.toString());
    }
}
