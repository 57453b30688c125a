// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.RestClient.Answer;
import io.github.camelesign.sandbox.testing.WebhookReceiver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SigneasyWebhookTest {
    private static final String ADA = "ada@acme.test";
    private static final String BOB = "bob@acme.test";
    private static final String APPLICATION = "sandbox-desk";
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(
                    new Sandbox(SigneasyModule::new), sandbox -> sandbox.setClock(CLOCK));

    private Sandbox sandbox;
    private Signeasy signeasy;
    private SigneasyClient client;
    private WebhookReceiver receiver;

    @BeforeEach
    void receiver(Sandbox running) throws Exception {
        sandbox = running;
        signeasy = Signeasy.of(running);
        client = new SigneasyClient(running);
        Answer token =
                client.json(
                        "POST",
                        "/oauth/token",
                        """
                        {"client_id": "sandbox-desk", "client_secret": "sandbox-desk-secret",
                         "audience": "https://api-ext.signeasy.com/",
                         "grant_type": "client_credentials"}""");
        client.bearer(token.ok().at("/access_token"));
        client.header("X-Client-ID", APPLICATION);
        receiver = new WebhookReceiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private void register() throws Exception {
        client.form("POST", "/v1/callback/urls/", "urls=" + receiver.uri()).ok();
    }

    private List<String> types() {
        return receiver.messages().stream().map(SigneasyWebhookTest::type).toList();
    }

    private static String type(WebhookReceiver.Received message) {
        return message.json().at("/metadata/event_type").asText();
    }

    private JsonNode message(String type) {
        await().until(() -> types().contains(type));
        return receiver.messages().stream()
                .filter(message -> type(message).equals(type))
                .findFirst()
                .orElseThrow()
                .json();
    }

    @Test
    void addressesAreRegisteredListedAndDeleted() throws Exception {
        Answer added =
                client.form(
                                "POST",
                                "/v1/callback/urls/",
                                "urls=http://127.0.0.1:1/a,http://127.0.0.1:1/b")
                        .ok();
        assertThat(added.json().get("callback_urls")).hasSize(2);
        client.post("/v1/callback/urls/?urls=http://127.0.0.1:1/a").ok();
        Answer all = client.get("/v1/callback/urls/").ok();
        assertThat(all.json().get("callback_urls").toString())
                .isEqualTo("[\"http://127.0.0.1:1/a\",\"http://127.0.0.1:1/b\"]");

        client.form("DELETE", "/v1/callback/urls/", "urls=http://127.0.0.1:1/a").is(204);
        assertThat(client.get("/v1/callback/urls/").json().get("callback_urls")).hasSize(1);
    }

    @Test
    void registrationNeedsTheClientIdAndAForm() throws Exception {
        client.json("POST", "/v1/callback/urls/", "{\"urls\":\"http://127.0.0.1:1/a\"}").is(400);
        client.form("POST", "/v1/callback/urls/", "urls=not an address").is(400);
        client.header("X-Client-ID", "somebody-else");
        client.get("/v1/callback/urls/").is(401);
        client.withoutHeader("X-Client-ID");
        assertThat(client.get("/v1/callback/urls/").is(400).at("/error_code"))
                .isEqualTo("bad_request");
    }

    @Test
    void lifeOfARequestIsReported() throws Exception {
        register();
        int id = client.pending(true, ADA, BOB);
        client.post("/v1/files/pending/" + id + "/remind/").ok();
        signeasy.view(id, ADA);
        signeasy.sign(id, ADA);
        signeasy.sign(id, BOB);
        await().untilAsserted(
                        () ->
                                assertThat(types())
                                        .containsExactly(
                                                "rs.initiated",
                                                "rs.reminded",
                                                "rs.viewed",
                                                "rs.signed",
                                                "rs.signed",
                                                "rs.completed"));
        JsonNode initiated = message("rs.initiated");
        assertThat(initiated.at("/data/id").intValue()).isEqualTo(id);
        assertThat(initiated.at("/data/status").asText()).isEqualTo("incomplete");
        assertThat(initiated.at("/data/recipients")).hasSize(2);
        assertThat(initiated.at("/data/recipients/0/recipient_user_id").isInt()).isTrue();
        assertThat(initiated.at("/metadata/client_id").asText()).isEqualTo(APPLICATION);
        assertThat(initiated.at("/metadata/event_user").asText()).isEqualTo("desk@acme.test");
        assertThat(initiated.has("request_info")).isFalse();
        JsonNode viewed = message("rs.viewed");
        assertThat(viewed.at("/data/recipients/0/status").asText()).isEqualTo("viewed");
        assertThat(viewed.at("/metadata/event_user").asText()).isEqualTo(ADA);
        assertThat(viewed.at("/metadata/event_user_id"))
                .isEqualTo(viewed.at("/data/recipients/0/recipient_user_id"));

        assertThat(receiver.messages().get(4).json().at("/data/status").asText())
                .as("completion is another message")
                .isEqualTo("incomplete");

        JsonNode completed = message("rs.completed");
        assertThat(completed.at("/data").size()).isEqualTo(3);
        assertThat(completed.at("/data/signed_file_id").isTextual()).isTrue();
        assertThat(completed.at("/metadata").has("event_user_id")).isFalse();
        assertThat(completed.at("/metadata/event_user").isNull()).isTrue();
        client.get("/v1/files/signed/" + completed.at("/data/signed_file_id").asText() + "/").ok();
        assertThat(receiver.messages().get(0).headers())
                .noneSatisfy((name, value) -> assertThat(name).containsIgnoringCase("signature"));
    }

    @Test
    void declineAndVoidAreReported() throws Exception {
        register();
        signeasy.decline(client.pending(false, ADA, BOB), ADA, "too dear");
        int canceled = client.pending(false, ADA);
        client.post("/v1/files/pending/" + canceled + "/cancel/").ok();

        JsonNode declined = message("rs.declined");
        assertThat(declined.at("/data/decline_reason").asText()).isEqualTo("too dear");
        assertThat(declined.at("/data/status").asText()).isEqualTo("recipient_declined");
        assertThat(declined.at("/data/next").isNull()).isTrue();
        JsonNode voided = message("rs.voided");
        assertThat(voided.at("/data/status").asText()).isEqualTo("canceled");
    }

    @Test
    void onlyCallsWithTheClientIdAreReported() throws Exception {
        register();
        client.withoutHeader("X-Client-ID");
        int silent = client.pending(false, ADA);
        client.header("X-Client-ID", APPLICATION);
        int reported = client.pending(false, ADA);
        assertThat(message("rs.initiated").at("/data/id").intValue())
                .isEqualTo(reported)
                .isNotEqualTo(silent);
        assertThat(receiver.messages()).hasSize(1);
    }

    @Test
    void globalWebhookHearsOfEverything() throws Exception {
        signeasy.addGlobalWebhook("desk@acme.test", receiver.uri());
        client.withoutHeader("X-Client-ID");
        client.pending(false, ADA);
        assertThat(message("rs.initiated").at("/metadata/client_id").isNull()).isTrue();
        int self = signeasy.selfSign(client.original("mine.pdf"));
        JsonNode signed = message("document.signed");
        assertThat(signed.at("/data/id").intValue()).isEqualTo(self);
        assertThat(signed.at("/data/pending_file").isNull()).isTrue();
        assertThat(signed.at("/metadata").has("event_user_id")).isFalse();
    }

    @Test
    void newerMessagesCarryTheTokenAndMore() throws Exception {
        signeasy.addPortalWebhook(APPLICATION, receiver.uri(), "s3cret");
        int id = client.envelope(false, false, ADA).ok().json().get("id").intValue();
        signeasy.sign(id, ADA);
        JsonNode linkSent = message("rs.link_sent");
        assertThat(linkSent.at("/metadata/token").asText()).isEqualTo("s3cret");
        assertThat(linkSent.at("/metadata/api_version").asText()).isEqualTo("v2");
        JsonNode completed = message("rs.completed");
        assertThat(completed.at("/data/status").asText()).isEqualTo("complete");
        assertThat(completed.at("/data/signed_file_id").isInt()).isTrue();
        assertThat(completed.at("/data/sources")).hasSize(1);
        assertThat(completed.at("/data/expiry_time").isIntegralNumber()).isTrue();
        assertThat(completed.at("/request_info/order").asText()).isEqualTo("42");
    }

    @Test
    void expiryIsNewsForNewerWebhooksOnly() throws Exception {
        register();
        WebhookReceiver newer = new WebhookReceiver();
        try (newer) {
            signeasy.addPortalWebhook(APPLICATION, newer.uri(), "s3cret");
            client.envelope(false, false, ADA).ok();
            CLOCK.advance(Duration.ofDays(31));
            await().untilAsserted(
                            () ->
                                    assertThat(newer.messages())
                                            .extracting(SigneasyWebhookTest::type)
                                            .containsExactly(
                                                    "rs.initiated", "rs.link_sent", "rs.expired"));
            assertThat(types()).containsExactly("rs.initiated");
        }
    }

    @Test
    void refusedMessageIsTriedAgain() throws Exception {
        sandbox.webhooks().setRetries(Duration.ofMillis(10), Duration.ofMillis(10));
        register();
        receiver.refuse(2);
        client.pending(false, ADA);
        await().untilAsserted(
                        () ->
                                assertThat(receiver.messages())
                                        .extracting(WebhookReceiver.Received::status)
                                        .containsExactly(503, 503, 200));
    }
}
