// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** What a broker says of a message, in the headers of Camel's components. */
final class BrokerMessage {

    private static final List<String> IDS =
            List.of(
                    "JMSMessageID",
                    "CamelSpringRabbitmqMessageId",
                    "CamelAwsSqsMessageId",
                    "CamelAzureServiceBusMessageId",
                    "CamelGooglePubsubMessageId");

    private static final List<String> KAFKA_POSITION =
            List.of("kafka.TOPIC", "kafka.PARTITION", "kafka.OFFSET");

    private static final List<String> REDELIVERED =
            List.of("JMSRedelivered", "CamelSpringRabbitmqRedelivered");

    private BrokerMessage() {}

    /** What is the same whenever the message is delivered; empty if no broker brought it. */
    static Optional<String> id(Message message) {
        String kafka =
                KAFKA_POSITION.stream()
                        .map(name -> message.getHeader(name, String.class))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("/"));
        return IDS.stream()
                .map(name -> message.getHeader(name, String.class))
                .filter(id -> id != null && !id.isBlank())
                .findFirst()
                .or(() -> Optional.of(kafka).filter(position -> !position.isEmpty()));
    }

    /**
     * Whether the broker says that it has delivered the message before. One that has crashed since
     * may not know it.
     */
    static boolean isRedelivered(Exchange exchange) {
        // a step such as setBody leaves a message that no longer says it, but its headers do
        return exchange.isExternalRedelivered()
                || REDELIVERED.stream().anyMatch(name -> isTrue(exchange.getMessage(), name));
    }

    private static boolean isTrue(Message message, String name) {
        return Boolean.TRUE.equals(message.getHeader(name, Boolean.class));
    }
}
