// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.route;

import io.github.camelesign.api.EsignConstants;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;

/** An event that reached the end of a route, as its exchange was then. */
public record DeliveredEvent(
        Map<String, Object> headers,
        Object body,
        Map<String, Object> properties,
        ExchangePattern pattern) {

    public static DeliveredEvent of(Exchange exchange) {
        return new DeliveredEvent(
                new TreeMap<>(exchange.getMessage().getHeaders()),
                exchange.getMessage().getBody(),
                Map.copyOf(exchange.getProperties()),
                exchange.getPattern());
    }

    public String type() {
        return (String) headers.get(EsignConstants.EVENT_TYPE);
    }

    public String id() {
        return (String) headers.get(EsignConstants.EVENT_ID);
    }

    public String changeKey() {
        return (String) headers.get(EsignConstants.CHANGE_KEY);
    }

    public String envelope() {
        return (String) headers.get(EsignConstants.ENVELOPE_ID);
    }

    public String recipient() {
        return (String) headers.get(EsignConstants.RECIPIENT_EMAIL);
    }

    public Instant at() {
        return Instant.parse((String) headers.get(EsignConstants.OCCURRED_AT));
    }

    /** Its type, its envelope, and its recipient if there is one. */
    @Override
    public String toString() {
        return type() + " " + envelope() + (recipient() == null ? "" : " " + recipient());
    }
}
