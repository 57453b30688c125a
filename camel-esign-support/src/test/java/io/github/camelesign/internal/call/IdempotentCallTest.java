// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.http.Pauses;
import io.github.camelesign.spi.IdempotentCreation.Key;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotentCallTest {

    private static final Map<String, Object> CREATED = Map.of("id", "e1");

    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger lookUps = new AtomicInteger();
    private int visibleAfter = Integer.MAX_VALUE;
    private boolean stopping;

    private IdempotentCall call(Key key) {
        return new IdempotentCall(
                value -> lookUps.incrementAndGet() > visibleAfter ? CREATED : null,
                key,
                Duration.ofMillis(1500),
                new Pauses(() -> stopping),
                why -> {
                    throw new IllegalStateException(why);
                });
    }

    private Map<String, Object> lost(int status, IOException cause) throws EsignOperationException {
        attempts.incrementAndGet();
        throw new EsignOperationException(
                new EsignFailure(
                        "x", "x/create", status, null, null, null, null, false, true, cause));
    }

    private Map<String, Object> answered() {
        attempts.incrementAndGet();
        return CREATED;
    }

    /** The first may still be under way, whatever the failure was. */
    @ParameterizedTest
    @ValueSource(ints = {0, 408, 500, 502, 503, 504})
    void whatIsNotFoundIsNotSentAgain(int status) {
        assertThatThrownBy(
                        () ->
                                call(Key.fresh("key"))
                                        .send(
                                                false,
                                                () -> lost(status, new SocketException("reset"))))
                .isInstanceOfSatisfying(
                        EsignOperationException.class,
                        e -> assertThat(e.isOutcomeUnknown()).isTrue());
        assertThat(attempts).hasValue(1);
        assertThat(lookUps.get()).isBetween(2, 5);
    }

    @Test
    void whatShowsUpLaterIsFound() throws Exception {
        visibleAfter = 2;

        CreationTurn.Created created =
                call(Key.fresh("key"))
                        .send(false, () -> lost(0, new SocketTimeoutException("slow")));

        assertThat(created).isEqualTo(new CreationTurn.Created(true, CREATED));
        assertThat(attempts).hasValue(1);
    }

    @Test
    void aChosenKeyIsLookedUpOnceBeforeItIsSent() throws Exception {
        CreationTurn.Created created = call(Key.chosen("key", "k1")).send(false, this::answered);

        assertThat(created.existed()).isFalse();
        assertThat(lookUps).hasValue(1);

        visibleAfter = 0;
        assertThat(call(Key.chosen("key", "k1")).send(false, this::answered).existed()).isTrue();
        assertThat(attempts).hasValue(1);
    }

    /** The delivery before may still be under way at the provider. */
    @Test
    void aRedeliveredKeyIsLookedUpForSomeTime() throws Exception {
        visibleAfter = 2;
        Key key = Key.chosen("key", "k1").redelivered();

        assertThat(call(key).send(false, this::answered).existed()).isTrue();
        assertThat(attempts).hasValue(0);
    }

    /** What was not looked up for its time must not be sent because the application stops. */
    @Test
    void aStopDuringTheLookUpSendsNothing() throws Exception {
        stopping = true;
        Key key = Key.chosen("key", "k1").redelivered();

        assertThatThrownBy(() -> call(key).send(false, this::answered))
                .hasMessageContaining("The application stops");
        assertThatThrownBy(() -> call(Key.chosen("key", "k1")).send(true, this::answered))
                .hasMessageContaining("The application stops");
        assertThat(attempts).hasValue(0);

        visibleAfter = 0;
        assertThat(call(key).send(false, this::answered).existed()).isTrue();
    }

    @Test
    void afterAnotherNodesTurnItIsLookedUpForSomeTime() throws Exception {
        visibleAfter = 2;

        assertThat(call(Key.chosen("key", "k1")).send(true, this::answered).existed()).isTrue();
        assertThat(attempts).hasValue(0);
    }

    @Test
    void aFreshKeyIsNotLookedUp() throws Exception {
        assertThat(call(Key.fresh("key")).send(false, this::answered).existed()).isFalse();
        assertThat(lookUps).hasValue(0);
    }
}
