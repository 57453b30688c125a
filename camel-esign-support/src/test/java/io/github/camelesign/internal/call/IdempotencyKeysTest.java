// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.internal.content.Json;
import io.github.camelesign.spi.IdempotentCreation.Key;
import jakarta.activation.DataHandler;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        return IdempotencyKeys.of(exchange)
                .fresh(exchange, "field", step, new Json(exchange.getContext()));
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

    /** A broker that crashed may not say that it has delivered the message before. */
    @Test
    void aKeyThatIsMadeOfAMessageIsLookedUpEvenIfTheBrokerSaysNothing() {
        assertThat(fresh(fromBroker("a")).isKnown()).isTrue();
        assertThat(fresh(exchange("a", Map.of())).isKnown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JMSRedelivered", "CamelSpringRabbitmqRedelivered"})
    void whatTheBrokerSaysIsKnownAfterAStepThatMakesANewMessage(String header) {
        Exchange exchange = fromBroker("a");
        exchange.getMessage().setHeader(header, true);

        assertThat(fresh(exchange).isRedelivered()).isTrue();
        assertThat(IdempotencyKeys.chosen(exchange, "field", "k").isRedelivered()).isTrue();
    }

    static Stream<Supplier<Object>> bodies() {
        byte[] text = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                () -> text,
                text::clone,
                () -> Map.of("bytes", text.clone()),
                () -> List.of(Map.of("bytes", text.clone())),
                () -> new InputStreamCache(text),
                () -> new ByteArrayInputStream(text),
                () -> new Bean("a"));
    }

    /** Whatever the body is, the next delivery has an equal one, and not the same. */
    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyOfAnyTypeHasItsKeyAgain(Supplier<Object> body) {
        Key first = fresh(fromBroker(body.get()));

        assertThat(fresh(fromBroker(body.get()))).isEqualTo(first);
        assertThat(first.isKnown()).isTrue();
    }

    @Test
    void aStreamIsStillThereAfterIt() {
        Exchange exchange = fromBroker(new ByteArrayInputStream(new byte[] {'{', '}'}));

        fresh(exchange);

        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("{}");
    }

    @Test
    void beansAndAttachmentsDiffer() {
        Exchange attached = fromBroker("a");
        attached.getMessage(AttachmentMessage.class)
                .addAttachment("lease.pdf", new DataHandler("", "application/pdf"));

        assertThat(fresh(fromBroker(new Bean("a")))).isNotEqualTo(fresh(fromBroker(new Bean("b"))));
        assertThat(fresh(attached)).isNotEqualTo(fresh(fromBroker("a")));
    }

    /** It can be read once: two parts might be taken for one. */
    @Test
    void aBodyThatIsNotReadIsLookedUpOnlyIfTheBrokerSaysSo() {
        Exchange exchange = fromBroker(new DataHandler("a", "text/plain"));

        assertThat(fresh(exchange).isKnown()).isFalse();
    }

    public record Bean(String name) {}

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
