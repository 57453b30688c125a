// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.call;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOperationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A key stands for one signature request: also at the same moment, and when it comes again. */
class SameKeyTest extends StubbedCreations {

    private static final String KEYED = CREATE + "?idempotencyKey=${header.orderId}";
    private static final Map<String, Object> ORDER = Map.of("orderId", "order-42");
    private static final String REFUSED = "{\"type\":\"validation.error\",\"detail\":\"No name\"}";

    /** As long as it takes Yousign to show what it makes. */
    private static final int BUSY_MILLIS = 150;

    @RepeatedTest(12)
    void twoThreadsMakeOne() throws Exception {
        options().setLookUpTimeout(10_000);
        answer(json(DONE.formatted(REQUEST)).withStatus(201).withFixedDelay(BUSY_MILLIS));
        found();

        List<Exchange> done = inParallel(2, () -> send(KEYED, NDA, ORDER));

        assertThat(creations()).hasSize(1);
        assertThat(done)
                .allSatisfy(
                        exchange -> {
                            assertThat(exchange.getException()).isNull();
                            assertThat(exchange.getMessage().getBody(Map.class))
                                    .containsEntry("whole", true);
                            assertThat(exchange.getMessage().getHeaders())
                                    .containsEntry("CamelYousignSignatureRequestId", REQUEST);
                        })
                .filteredOn(SameKeyTest::existed)
                .as("that took the other's result")
                .hasSize(1);
    }

    private static boolean existed(Exchange exchange) {
        return Boolean.TRUE.equals(exchange.getMessage().getHeader(EsignConstants.ALREADY_EXISTED));
    }

    @Test
    void whatIsRefusedTheOtherSendsItself() throws Exception {
        options().setLookUpTimeout(10_000);
        server.stubFor(
                post(REQUESTS)
                        .willReturn(status(400).withBody(REFUSED).withFixedDelay(BUSY_MILLIS)));

        List<Exchange> done = inParallel(2, () -> send(KEYED, NDA, ORDER));

        assertThat(creations()).hasSize(2);
        assertThat(done)
                .allSatisfy(exchange -> assertThat(failure(exchange).isOutcomeUnknown()).isFalse());
    }

    @Test
    void whatNobodyKnowsTheOtherDoesNotKnowEither() throws Exception {
        options().setLookUpTimeout(2_000);
        server.stubFor(post(REQUESTS).willReturn(status(504).withFixedDelay(BUSY_MILLIS)));

        List<Exchange> done = inParallel(2, () -> send(KEYED, NDA, ORDER));

        assertThat(creations()).hasSize(1);
        assertThat(done)
                .allSatisfy(exchange -> assertThat(failure(exchange).isOutcomeUnknown()).isTrue());
    }

    @Test
    void otherKeysDoNotWait() throws Exception {
        answer(json(DONE.formatted(REQUEST)).withStatus(201).withFixedDelay(BUSY_MILLIS));
        found();
        AtomicInteger number = new AtomicInteger();

        List<Exchange> done =
                inParallel(4, () -> send(KEYED, NDA, Map.of("orderId", number.incrementAndGet())));

        assertThat(done).allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
        assertThat(creations())
                .extracting(StubbedCreations::sentId)
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatAnEarlierStepFoundIsNotSaidOfTheNextCreation() {
        answer(json(DONE.formatted(REQUEST)).withStatus(201));
        found();

        Exchange done = send(CREATE, NDA, Map.of(EsignConstants.ALREADY_EXISTED, true));

        assertThat(done.getMessage().getHeaders())
                .doesNotContainKey(EsignConstants.ALREADY_EXISTED);
    }

    @Test
    void aRouteThatCreatesThreeHasThreeKeys() throws Exception {
        answer(json(DONE.formatted(REQUEST)).withStatus(201));
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:three").loop(3).setBody(constant(NDA)).to(CREATE);
                    }
                });

        call("direct:three", null);

        assertThat(creations())
                .extracting(StubbedCreations::sentId)
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void redeliveredByCamelItIsLookedUpByTheSameKey() throws Exception {
        redelivering();
        firstAnswer(status(504));
        // found neither in the first call nor at the first look of the second
        options().setLookUpTimeout(100);

        Exchange done = send("direct:redelivering", NDA);

        assertThat(done.getException()).isNull();
        assertThat(creations()).as("sent again by the second call").hasSize(2);
        assertThat(creations())
                .extracting(StubbedCreations::sentId)
                .containsOnly(sentId(creations().get(0)));
        assertThat(lookUps())
                .hasSizeGreaterThan(1)
                .allMatch(
                        lookUp ->
                                lookUp.queryParameter("external_id[eq]")
                                        .containsValue(sentId(creations().get(0)).toString()));
    }

    @Test
    void redeliveredByCamelItIsNotSentWhenItIsThere() throws Exception {
        redelivering();
        firstAnswer(status(504));
        context.getRegistry()
                .bind("later", (Runnable) () -> found(request(REQUEST, Instant.now())));

        Exchange done = send("direct:redelivering", NDA);

        assertThat(done.getException()).isNull();
        assertThat(creations()).hasSize(1);
        assertThat(existed(done)).isTrue();
    }

    private void redelivering() throws Exception {
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        onException(EsignOperationException.class)
                                .maximumRedeliveries(1)
                                .redeliveryDelay(0)
                                .onRedelivery(
                                        exchange -> {
                                            Runnable later =
                                                    context.getRegistry()
                                                            .lookupByNameAndType(
                                                                    "later", Runnable.class);
                                            if (later != null) {
                                                later.run();
                                            }
                                        });
                        from("direct:redelivering").to(CREATE);
                    }
                });
    }

    /** A limit says that nothing was made. */
    @Test
    void whatWasRefusedForTheRateIsSentAgainWithTheSameKey() {
        firstAnswer(status(429).withHeader("RateLimit-Reset", "0"));

        Exchange done = send(CREATE, NDA);

        assertThat(done.getException()).isNull();
        assertThat(existed(done)).isFalse();
        assertThat(creations())
                .hasSize(2)
                .extracting(StubbedCreations::sentId)
                .containsOnly(sentId(creations().get(0)));
        assertThat(lookUps()).isEmpty();
    }
}
