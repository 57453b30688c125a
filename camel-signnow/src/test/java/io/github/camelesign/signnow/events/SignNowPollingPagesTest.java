// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.events.SignNowPolledRoute.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What polls cost, and that pages lose nothing while the documents on them change. */
class SignNowPollingPagesTest {

    private static final int PAGE = 100;
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX =
            new EsignSandboxExtension(sandbox -> sandbox.setClock(CLOCK));

    @Test
    void aPollCostsCallsForWhatChangedAndNotForWhatIsOpen() throws Exception {
        List<String> documents = upload(10_000);
        CLOCK.advance(Duration.ofDays(1));
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(SANDBOX.sandbox(), "startFrom=now")) {
            polled.poll();
            List<String> changed = documents.subList(4_000, 4_100);
            CLOCK.advance(Duration.ofMinutes(1));
            changed.forEach(id -> signNow().invite(id, "ada@acme.test"));

            long before = calls();
            List<Delivery> events = polled.poll();

            assertThat(events).extracting(Delivery::document).containsExactlyElementsOf(changed);
            assertThat(events).extracting(Delivery::type).containsOnly("sent");
            assertThat(calls() - before).isLessThanOrEqualTo(changed.size() / PAGE + 2);
        }
    }

    @Test
    void aBurstIsReadAgainOnlyAsLongAsRowsMayComeLate() throws Exception {
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(SANDBOX.sandbox(), "startFrom=beginning")) {
            for (int second = 0; second < 20; second++) {
                upload(25);
                CLOCK.advance(Duration.ofSeconds(1));
            }
            assertThat(polled.poll()).hasSize(500);
            CLOCK.advance(Duration.ofMinutes(6));
            polled.poll();

            long before = calls();
            assertThat(polled.poll()).isEmpty();
            assertThat(calls() - before).as("calls of a poll when all is quiet").isEqualTo(2);
        }
    }

    @Test
    void documentsOfOneSecondThatTheRouteChangesHideNoOther() throws Exception {
        Set<String> documents = new HashSet<>(upload(250));
        Set<String> created = new HashSet<>();
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(
                        SANDBOX.sandbox(),
                        "startFrom=beginning&eventTypes=created",
                        Map.of(),
                        exchange -> created.add(inviteSlowly(exchange)))) {
            assertThat(polled.poll()).hasSize(250);
            assertThat(created).isEqualTo(documents);
        }
    }

    /**
     * As a route does that sends every document it hears of; it takes longer than polls look back.
     */
    private static String inviteSlowly(Exchange exchange) {
        String id = Delivery.of(exchange).document();
        CLOCK.advance(Duration.ofSeconds(10));
        signNow().invite(id, "ada@acme.test");
        return id;
    }

    @Test
    void aRowThatShowsUpBehindTheReaderOfALongPollIsFoundByTheNext() throws Exception {
        upload(100);
        CLOCK.advance(Duration.ofMinutes(2));
        List<String> late = new ArrayList<>();
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(
                        SANDBOX.sandbox(),
                        "startFrom=beginning",
                        Map.of(),
                        exchange -> {
                            if (late.isEmpty() && isLastOfPage(exchange)) {
                                late.add(uploadLate(Duration.ofMinutes(3)));
                                CLOCK.advance(Duration.ofMinutes(30));
                                upload(1);
                            }
                        })) {
            assertThat(polled.poll()).hasSize(101);

            assertThat(polled.poll()).extracting(Delivery::document).isEqualTo(late);
        }
    }

    private static boolean isLastOfPage(Exchange exchange) {
        return exchange.getProperty(Exchange.BATCH_COMPLETE, Boolean.class);
    }

    private static String uploadLate(Duration late) {
        CLOCK.advance(late.negated());
        String id = upload(1).get(0);
        CLOCK.advance(late);
        return id;
    }

    private static List<String> upload(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(signNow().addLargeDocument(SignNow.DEMO_USER, "contract.pdf", 10));
        }
        return ids;
    }

    private static SignNow signNow() {
        return SANDBOX.sandbox().signNow();
    }

    private static long calls() {
        return SANDBOX.sandbox().requests().all().size();
    }
}
