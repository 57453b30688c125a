// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.events;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.PolledRoute;
import io.github.camelesign.testing.route.WebhookRoute;
import io.github.camelesign.yousign.StubbedYousign;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a sender wrote on a request comes with its events. */
class BusinessIdsTest extends StubbedYousign {

    private static final String PROCEDURE =
            "{'id':'/procedures/1','status':'active','createdAt':'%1$s','updatedAt':'%1$s','members':[],'metadata':{'order_id':'order-42','lines':3}}"
                    .replace('\'', '"')
                    .formatted(Instant.now());

    @Test
    void aPolledRequestHasItsExternalId() throws Exception {
        server.stubFor(
                get(urlPathEqualTo(REQUESTS))
                        .willReturn(
                                json(
                                        "{\"data\":[{\"id\":\"%s\",\"status\":\"ongoing\",\"external_id\":\"order-42\",\"activated_at\":\"%s\",\"signers\":[]}],\"meta\":{\"next_cursor\":null}}"
                                                .formatted(REQUEST, Instant.now()))));

        List<DeliveredEvent> events =
                new PolledRoute(
                                context,
                                "yousign:signature-request/events?startFrom=beginning&eventTypes=sent")
                        .poll();

        assertThat(events)
                .isNotEmpty()
                .allSatisfy(
                        event ->
                                assertThat(event.headers())
                                        .containsEntry("CamelYousignExternalId", "order-42"));
    }

    @Test
    void aPolledProcedureHasItsMetadata() throws Exception {
        server.stubFor(get(urlPathEqualTo("/procedures")).willReturn(json("[" + PROCEDURE + "]")));

        assertThat(
                        new PolledRoute(
                                        context,
                                        "yousign:v2/procedure/events?startFrom=beginning&eventTypes=created")
                                .poll())
                .singleElement()
                .satisfies(BusinessIdsTest::assertHasMetadata);
    }

    @Test
    void theCallOfAProcedureHasItsMetadata() throws Exception {
        try (WebhookRoute webhook = new WebhookRoute("yousign:v2/procedure/events")) {
            webhook.start("webhookAutoRegister=false&webhookVerification=none&apiKey=any");
            webhook.post(
                    "{\"eventName\":\"procedure.started\",\"data\":{\"procedure\":%s}}"
                            .formatted(PROCEDURE));

            assertThat(webhook.delivered())
                    .singleElement()
                    .satisfies(BusinessIdsTest::assertHasMetadata);
        }
    }

    private static void assertHasMetadata(DeliveredEvent event) {
        assertThat(event.headers())
                .containsEntry("CamelYousignProcedureId", "/procedures/1")
                .containsEntry("CamelYousignMetadataOrderId", "order-42")
                .containsEntry("CamelYousignMetadataLines", "3");
    }
}
