// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.call.CreationTurn.Created;
import io.github.camelesign.internal.http.KeysInFlight;
import io.github.camelesign.internal.http.Pauses;
import io.github.camelesign.internal.lease.MemoryLeases;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.IdempotentCreation.Key;
import io.github.camelesign.spi.Leases;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Provider;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreationTurnTest {

    private static final Map<String, Object> CREATED = Map.of("id", "e1");
    private static final Key KEY = Key.chosen("key", "k1");

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final KeysInFlight keys = new KeysInFlight();
    private final AtomicInteger requests = new AtomicInteger();
    private Leases leases;
    private Duration lookUpTimeout = Duration.ofSeconds(10);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private CreationTurn turn() {
        return new CreationTurn(settings(), KEY, leases, new Pauses(() -> false));
    }

    private CallSettings<Object> settings() {
        return settings("x:x/create");
    }

    private CallSettings<Object> settings(String uri) {
        Operation row = Operation.post("x/create", "/x", "Makes one").build();
        @SuppressWarnings("unchecked")
        EndpointContext<Object> endpoint =
                (EndpointContext<Object>)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {EndpointContext.class},
                                (proxy, method, arguments) ->
                                        (io.github.camelesign.spi.EsignOperation) () -> row);
        return new CallSettings<>(
                Provider.<Object>of("x", "X")
                        .authentication(configuration -> (Authentication) null)
                        .events(context -> null)
                        .build(),
                endpoint,
                uri,
                () -> null,
                () -> keys,
                null,
                false,
                lookUpTimeout,
                Duration.ofSeconds(10));
    }

    private Future<Created> inBackground(CreationTurn.Creation creation) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Future<Created> created =
                pool.submit(
                        () ->
                                turn().take(
                                                contended -> {
                                                    begun.countDown();
                                                    return creation.run(contended);
                                                }));
        begun.await();
        return created;
    }

    private static EsignOperationException failure(boolean unknown) {
        return new EsignOperationException(
                new EsignFailure("x", "x/create", 0, null, null, null, null, false, unknown, null));
    }

    private Created create() {
        requests.incrementAndGet();
        return new Created(false, CREATED);
    }

    @Test
    void whoComesMeanwhileTakesTheResult() throws Exception {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        Future<Created> first =
                inBackground(
                        contended -> {
                            answer.join();
                            return create();
                        });
        Future<Created> second = pool.submit(() -> turn().take(contended -> create()));
        await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        answer.complete(null);

        assertThat(first.get()).isEqualTo(new Created(false, CREATED));
        assertThat(second.get()).isEqualTo(new Created(true, CREATED));
        assertThat(requests).hasValue(1);
    }

    @Test
    void whatIsUnknownToOneIsUnknownToTheOther() throws Exception {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        Future<Created> first =
                inBackground(
                        contended -> {
                            answer.join();
                            throw failure(true);
                        });
        Future<Created> second = pool.submit(() -> turn().take(contended -> create()));
        await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        answer.complete(null);

        assertThatThrownBy(first::get).hasCauseInstanceOf(EsignOperationException.class);
        assertThatThrownBy(second::get)
                .isInstanceOfSatisfying(
                        ExecutionException.class,
                        e ->
                                assertThat(
                                                ((EsignOperationException) e.getCause())
                                                        .isOutcomeUnknown())
                                        .isTrue());
        assertThat(requests).hasValue(0);
    }

    @Test
    void afterARefusalTheOtherSendsItself() throws Exception {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        inBackground(
                contended -> {
                    answer.join();
                    throw failure(false);
                });
        Future<Created> second = pool.submit(() -> turn().take(contended -> create()));
        answer.complete(null);

        assertThat(second.get()).isEqualTo(new Created(false, CREATED));
        assertThat(requests).hasValue(1);
    }

    @Test
    void waitingHasAnEnd() throws Exception {
        lookUpTimeout = Duration.ofMillis(100);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        inBackground(
                contended -> {
                    answer.join();
                    return create();
                });

        assertThatThrownBy(() -> turn().take(contended -> create()))
                .isInstanceOfSatisfying(
                        EsignOperationException.class,
                        e -> assertThat(e.isOutcomeUnknown()).isTrue());
        answer.complete(null);
    }

    /** Another account is another component. */
    @Test
    void aLeaseIsForOneAccountAndHasANameOfAnyKey() {
        Key longest = Key.chosen("key", "\n\u5951".repeat(300));

        assertThat(settings().lease(longest)).hasSizeLessThan(200).startsWith("x/");
        assertThat(settings().lease(KEY))
                .isEqualTo(settings("x://x/create?output=json").lease(KEY))
                .isNotEqualTo(settings("x:x/create").lease(longest))
                .isNotEqualTo(settings("xRed:x/create").lease(KEY));
    }

    /** Another node may have created it: that is for the look-up to find. */
    @Test
    void afterAnotherNodesLeaseTheCreationKnowsThatItWasContended() throws Exception {
        leases = new MemoryLeases();
        Leases.Lease other =
                leases.acquire(settings().lease(KEY), Duration.ofMinutes(1)).orElseThrow();
        Future<Created> waiting =
                pool.submit(() -> turn().take(contended -> new Created(contended, CREATED)));
        await().pollDelay(Duration.ofMillis(50)).until(() -> !waiting.isDone());
        other.release();

        assertThat(waiting.get().existed()).isTrue();
        assertThat(turn().take(contended -> new Created(contended, CREATED)).existed()).isFalse();
    }
}
