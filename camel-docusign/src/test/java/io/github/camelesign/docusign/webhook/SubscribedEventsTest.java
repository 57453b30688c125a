// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.github.camelesign.api.EventType;
import io.github.camelesign.docusign.DocuSignEndpoint;
import io.github.camelesign.docusign.StubbedDocuSign;
import io.github.camelesign.docusign.events.DocuSignEventNamesTest;
import io.github.camelesign.testing.event.EventFact;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connect is asked for everything of a type that it can be asked for. */
class SubscribedEventsTest extends StubbedDocuSign {

    private static final String LIST = "{\"configurations\":[],\"totalRecords\":\"0\"}";

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aTypeIsSubscribedToWhole(EventType wanted) throws Exception {
        // DocuSign voids what expires
        EventType asked = wanted == EventType.EXPIRED ? EventType.VOIDED : wanted;
        Set<String> expected = EventFact.subscribed(DocuSignEventNamesTest.FACTS, asked);
        answer(json(LIST));
        DocuSignSubscriptions connect =
                new DocuSignSubscriptions(
                        context.getEndpoint(
                                "docusign:envelopes/events?eventTypes=" + wanted,
                                DocuSignEndpoint.class));

        if (expected.isEmpty()) {
            assertThatThrownBy(() -> connect.register("https://desk.acme.test/hooks"))
                    .hasMessageContaining("eventTypes");
        } else {
            connect.register("https://desk.acme.test/hooks");
            assertThat(subscribed()).isEqualTo(expected);
        }
    }

    private static Set<String> subscribed() throws IOException {
        Set<String> events = new TreeSet<>();
        byte[] sent =
                requests().stream()
                        .filter(request -> RequestMethod.POST.equals(request.getMethod()))
                        .findFirst()
                        .orElseThrow()
                        .getBody();
        new ObjectMapper()
                .readTree(sent)
                .get("events")
                .forEach(event -> events.add(event.asText()));
        return events;
    }
}
