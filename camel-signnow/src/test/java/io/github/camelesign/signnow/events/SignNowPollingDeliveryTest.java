// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.events.SignNowPolledRoute.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which events reach the route, in which order, and what becomes of those that it fails on. */
class SignNowPollingDeliveryTest {

    private static final MutableClock CLOCK = new MutableClock();
    private static final String FROM_BEGINNING = "startFrom=beginning";

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX =
            new EsignSandboxExtension(sandbox -> sandbox.setClock(CLOCK));

    private final Set<String> failingOn = new HashSet<>();
    private final List<String> tried = new ArrayList<>();
    private EsignSandbox sandbox;
    private SignNow signNow;

    @BeforeEach
    void visit(EsignSandbox running) {
        sandbox = running;
        signNow = running.signNow();
    }

    @Test
    void onlyTheTypesAskedForAreDelivered() throws Exception {
        String document = invited();
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(
                        sandbox, FROM_BEGINNING + "&eventTypes=completed,declined")) {
            assertThat(polled.poll()).isEmpty();
            signNow.sign(document, "ada@acme.test");
            CLOCK.advance(Duration.ofSeconds(1));
            assertThat(polled.pollTypes()).containsExactly("completed");
            assertThat(polled.poll()).isEmpty();
        }
    }

    @Test
    void theDeclineOfAFreeFormInviteIsDelivered() throws Exception {
        String document = invited();
        CLOCK.advance(Duration.ofMinutes(1));
        signNow.decline(document, "ada@acme.test", "too dear");
        Instant declined = CLOCK.instant().truncatedTo(ChronoUnit.SECONDS);
        CLOCK.advance(Duration.ofMinutes(1));
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(
                        sandbox, FROM_BEGINNING + "&eventTypes=completed,declined,voided")) {
            assertThat(polled.poll())
                    .extracting(
                            Delivery::type, Delivery::document, Delivery::recipient, Delivery::at)
                    .containsExactly(tuple("declined", document, "ada@acme.test", declined));
            assertThat(polled.poll()).isEmpty();
        }
    }

    @Test
    void aTypeThatDoesNotExistStopsTheRoute() {
        assertThatThrownBy(() -> new SignNowPolledRoute(sandbox, "eventTypes=finished"))
                .hasStackTraceContaining("eventTypes names 'finished', which is none of [created,");
    }

    @Test
    void aLimitedPollGoesOnWhereTheLastOneStopped() throws Exception {
        List<String> documents = List.of(upload(), upload(), upload(), upload(), upload());
        List<String> delivered = new ArrayList<>();
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(sandbox, FROM_BEGINNING + "&maxMessagesPerPoll=2")) {
            for (int expected : new int[] {2, 2, 1, 0}) {
                List<Delivery> events = polled.poll();
                assertThat(events).hasSize(expected);
                events.forEach(event -> delivered.add(event.document()));
            }
        }
        assertThat(delivered).isEqualTo(documents);
    }

    @Test
    void aFailedEventHoldsBackItsDocumentAndNoOther() throws Exception {
        String first = invited();
        String other = invited();
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(
                        sandbox, FROM_BEGINNING + "&delay=1", Map.of(), this::failOn)) {
            failingOn.add(first + " created");
            assertThat(polled.poll())
                    .extracting(Delivery::document, Delivery::type)
                    .containsExactly(tuple(other, "created"), tuple(other, "sent"));
            assertThat(tried).doesNotContain(first + " sent");
            // the exception handler is for polls that fail; with a bridge it would run the route
            // again
            assertThat(polled.failures()).isEmpty();

            CLOCK.advance(Duration.ofHours(1));
            signNow.sign(other, "ada@acme.test");
            assertThat(polled.pollTypes()).containsExactly("signed", "completed");

            failingOn.clear();
            CLOCK.advance(Duration.ofHours(1));
            signNow.sign(first, "ada@acme.test");
            List<String> types = new ArrayList<>();
            await().untilAsserted(
                            () -> {
                                types.addAll(polled.pollTypes());
                                assertThat(types)
                                        .containsExactly("created", "sent", "signed", "completed");
                            });
            assertThat(polled.poll()).isEmpty();
        }
    }

    @Test
    void anEventThatWasRolledBackComesAgain() throws Exception {
        String document = upload();
        List<String> rolledBack = new ArrayList<>();
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(
                        sandbox,
                        FROM_BEGINNING,
                        Map.of(),
                        exchange -> {
                            rolledBack.add(Delivery.of(exchange).document());
                            exchange.setRollbackOnly(rolledBack.size() == 1);
                        })) {
            polled.poll();
            polled.poll();
            polled.poll();
        }
        assertThat(rolledBack).containsExactly(document, document);
    }

    @Test
    void aKnownEventIsSkipped() throws Exception {
        upload();
        MemoryIdempotentRepository known = new MemoryIdempotentRepository();
        Map<String, Object> beans = Map.of("known", known);
        String options = FROM_BEGINNING + "&idempotentRepository=#known";
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(sandbox, options, beans, exchange -> {})) {
            assertThat(polled.poll()).extracting(Delivery::id).allMatch(known::contains).hasSize(1);
        }
        String second = upload();
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(sandbox, options, beans, exchange -> {})) {
            assertThat(polled.poll()).extracting(Delivery::document).containsExactly(second);
        }
    }

    @Test
    void anEventIsKnownOnlyOnceTheRouteSucceeded() throws Exception {
        String document = upload();
        MemoryIdempotentRepository known = new MemoryIdempotentRepository();
        List<Boolean> knownMeanwhile = new ArrayList<>();
        failingOn.add(document + " created");
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(
                        sandbox,
                        FROM_BEGINNING + "&idempotentRepository=#known",
                        Map.of("known", known),
                        exchange -> {
                            knownMeanwhile.add(known.contains(Delivery.of(exchange).id()));
                            failOn(exchange);
                        })) {
            polled.poll();
            assertThat(known.getCacheSize()).isZero();
            failingOn.clear();
            assertThat(polled.poll()).hasSize(1);
        }
        assertThat(knownMeanwhile).containsExactly(false, false);
        assertThat(known.getCacheSize()).isEqualTo(1);
    }

    private void failOn(Exchange exchange) {
        Delivery event = Delivery.of(exchange);
        String what = event.document() + " " + event.type();
        tried.add(what);
        if (failingOn.contains(what)) {
            throw new IllegalStateException("The route fails on " + what);
        }
    }

    private String invited() {
        String document = upload();
        CLOCK.advance(Duration.ofSeconds(1));
        signNow.invite(document, "ada@acme.test");
        return document;
    }

    private String upload() {
        return signNow.addLargeDocument(SignNow.DEMO_USER, "contract.pdf", 10);
    }
}
