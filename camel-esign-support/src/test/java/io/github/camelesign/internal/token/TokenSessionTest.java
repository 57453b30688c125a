// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.spi.EsignListener;
import io.github.camelesign.spi.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TokenSessionTest {

    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final AtomicInteger fetches = new AtomicInteger();
    private final List<Token> previous = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-31T00:00:00Z");
    private long nanos;
    private EsignOperationException refusal;
    private Runnable whileFetching = () -> {};
    private final TokenSession session =
            new TokenSession(
                    "x",
                    new Hourly(),
                    null,
                    () -> now,
                    new EsignListener() {},
                    Duration.ofSeconds(30),
                    () -> nanos);

    /** Gives the tokens t1, t2, ... which live an hour. */
    private final class Hourly implements Authentication {

        @Override
        public Token fetch(Token last, Token.Endpoint endpoint) throws EsignOperationException {
            int number = fetches.incrementAndGet();
            previous.add(last);
            whileFetching.run();
            if (refusal != null) {
                throw refusal;
            }
            return new Token("t" + number, now, now.plusSeconds(3600), "r" + number);
        }

        @Override
        public boolean isRenewable() {
            return true;
        }

        @Override
        public Map<String, String> clientHeaders() {
            return Map.of();
        }

        @Override
        public boolean isTokenRefused(EsignOperationException failure) {
            return false;
        }
    }

    private static EsignOperationException unavailable() {
        return new EsignOperationException(
                new EsignFailure(
                        "x", "token/create", 503, null, null, null, null, true, false, null));
    }

    @Test
    void aTokenIsFetchedOnceAndRenewedBeforeItsEnd() throws Exception {
        assertThat(session.token(MARGIN).value()).isEqualTo("t1");
        now = now.plusSeconds(3539);
        assertThat(session.token(MARGIN).value()).isEqualTo("t1");
        now = now.plusSeconds(1);
        assertThat(session.token(MARGIN).value()).isEqualTo("t2");
        assertThat(session.token(MARGIN).value()).isEqualTo("t2");
    }

    @Test
    void aLongerMarginRenewsEarlier() throws Exception {
        session.token(MARGIN);
        now = now.plusSeconds(3400);

        assertThat(session.token(MARGIN).value()).isEqualTo("t1");
        assertThat(session.token(Duration.ofMinutes(5)).value()).isEqualTo("t2");
        assertThat(session.token(MARGIN).value()).isEqualTo("t2");
    }

    @Test
    void aTokenThatIsStillValidServesWhenItCannotBeRenewed() throws Exception {
        session.token(MARGIN);
        refusal = unavailable();
        now = now.plusSeconds(3590);

        assertThat(session.token(MARGIN).value()).isEqualTo("t1");

        now = now.plusSeconds(10);
        assertThatThrownBy(() -> session.token(MARGIN))
                .isInstanceOfSatisfying(
                        EsignOperationException.class,
                        e -> assertThat(e.getHttpResponseCode()).isEqualTo(503));
    }

    /** A wait that cannot be counted in nanoseconds. */
    @Test
    void aFailureThatCannotBeTakenIsHeardByAll() {
        refusal =
                new EsignOperationException(
                        new EsignFailure(
                                "x",
                                "token/create",
                                503,
                                null,
                                null,
                                null,
                                Duration.ofSeconds(Long.MAX_VALUE),
                                true,
                                false,
                                null));

        for (int call = 0; call < 2; call++) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () ->
                            assertThatThrownBy(() -> session.token(MARGIN))
                                    .isInstanceOf(ArithmeticException.class)
                                    .hasSuppressedException(refusal));
        }
    }

    @Test
    void afterAFailureNoLoginIsTriedForAWhile() throws Exception {
        refusal = unavailable();
        assertThatThrownBy(() -> session.token(MARGIN))
                .isInstanceOfSatisfying(
                        EsignOperationException.class,
                        e -> {
                            assertThat(e.isRetryable()).isTrue();
                            assertThat(e.isOutcomeUnknown()).isFalse();
                            assertThat(e.getAttempts()).isZero();
                            assertThat(e.getRetryAfter().orElseThrow())
                                    .isBetween(Duration.ofMillis(375), Duration.ofMillis(500));
                        });
        refusal = null;
        assertThatThrownBy(() -> session.token(MARGIN)).isInstanceOf(EsignOperationException.class);
        assertThat(fetches).hasValue(1);

        nanos += Duration.ofMillis(501).toNanos();
        assertThat(session.token(MARGIN).value()).isEqualTo("t2");
    }

    /** Also where the pause is over before the thread that logged in has looked at it. */
    @Test
    void aLoginWhoseAnswerWasLostIsACallThatWasNotMadeAlsoWithoutAPause() {
        TokenSession impatient =
                new TokenSession(
                        "x",
                        new Hourly(),
                        null,
                        () -> now,
                        new EsignListener() {},
                        Duration.ZERO,
                        () -> nanos);
        refusal =
                new EsignOperationException(
                        new EsignFailure(
                                "x",
                                "token/refresh",
                                0,
                                null,
                                null,
                                null,
                                null,
                                false,
                                true,
                                null));

        assertThatThrownBy(() -> impatient.token(MARGIN))
                .isInstanceOfSatisfying(
                        EsignOperationException.class,
                        e -> {
                            assertThat(e.isRetryable()).isTrue();
                            assertThat(e.isOutcomeUnknown()).isFalse();
                            assertThat(e.getAttempts()).isZero();
                        });
    }

    @Test
    void aLoginThatIsRefusedForTheRateIsStillThat() {
        refusal =
                new EsignRateLimitException(
                        new EsignFailure(
                                "x",
                                "token/create",
                                429,
                                null,
                                null,
                                null,
                                Duration.ofMinutes(10),
                                true,
                                false,
                                null));

        for (int call = 0; call < 2; call++) {
            assertThatThrownBy(() -> session.token(MARGIN))
                    .isInstanceOf(EsignRateLimitException.class);
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void thePauseGrowsWithEachFailureUpToAnEnd() {
        refusal = unavailable();
        for (int i = 0; i < 12; i++) {
            assertThatThrownBy(() -> session.token(MARGIN));
            nanos += Duration.ofSeconds(30).toNanos();
        }
        assertThat(fetches).hasValue(12);
        assertThatThrownBy(() -> session.token(MARGIN))
                .isInstanceOfSatisfying(
                        EsignOperationException.class,
                        e ->
                                assertThat(e.getRetryAfter().orElseThrow())
                                        .isBetween(
                                                Duration.ofMillis(22_500), Duration.ofSeconds(30)));
    }

    /** A user may set them right at any moment. */
    @Test
    void refusedCredentialsAreTriedAgainAtOnce() throws Exception {
        refusal = new EsignAuthenticationException(unavailable().getFailure());
        assertThatThrownBy(() -> session.token(MARGIN)).isSameAs(refusal);
        refusal = null;

        assertThat(session.token(MARGIN).value()).isEqualTo("t2");
    }

    @Test
    void aRefusedTokenIsReplacedAndItsRefreshTokenRemembered() throws Exception {
        session.token(MARGIN);
        session.drop("t1");

        assertThat(session.token(MARGIN).value()).isEqualTo("t2");
        assertThat(previous.get(0)).isNull();
        assertThat(previous.get(1).refreshToken()).isEqualTo("r1");
    }

    @Test
    void aTokenThatAnotherHasReplacedAlreadyIsNotDroppedAgain() throws Exception {
        session.token(MARGIN);
        session.drop("t1");
        session.token(MARGIN);
        session.drop("t1");

        assertThat(session.token(MARGIN).value()).isEqualTo("t2");
    }

    @Test
    void whoeverComesWhileItIsFetchedGetsTheSameAnswer() throws Exception {
        int threads = 50;
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger asking = new AtomicInteger();
        whileFetching =
                () -> {
                    try {
                        answer.await(5, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Thread> waiting = new ArrayList<>();
        List<Future<String>> tokens = new ArrayList<>();
        try {
            for (int i = 0; i < threads; i++) {
                tokens.add(
                        pool.submit(
                                () -> {
                                    synchronized (waiting) {
                                        waiting.add(Thread.currentThread());
                                    }
                                    asking.incrementAndGet();
                                    return session.token(MARGIN).value();
                                }));
            }
            Awaitility.await()
                    .until(
                            () ->
                                    asking.get() == threads
                                            && waiting.stream().allMatch(TokenSessionTest::waits));
            answer.countDown();
            for (Future<String> token : tokens) {
                assertThat(token.get(5, TimeUnit.SECONDS)).isEqualTo("t1");
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(fetches).hasValue(1);
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING;
    }
}
