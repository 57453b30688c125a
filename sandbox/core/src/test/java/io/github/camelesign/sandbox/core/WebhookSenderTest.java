// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.testing.WebhookReceiver;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {
    /** Asked from a thread that is not the event loop's, as tests do. */
    @Test
    void noAnswerIsOverBeforeItIsListenedTo() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            WebhookSender sender =
                    new WebhookSender(
                            vertx, new Webhooks(), Clock.systemUTC(), AllowedHosts.LOOPBACK_ONLY);
            for (int i = 0; i < 1000; i++) {
                WebhookSender.Attempt attempt =
                        sender.probe(URI.create(receiver.uri()))
                                .toCompletionStage()
                                .toCompletableFuture()
                                .get(20, TimeUnit.SECONDS);
                assertThat(attempt.status()).isEqualTo(200);
            }
        } finally {
            vertx.close();
        }
    }
}
