// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.route.WebhookRoute;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

/** Events by the attributes of CloudEvents 1.0. Polled events carry the same headers. */
class YousignCloudEventsTest {

    @Test
    void anEventOfAWebhookInYaml() throws Exception {
        try (WebhookRoute webhook = new WebhookRoute("yousign:signature-request/events")) {
            PluginHelper.getRoutesLoader(webhook.context())
                    .loadRoutes(
                            ResourceHelper.fromString(
                                    "route.yaml",
                                    """
                                    - from:
                                        uri: webhook:yousign:signature-request/events
                                        parameters:
                                          webhookComponentName: platform-http
                                          webhookPath: /hooks/yousign
                                          webhookAutoRegister: false
                                          webhookVerification: none
                                          apiKey: any
                                        steps:
                                          - transformDataType:
                                              toType: yousign:application-cloudevents
                                          - to: mock:events
                                    """));
            webhook.context().start();
            webhook.post(
                    "{\"event_id\":\"e-1\",\"event_name\":\"signature_request.done\",\"event_time\":\"1769853600\",\"data\":{\"signature_request\":{\"id\":\"r1\",\"status\":\"done\"}}}");

            MockEndpoint events = webhook.context().getEndpoint("mock:events", MockEndpoint.class);
            assertThat(events.getExchanges()).hasSize(1);
            assertThat(events.getExchanges().get(0).getMessage().getHeaders())
                    .containsEntry("CamelCloudEventVersion", "1.0")
                    .containsEntry("CamelCloudEventID", "e-1")
                    .containsEntry("CamelCloudEventType", "io.github.camelesign.yousign.completed")
                    .containsEntry("CamelCloudEventSource", "yousign")
                    .containsEntry("CamelCloudEventSubject", "r1")
                    .containsEntry("CamelCloudEventTime", "2026-01-31T10:00:00Z");
        }
    }
}
