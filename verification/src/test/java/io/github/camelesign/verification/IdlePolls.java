// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.EsignListener;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/** Polls a number of times in a process of its own, and prints what each poll has written. */
public final class IdlePolls {

    private IdlePolls() {}

    /**
     * @param arguments the base URL of the provider, and the number of polls
     */
    public static void main(String[] arguments) throws Exception {
        CountDownLatch polls = new CountDownLatch(Integer.parseInt(arguments[1]));
        AtomicInteger written = new AtomicInteger();
        AtomicInteger events = new AtomicInteger();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry()
                    .bind(
                            "cursors",
                            new MemoryStateRepository() {
                                @Override
                                public void setState(String key, String value) {
                                    written.incrementAndGet();
                                    super.setState(key, value);
                                }
                            });
            context.getRegistry()
                    .bind(
                            "polls",
                            new EsignListener() {
                                @Override
                                public void onPoll(
                                        String provider,
                                        String operation,
                                        int delivered,
                                        Duration lag) {
                                    System.out.println("written " + written.getAndSet(0));
                                    polls.countDown();
                                }

                                @Override
                                public void onEvent(
                                        String provider,
                                        String delivery,
                                        EventType type,
                                        boolean taken) {
                                    events.incrementAndGet();
                                }
                            });
            context.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("yousign:signature-request/events?apiKey=k&delay=100"
                                            + "&initialDelay=0&cursorRepository=#cursors&baseUri="
                                            + arguments[0])
                                    .log("${header." + EsignConstants.ENVELOPE_ID + "}");
                        }
                    });
            context.start();
            boolean done = polls.await(90, TimeUnit.SECONDS);
            System.out.println("events " + events + (done ? "" : ", not done"));
        }
    }
}
