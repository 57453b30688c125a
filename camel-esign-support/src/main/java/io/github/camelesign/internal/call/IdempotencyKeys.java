// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.spi.IdempotentCreation.Key;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;

/**
 * The idempotency keys of the creations of one exchange. Each creation has a key of its own, also
 * where a route creates several. It is the same again when Camel repeats the step, and when the
 * broker delivers the message again: then it is computed from the broker's id of the message, the
 * step and what is created.
 */
final class IdempotencyKeys {

    private static final String PROPERTY = "CamelEsignIdempotencyKeys";

    /** How brokers call the id of a message, in the headers of Camel's components. */
    private static final String[] MESSAGE_IDS = {
        "JMSMessageID",
        "CamelSpringRabbitmqMessageId",
        "CamelAwsSqsMessageId",
        "CamelAzureServiceBusMessageId",
        "CamelGooglePubsubMessageId"
    };

    private static final String[] KAFKA_POSITION = {
        "kafka.TOPIC", "kafka.PARTITION", "kafka.OFFSET"
    };

    private final String exchangeId;
    private final Map<String, String> unfinished = new HashMap<>();
    private final Map<String, Integer> creations = new HashMap<>();

    private IdempotencyKeys(String exchangeId) {
        this.exchangeId = exchangeId;
    }

    /** Those of an exchange; a copy of an exchange has its own. */
    static IdempotencyKeys of(Exchange exchange) {
        if (exchange.getProperty(PROPERTY) instanceof IdempotencyKeys keys
                && keys.exchangeId.equals(exchange.getExchangeId())) {
            return keys;
        }
        IdempotencyKeys keys = new IdempotencyKeys(exchange.getExchangeId());
        exchange.setProperty(PROPERTY, keys);
        return keys;
    }

    /** A key that the route has chosen. */
    static Key chosen(Exchange exchange, String field, String value) {
        Key key = Key.chosen(field, value);
        return isRedelivered(exchange) ? key.redelivered() : key;
    }

    /**
     * A key for the creation of a step.
     *
     * @param step the place in the route
     * @param content what is created, as a text that is the same whenever it is the same
     */
    Key fresh(Exchange exchange, String field, String step, Supplier<String> content) {
        String before = unfinished.get(step);
        if (before != null && isRedeliveredByCamel(exchange)) {
            return new Key(field, before, Key.Origin.REDELIVERED);
        }
        int number = creations.merge(step, 1, Integer::sum);
        Key key =
                messageId(exchange.getMessage())
                        .map(id -> computed(exchange, field, id, step, number, content.get()))
                        .orElseGet(() -> Key.fresh(field));
        unfinished.put(step, key.value());
        return key;
    }

    /** The creation of a step has succeeded, or it is known that nothing was created. */
    void finished(String step) {
        unfinished.remove(step);
    }

    /**
     * What is created is part of it, whatever type it has: parts of one message may be created in
     * the same step, also where their places do not show it, as in a split within a split.
     */
    private static Key computed(
            Exchange exchange,
            String field,
            String messageId,
            String step,
            int number,
            String content) {
        String identity =
                Stream.of(
                                messageId,
                                exchange.getFromRouteId(),
                                step,
                                number,
                                exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX),
                                exchange.getProperty(ExchangePropertyKey.LOOP_INDEX),
                                exchange.getProperty(ExchangePropertyKey.MULTICAST_INDEX),
                                content)
                        .map(Objects::toString)
                        .collect(Collectors.joining("\n"));
        UUID value = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
        Key key = new Key(field, value.toString(), Key.Origin.FRESH);
        return exchange.isExternalRedelivered() ? key.redelivered() : key;
    }

    private static Optional<String> messageId(Message message) {
        String kafka =
                Stream.of(KAFKA_POSITION)
                        .map(name -> message.getHeader(name, String.class))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("/"));
        return Stream.of(MESSAGE_IDS)
                .map(name -> message.getHeader(name, String.class))
                .filter(id -> id != null && !id.isBlank())
                .findFirst()
                .or(() -> Optional.of(kafka).filter(position -> !position.isEmpty()));
    }

    private static boolean isRedelivered(Exchange exchange) {
        return exchange.isExternalRedelivered() || isRedeliveredByCamel(exchange);
    }

    private static boolean isRedeliveredByCamel(Exchange exchange) {
        return Boolean.TRUE.equals(
                exchange.getMessage().getHeader(Exchange.REDELIVERED, Boolean.class));
    }
}
