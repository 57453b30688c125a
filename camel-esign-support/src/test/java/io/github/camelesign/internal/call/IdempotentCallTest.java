package io.github.camelesign.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.http.Retries;
import io.github.camelesign.internal.http.RetryBudget;
import io.github.camelesign.internal.http.RetryPolicy;
import io.github.camelesign.spi.EsignListener;
import io.github.camelesign.spi.IdempotentCreation.Key;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdempotentCallTest {

    private static final Map<String, Object> CREATED = Map.of("id", "e1");

    private final AtomicInteger attempts = new AtomicInteger();
    private final Queue<Map<String, Object>> found = new ArrayDeque<>();

    private IdempotentCall call(Key key) {
        RetryPolicy policy = new RetryPolicy(2, Duration.ofMillis(1), new RetryBudget());
        return new IdempotentCall(
                new Retries(policy, new EsignListener() {}), value -> found.poll(), key);
    }

    private void lost(IOException cause) throws EsignOperationException {
        attempts.incrementAndGet();
        throw new EsignOperationException(
                new EsignFailure("x", "x/create", 0, null, null, null, null, false, true, cause));
    }

    /** A provider that was too slow may yet create it. */
    @Test
    void afterATimeoutNothingIsSentAgain() {
        assertThatThrownBy(
                        () ->
                                call(Key.fresh("key"))
                                        .send(() -> lost(new SocketTimeoutException("slow"))))
                .isInstanceOfSatisfying(
                        EsignOperationException.class,
                        e -> assertThat(e.isOutcomeUnknown()).isTrue());
        assertThat(attempts).hasValue(1);
    }

    @Test
    void whatWasCreatedIsFoundAfterALostAnswer() throws Exception {
        found.add(CREATED);

        assertThat(call(Key.fresh("key")).send(() -> lost(new SocketException("reset"))))
                .isEqualTo(CREATED);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void aChosenKeyIsLookedUpBeforeAnythingIsSent() throws Exception {
        found.add(CREATED);

        assertThat(call(Key.chosen("key", "k1")).send(attempts::incrementAndGet))
                .isEqualTo(CREATED);
        assertThat(attempts).hasValue(0);
    }
}
