// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.internal.content.Json;
import io.github.camelesign.spi.IdempotentCreation.Key;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * The idempotency keys of the creations of one exchange. Each creation has a key of its own, also
 * where a route creates several. It is the same again when Camel repeats the step, and when the
 * broker delivers the message again: it is computed from the broker's id of the message, the step
 * and what is created.
 */
final class IdempotencyKeys {

    private static final String PROPERTY = "CamelEsignIdempotencyKeys";

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
     * @param json writes what is created
     */
    Key fresh(Exchange exchange, String field, String step, Json json) {
        String before = unfinished.get(step);
        if (before != null && isRedeliveredByCamel(exchange)) {
            return new Key(field, before, Key.Origin.REDELIVERED);
        }
        int number = creations.merge(step, 1, Integer::sum);
        Key key =
                BrokerMessage.id(exchange.getMessage())
                        .map(id -> computed(exchange, field, List.of(id, step, number), json))
                        .orElseGet(() -> Key.fresh(field));
        unfinished.put(step, key.value());
        return key;
    }

    /** The creation of a step has succeeded, or it is known that nothing was created. */
    void finished(String step) {
        unfinished.remove(step);
    }

    /**
     * What is created is part of it: parts of one message may be created in the same step. Where
     * that is not known, two parts might have the same key, and the first is taken for the second
     * only if the message was delivered again.
     */
    private static Key computed(Exchange exchange, String field, List<Object> place, Json json) {
        Optional<String> content = CreatedContent.digest(exchange, json);
        List<Object> identity = new ArrayList<>(place);
        identity.add(exchange.getFromRouteId());
        identity.add(exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX));
        identity.add(exchange.getProperty(ExchangePropertyKey.LOOP_INDEX));
        identity.add(exchange.getProperty(ExchangePropertyKey.MULTICAST_INDEX));
        identity.add(content.orElse(""));
        String text = identity.stream().map(Objects::toString).collect(Collectors.joining("\n"));
        UUID value = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        Key key =
                new Key(
                        field,
                        value.toString(),
                        content.isPresent() ? Key.Origin.MESSAGE : Key.Origin.FRESH);
        return BrokerMessage.isRedelivered(exchange) ? key.redelivered() : key;
    }

    private static boolean isRedelivered(Exchange exchange) {
        return BrokerMessage.isRedelivered(exchange) || isRedeliveredByCamel(exchange);
    }

    private static boolean isRedeliveredByCamel(Exchange exchange) {
        return Boolean.TRUE.equals(
                exchange.getMessage().getHeader(Exchange.REDELIVERED, Boolean.class));
    }
}
