// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class TransferTest {

    private static final Duration MOMENT = Duration.ofMillis(20);

    private final AtomicInteger cancelled = new AtomicInteger();

    private Transfer transfer(Duration timeout, Duration silence) {
        return new Transfer(timeout, silence, cancelled::incrementAndGet);
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().pollDelay(time).until(() -> System.nanoTime() >= end);
    }

    @Test
    void whatTakesTooLongIsEndedOnce() {
        Transfer transfer = transfer(MOMENT, MOMENT);
        transfer.check();
        assertThat(cancelled).hasValue(0);

        pass(MOMENT.multipliedBy(2));
        transfer.check();
        transfer.check();

        assertThat(cancelled).hasValue(1);
        assertThat(transfer.isExpired()).isTrue();
    }

    @Test
    void whatMovesEnoughGoesOnUntilItStops() throws IOException {
        Transfer transfer = transfer(MOMENT, MOMENT);
        InputStream in = transfer.counting(new ByteArrayInputStream(new byte[200_000]));
        OutputStream out = transfer.counting(OutputStream.nullOutputStream());
        for (int i = 0; i < 3; i++) {
            in.readNBytes(40_000);
            out.write(new byte[40_000]);
            pass(MOMENT.multipliedBy(2));
            transfer.check();
            assertThat(cancelled).hasValue(0);
        }

        in.readNBytes(40_000);
        pass(MOMENT.multipliedBy(2));
        transfer.check();

        assertThat(cancelled).hasValue(1);
    }

    @Test
    void theWatchLooksAtThemByItself() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext();
                TransferWatch watch = new TransferWatch(context)) {
            watch.start();
            watch.add(transfer(MOMENT, MOMENT));
            Transfer done = transfer(MOMENT, MOMENT);
            watch.add(done);
            watch.remove(done);

            await().until(() -> cancelled.get() == 1);
            assertThat(done.isExpired()).isFalse();
        }
    }
}
