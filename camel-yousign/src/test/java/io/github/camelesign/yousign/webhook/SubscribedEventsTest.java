// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.github.camelesign.api.EventType;
import io.github.camelesign.testing.event.EventFact;
import io.github.camelesign.yousign.StubbedYousign;
import io.github.camelesign.yousign.YousignEndpoint;
import io.github.camelesign.yousign.events.YousignEventNamesTest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Yousign is asked for everything of a type that it can be asked for. */
class SubscribedEventsTest extends StubbedYousign {

    private static final String URL = "https://desk.acme.test/hooks";

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aTypeIsSubscribedToWhole(EventType wanted) throws Exception {
        Set<String> expected = EventFact.subscribed(YousignEventNamesTest.FACTS, wanted);
        answer(json("[]"));
        YousignSubscriptions subscriptions =
                new YousignSubscriptions(
                        context.getEndpoint(
                                "yousign:signature-request/events?eventTypes=" + wanted,
                                YousignEndpoint.class));

        if (expected.isEmpty()) {
            assertThatThrownBy(() -> subscriptions.register(URL, null))
                    .hasMessageContaining("eventTypes");
        } else {
            subscriptions.register(URL, null);
            Set<String> events = new TreeSet<>();
            sent().get("subscribed_events").forEach(event -> events.add(event.asText()));
            assertThat(events).isEqualTo(expected);
        }
    }

    /** A procedure of v2 asks for its own calls. */
    @ParameterizedTest
    @EnumSource(EventType.class)
    void aProcedureAsksForATypeWhole(EventType wanted) throws Exception {
        answer(json("{\"id\":\"/procedures/1\"}"));

        template.requestBody(
                "yousign:v2/procedure/create?webhookVerification=none&webhookUrl=%s&eventTypes=%s"
                        .formatted(URL, wanted),
                Map.of("name", "Lease"));

        Set<String> events = new TreeSet<>();
        sent().at("/config/webhook").fieldNames().forEachRemaining(events::add);
        assertThat(events)
                .isEqualTo(EventFact.subscribed(YousignEventNamesTest.FACTS_OF_V2, wanted));
    }

    private static JsonNode sent() throws IOException {
        return new ObjectMapper()
                .readTree(
                        requests().stream()
                                .filter(request -> RequestMethod.POST.equals(request.getMethod()))
                                .findFirst()
                                .orElseThrow()
                                .getBody());
    }
}
