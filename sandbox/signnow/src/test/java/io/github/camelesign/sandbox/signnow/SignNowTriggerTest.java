// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.RestClient;
import io.github.camelesign.sandbox.testing.WebhookReceiver;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that the control API lets happen. */
class SignNowTriggerTest {
    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(SignNowModule::new));

    private final Sandbox sandbox = SANDBOX.sandbox();
    private RestClient control;
    private SignNowClient client;

    @BeforeEach
    void visit() throws IOException {
        control = new RestClient(sandbox.controlUri().toString());
        control.header("X-Sandbox-Token", sandbox.controlToken());
        client = new SignNowClient(sandbox).loggedIn();
    }

    private int trigger(String event) throws IOException {
        return control.json("POST", "/signnow/trigger", "{\"event\":\"" + event + "\"}").status();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.document.fieldinvite.consent.withdrawn",
                "user.document_group.freeform.cancel",
                "user.document_group.invite.email.delivery.failed",
                "user.template.copy",
                "user.invite.expired"
            })
    void anyEventIsSentWithoutAnythingToBeItsCause(String event) throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            String user = client.get("/user").ok().json().get("id").asText();
            client.post(
                    "/v2/event-subscriptions",
                    """
                    {"event":"%s","entity_id":"%s","action":"callback",
                     "attributes":{"callback":"%s"}}\
                    """
                            .formatted(event, user, receiver.uri()));
            assertThat(trigger(event)).isEqualTo(204);
            await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
            assertThat(receiver.messages().get(0).json().at("/meta/event").asText())
                    .isEqualTo(event);
        }
    }

    @Test
    void theFirstGenerationHasNamesOfItsOwn() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            client.post(
                            "/event_subscription",
                            "{\"event\":\"invite.update\",\"callback_url\":\"%s\"}"
                                    .formatted(receiver.uri()))
                    .ok();
            assertThat(trigger("invite.update")).isEqualTo(204);
            await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
        }
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() throws IOException {
        var refused =
                control.json("POST", "/signnow/trigger", "{\"event\":\"document.notarized\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("document.fieldinvite.sent", "template.copy");
    }
}
