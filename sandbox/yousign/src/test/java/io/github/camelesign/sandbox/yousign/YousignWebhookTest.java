// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.WebhookReceiver;
import io.github.camelesign.sandbox.testing.WebhookReceiver.Received;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Subscriptions of version 3, and what their endpoints receive. */
class YousignWebhookTest {
    private static final String SECRET = "abcdefghijklmnopqrstuvwxyz012345";

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(YousignModule::new));

    private Sandbox sandbox;
    private Yousign yousign;
    private YousignClient client;
    private WebhookReceiver receiver;

    @BeforeEach
    void visit(Sandbox running) throws IOException {
        sandbox = running;
        yousign = Yousign.of(sandbox);
        client = new YousignClient(sandbox.baseUri("yousign") + "/v3");
        receiver = new WebhookReceiver();
        sandbox.webhooks().setRetries(Duration.ofMillis(20), Duration.ofMillis(20));
    }

    @AfterEach
    void leave() {
        receiver.close();
    }

    private JsonNode subscribe(String events, String more) throws IOException {
        return client.post(
                        "/webhooks",
                        """
                        {"endpoint":"%s","description":"my hook","sandbox":true,
                         "subscribed_events":%s,"scopes":["*"],"auto_retry":true,
                         "enabled":true%s}"""
                                .formatted(receiver.uri(), events, more))
                .is(201)
                .json();
    }

    private List<Received> messages(int count) {
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(count));
        return receiver.messages();
    }

    private List<String> events(int count) {
        return messages(count).stream().map(m -> m.json().get("event_name").asText()).toList();
    }

    @Test
    void lifeOfARequestIsReported() throws IOException {
        subscribe("[\"*\"]", "");
        String request =
                client.active(
                        ",\"ordered_signers\":true,\"external_id\":\"order-42\"", "ada", "bob");
        String id = YousignClient.id(request);
        yousign.sign(id, "ada@acme.test");
        yousign.sign(id, "bob@acme.test");
        client.delete(request).is(204);
        client.delete(request + "?permanent_delete=true").is(204);

        assertThat(events(8))
                .containsExactly(
                        "signature_request.activated",
                        "signer.notified",
                        "signer.done",
                        "signer.notified",
                        "signer.done",
                        "signature_request.done",
                        "signature_request.deleted",
                        "signature_request.permanently_deleted");
        JsonNode done = receiver.messages().get(4).json();
        assertThat(done.at("/data/signature_request/id").asText()).isEqualTo(id);
        assertThat(done.at("/data/signature_request/status").asText()).isEqualTo("done");
        assertThat(done.at("/data/signature_request/external_id").asText()).isEqualTo("order-42");
        assertThat(done.at("/data/signer/status").asText()).isEqualTo("signed");
        assertThat(done.at("/data/signer/info/email").asText()).isEqualTo("bob@acme.test");
        JsonNode notified = receiver.messages().get(3).json();
        assertThat(notified.at("/data/signer/signature_link").asText())
                .startsWith(sandbox.uri() + "/sign/");
    }

    @Test
    void messageIsSignedAndSaysWhereItComesFrom() throws IOException {
        JsonNode subscription =
                subscribe("[\"signature_request.done\"]", ",\"secret_key\":\"" + SECRET + "\"");
        String request = client.active("", "ada");
        yousign.sign(YousignClient.id(request), "ada@acme.test");

        Received message = messages(1).get(0);
        assertThat(message.headers().get("X-yousign-signature-256"))
                .containsExactly(EventPublisher.signature(SECRET, message.body()));
        assertThat(message.headers().get("X-yousign-retry")).containsExactly("0");
        assertThat(message.headers().get("X-yousign-issued-at").get(0)).matches("\\d{10}");
        assertThat(message.headers().get("User-agent")).containsExactly("Yousign Webhook Bot");
        assertThat(message.headers().get("Content-type")).containsExactly("application/json");
        JsonNode json = message.json();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "event_id",
                        "event_name",
                        "event_time",
                        "subscription_id",
                        "subscription_description",
                        "sandbox",
                        "data");
        assertThat(json.get("event_time").textValue()).matches("\\d{10}");
        assertThat(json.get("subscription_id")).isEqualTo(subscription.get("id"));
        assertThat(json.get("sandbox").booleanValue()).isTrue();
    }

    @Test
    void refusedMessageComesAgainWithTheSameIdAndACount() throws IOException {
        subscribe("[\"contact.created\"]", "");
        receiver.refuse(2);
        client.post(
                        "/contacts",
                        """
                        {"first_name":"A","last_name":"B","email":"a@acme.test","locale":"en"}""")
                .is(201);
        List<Received> tries = messages(3);
        assertThat(tries).extracting(Received::status).containsExactly(503, 503, 200);
        assertThat(tries)
                .extracting(message -> message.headers().get("X-yousign-retry").get(0))
                .containsExactly("0", "1", "2");
        assertThat(tries.stream().map(m -> m.json().get("event_id")).distinct()).hasSize(1);
        assertThat(tries.stream().map(m -> m.headers().get("X-yousign-signature-256")).distinct())
                .hasSize(1);
    }

    @Test
    void withoutAutomaticRetriesARefusalIsFinal() throws IOException {
        subscribe("[\"*\"]", ",\"auto_retry\":false");
        receiver.refuse(1);
        client.active("", "ada");
        assertThat(events(2))
                .as("the second message comes once the first is given up")
                .containsExactly("signature_request.activated", "signer.notified");
        client.active("", "bob");
        assertThat(messages(4)).extracting(Received::status).containsExactly(503, 200, 200, 200);
    }

    @Test
    void approvalAndRefusalCarryTheReason() throws IOException {
        subscribe(
                "[\"approver.notified\",\"approver.approved\",\"signature_request.approved\","
                        + "\"signer.declined\",\"signature_request.declined\"]",
                "");
        String request = client.draft(",\"signers_allowed_to_decline\":true");
        client.signer(request, client.upload(request), "ada", "");
        client.post(
                        request + "/approvers",
                        """
                        {"info":{"first_name":"Boss","last_name":"B","email":"boss@acme.test",
                         "locale":"en"}}""")
                .is(201);
        client.post(request + "/activate").is(201);
        String id = YousignClient.id(request);
        yousign.sign(id, "boss@acme.test");
        yousign.decline(id, "ada@acme.test", "Wrong price");

        assertThat(events(5))
                .containsExactly(
                        "approver.notified",
                        "approver.approved",
                        "signature_request.approved",
                        "signer.declined",
                        "signature_request.declined");
        assertThat(receiver.messages().get(1).json().at("/data/approver/status").asText())
                .isEqualTo("approved");
        assertThat(receiver.messages().get(3).json().at("/data/reason").asText())
                .isEqualTo("Wrong price");
    }

    @Test
    void subscriptionsAreFilteredChangedAndRemoved() throws IOException {
        JsonNode made = subscribe("[\"*\"]", ",\"scopes\":[\"app\"]");
        assertThat(made.get("secret_key").asText()).hasSize(32);
        String path = "/webhooks/" + made.get("id").asText();
        client.active("", "ada");

        JsonNode changed =
                client.json(
                                "PATCH",
                                path,
                                """
                                {"scopes":["public_api"],
                                 "subscribed_events":["signature_request.canceled"]}""")
                        .is(200)
                        .json();
        assertThat(changed.get("updated_at").isTextual()).isTrue();
        assertThat(changed.get("secret_key")).isEqualTo(made.get("secret_key"));
        String request = client.active("", "bob");
        client.post(request + "/cancel", "{\"reason\":\"other\"}").is(201);
        assertThat(events(1)).containsExactly("signature_request.canceled");

        assertThat(client.get("/webhooks").is(200).json())
                .isEqualTo(YousignClient.JSON.createArrayNode().add(client.get(path).json()));
        client.delete(path).is(204);
        assertThat(client.get("/webhooks").json()).isEmpty();
    }

    @Test
    void wrongSubscriptionIsRefused() throws IOException {
        assertThat(
                        client.post(
                                        "/webhooks",
                                        """
                                        {"endpoint":"http://hooks.example.org/x","sandbox":true,
                                         "subscribed_events":["signed"],"scopes":["me"],
                                         "secret_key":"short","enabled":"yes"}""")
                                .violations()
                                .split(" "))
                .containsExactlyInAnyOrder(
                        "endpoint",
                        "description",
                        "subscribed_events[0]",
                        "scopes[0]",
                        "secret_key",
                        "auto_retry",
                        "enabled");
    }

    @Test
    void particularsAreNestedWhenThatIsSwitchedOn() throws IOException {
        yousign.setNestedWebhooks(true);
        subscribe("[\"signature_request.activated\"]", "");
        client.active("", "ada");
        JsonNode json = messages(1).get(0).json();
        assertThat(json.fieldNames()).toIterable().containsExactly("metadata", "data");
        assertThat(json.at("/metadata/event_name").asText())
                .isEqualTo("signature_request.activated");
    }

    @Test
    void openedLinkIsReported() throws IOException {
        subscribe("[\"signer.link_opened\"]", "");
        String request = client.active("", "ada");
        String link = client.get(request + "/signers").json().get(0).get("signature_link").asText();
        new YousignClient("").get(link).is(200);
        assertThat(messages(1).get(0).json().at("/data/signer/info/email").asText())
                .isEqualTo("ada@acme.test");
    }
}
