// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.spi.IdempotentCreation.Key;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {

    private static final String STEP = "x:contract/create to1";

    private final DefaultCamelContext context = new DefaultCamelContext();

    private Exchange exchange(Object body, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
        return exchange;
    }

    private Exchange fromBroker(Object body) {
        return exchange(body, Map.of("JMSMessageID", "ID:1"));
    }

    private static Key fresh(Exchange exchange) {
        return fresh(exchange, STEP);
    }

    private static Key fresh(Exchange exchange, String step) {
        Object body = exchange.getMessage().getBody();
        return IdempotencyKeys.of(exchange).fresh(exchange, "field", step, () -> "" + body);
    }

    private static Exchange redelivered(Exchange exchange) {
        exchange.getMessage().setHeader(Exchange.REDELIVERED, true);
        return exchange;
    }

    @Test
    void eachCreationHasAKeyOfItsOwn() {
        Exchange exchange = exchange("a", Map.of());

        Key first = fresh(exchange);
        IdempotencyKeys.of(exchange).finished(STEP);
        Key second = fresh(exchange);

        assertThat(first.value()).isNotEqualTo(second.value());
        assertThat(first.isChosen() || second.isChosen()).isFalse();
    }

    @Test
    void aStepThatCamelRepeatsHasTheSame() {
        Exchange exchange = exchange("a", Map.of());
        Key first = fresh(exchange);

        Key again = fresh(redelivered(exchange));

        assertThat(again.value()).isEqualTo(first.value());
        assertThat(again.isRedelivered()).isTrue();
    }

    @Test
    void aLaterStepOfARepeatedExchangeHasItsOwn() {
        Exchange exchange = redelivered(exchange("a", Map.of()));
        Key first = fresh(exchange);
        IdempotencyKeys.of(exchange).finished(STEP);

        assertThat(fresh(exchange).value()).isNotEqualTo(first.value());
    }

    /** Computed, so that it is the same after the process died. */
    @Test
    void aMessageOfABrokerHasTheSameInAnotherProcess() {
        assertThat(fresh(fromBroker("a")).value()).isEqualTo(fresh(fromBroker("a")).value());
        assertThat(fresh(fromBroker("a")).isRedelivered()).isFalse();
    }

    @Test
    void otherMessagesStepsContentsAndPartsHaveOthers() {
        Exchange part = fromBroker("a");
        part.setProperty(ExchangePropertyKey.SPLIT_INDEX, 1);
        Exchange looped = fromBroker("a");
        fresh(looped);
        IdempotencyKeys.of(looped).finished(STEP);

        assertThat(
                        java.util.Set.of(
                                fresh(fromBroker("a")).value(),
                                fresh(fromBroker("b")).value(),
                                fresh(exchange("a", Map.of("JMSMessageID", "ID:2"))).value(),
                                fresh(part).value(),
                                fresh(looped).value(),
                                fresh(fromBroker("a"), "another step").value()))
                .hasSize(6);
    }

    @Test
    void aKeyOfTheRouteOnARedeliveredMessageIsOne() {
        assertThat(IdempotencyKeys.chosen(exchange("a", Map.of()), "field", "k").isRedelivered())
                .isFalse();
        assertThat(
                        IdempotencyKeys.chosen(redelivered(exchange("a", Map.of())), "field", "k")
                                .isRedelivered())
                .isTrue();
    }
}
