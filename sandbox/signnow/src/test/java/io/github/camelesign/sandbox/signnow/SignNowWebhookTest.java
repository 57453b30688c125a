// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.WebhookReceiver;
import io.github.camelesign.sandbox.testing.WebhookReceiver.Received;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Subscriptions of every generation, and what their callbacks receive. */
class SignNowWebhookTest {
    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(SignNowModule::new));

    private Sandbox sandbox;
    private SignNow signNow;
    private SignNowClient client;
    private WebhookReceiver receiver;
    private String userId;

    @BeforeEach
    void visit(Sandbox running) throws IOException {
        sandbox = running;
        signNow = SignNow.of(sandbox);
        client = new SignNowClient(sandbox).loggedIn();
        receiver = new WebhookReceiver();
        userId = client.get("/user").json().get("id").asText();
    }

    @AfterEach
    void leave() {
        receiver.close();
    }

    private String subscribe(String event, String entityId, String more) throws IOException {
        var answer =
                client.post(
                        "/api/v2/events",
                        """
                        {"event":"%s","entity_id":"%s","action":"callback",
                         "attributes":{"callback":"%s"%s}}"""
                                .formatted(event, entityId, receiver.uri(), more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.text()).isEmpty();
        return answer.response().headers().firstValue("id").orElseThrow();
    }

    private List<Received> messages(int count) {
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(count));
        return receiver.messages();
    }

    @Test
    void lifeOfADocumentIsReported() throws IOException {
        for (String event :
                List.of("create", "update", "complete", "delete", "fieldinvite.create")) {
            subscribe("user.document." + event, userId, "");
        }
        for (String event : List.of("sent", "signed")) {
            subscribe("user.document.fieldinvite." + event, userId, "");
        }
        assertThat(receiver.probes()).hasSize(7);

        String id = client.uploadWithRoles("A", "B");
        client.inviteRoles(id, "A:a@acme.test:1", "B:b@acme.test:2").ok();
        signNow.sign(id, "a@acme.test");
        signNow.sign(id, "b@acme.test");
        client.delete("/document/" + id).ok();

        messages(13);
        assertThat(receiver.events())
                .containsExactly(
                        "user.document.create",
                        "user.document.update",
                        "user.document.fieldinvite.create",
                        "user.document.fieldinvite.sent",
                        "user.document.fieldinvite.create",
                        "user.document.update",
                        "user.document.fieldinvite.signed",
                        "user.document.fieldinvite.sent",
                        "user.document.update",
                        "user.document.fieldinvite.signed",
                        "user.document.update",
                        "user.document.complete",
                        "user.document.delete");
        JsonNode signed = receiver.messages().get(6).json();
        assertThat(signed.at("/content/document_id").asText()).isEqualTo(id);
        assertThat(signed.at("/content/signer").asText()).isEqualTo("a@acme.test");
        assertThat(signed.at("/content/status").asText()).isEqualTo("fulfilled");
        assertThat(signed.at("/content/user_id").asText()).isEqualTo(userId);
        assertThat(signed.at("/meta/timestamp").isInt()).isTrue();
        assertThat(signed.at("/meta/callback_url").asText()).isEqualTo(receiver.uri());
        assertThat(signed.at("/meta/access_token").isMissingNode()).isTrue();
    }

    @Test
    void bodyIsSignedAndOptionsAreKept() throws IOException {
        subscribe(
                "user.document.create",
                userId,
                """
                ,"secret_key":"geheim","docid_queryparam":true,"delete_access_token":false,
                "include_metadata":true,"headers":{"X-Tenant":"acme","X-Try":1,"X-On":true}""");
        String id = signNow.addDocument(SignNow.DEMO_USER, "Verträge.pdf");

        Received message = messages(1).get(0);
        assertThat(message.headers().get("X-signnow-signature"))
                .containsExactly(EventMessages.signature("geheim", message.body()));
        assertThat(message.headers().get("X-tenant")).containsExactly("acme");
        assertThat(message.headers().get("X-try")).containsExactly("1");
        assertThat(message.headers().get("X-on")).containsExactly("true");
        assertThat(message.uri()).isEqualTo("/hook?document_id=" + id);
        assertThat(message.json().at("/content/document_name").asText()).isEqualTo("Verträge.pdf");
        String token = message.json().at("/meta/access_token").asText();
        new SignNowClient(sandbox).with(token).get("/user").ok();
    }

    @Test
    void refusedMessageIsTriedAgainAndEveryAttemptIsLogged() throws IOException {
        sandbox.webhooks().setRetries(Duration.ofMillis(20), Duration.ofMillis(20));
        String subscription = subscribe("user.document.create", userId, "");
        receiver.refuse(2);
        String id = signNow.addDocument(SignNow.DEMO_USER, "contract.pdf");

        List<Received> attempts = messages(3);
        assertThat(attempts).extracting(Received::status).containsExactly(503, 503, 200);
        assertThat(attempts.get(2).body()).isEqualTo(attempts.get(0).body());
        String callbacks = "/v2/event-subscriptions/" + subscription + "/callbacks";
        await().untilAsserted(
                        () -> assertThat(client.get(callbacks).json().get("data")).hasSize(3));
        JsonNode last = client.get(callbacks).ok().json().at("/data/2");
        assertThat(last.get("response_status_code").asInt()).isEqualTo(200);
        assertThat(last.at("/request_content/content/document_id").asText()).isEqualTo(id);
        assertThat(last.get("event_name").asText()).isEqualTo("user.document.create");
        assertThat(last.get("entity_type").asText()).isEqualTo("user");
        JsonNode one =
                client.get(callbacks + "/" + last.get("id").asText()).ok().json().get("data");
        assertThat(one).isEqualTo(last);
        String filters =
                URLEncoder.encode(
                        "[{\"code\":{\"type\":\"in\",\"value\":[\"503\"]}}]",
                        StandardCharsets.UTF_8);
        assertThat(
                        client.get("/v2/event-subscriptions/callbacks?filters=" + filters)
                                .ok()
                                .json()
                                .at("/meta/pagination/total")
                                .asInt())
                .isEqualTo(2);
    }

    @Test
    void messagesAreGivenUpAfterTheLastRetry() throws IOException {
        sandbox.webhooks().setRetries(Duration.ofMillis(10));
        subscribe("user.document.create", userId, "");
        receiver.refuse(100);
        signNow.addDocument(SignNow.DEMO_USER, "contract.pdf");
        messages(2);
        await().during(Duration.ofMillis(150)).until(() -> receiver.messages().size() == 2);
    }

    @Test
    void duplicatesAndWrongOrderCanBeSwitchedOn() throws IOException {
        subscribe("user.document.create", userId, "");
        sandbox.webhooks().setDuplicated(true);
        signNow.addDocument(SignNow.DEMO_USER, "one.pdf");
        List<Received> twice = messages(2);
        assertThat(twice.get(0).body()).isEqualTo(twice.get(1).body());

        sandbox.webhooks().setDuplicated(false);
        sandbox.webhooks().setReordered(true);
        for (String name : List.of("two", "three", "four")) {
            signNow.addDocument(SignNow.DEMO_USER, name);
        }
        messages(5);
        assertThat(
                        receiver.messages().stream()
                                .map(m -> m.json().at("/content/document_name").asText()))
                .containsExactly("one.pdf", "one.pdf", "three", "two", "four");
    }

    @Test
    void eventsOfTheApplicationAreListedChangedAndDeletedWithBasic() throws IOException {
        String id = subscribe("user.document.create", userId, ",\"secret_key\":\"s\"");
        JsonNode listed = client.basic("GET", "/api/v2/events", "").ok().json().at("/data/0");
        assertThat(listed.get("id").asText()).isEqualTo(id);
        assertThat(listed.get("entity_id").isInt()).isTrue();
        assertThat(listed.get("entity_unique_id").asText()).isEqualTo(userId);
        assertThat(listed.at("/json_attributes/secret_key").asText()).isEqualTo("s");
        assertThat(listed.at("/json_attributes/callback_url").asText()).isEqualTo(receiver.uri());
        assertThat(client.get("/api/v2/events").status()).isEqualTo(401);

        String change =
                "{\"event\":\"user.document.delete\",\"entity_id\":\"%s\",\"action\":\"callback\","
                        + "\"attributes\":{\"callback\":\"%s\"}}";
        assertThat(
                        client.basic(
                                        "PUT",
                                        "/api/v2/events/" + id,
                                        change.formatted(userId, receiver.uri()))
                                .status())
                .isEqualTo(204);
        signNow.addDocument(SignNow.DEMO_USER, "one.pdf");
        String document = client.upload("two.pdf");
        client.delete("/document/" + document).ok();
        assertThat(messages(1).get(0).event()).isEqualTo("user.document.delete");
        assertThat(receiver.messages().get(0).json().at("/content/initiator_email").asText())
                .isEqualTo(SignNow.DEMO_USER);

        assertThat(client.basic("DELETE", "/api/v2/events/" + id, "").status()).isEqualTo(204);
        assertThat(client.basic("GET", "/api/v2/events", "").json().get("data")).isEmpty();
        assertThat(client.basic("DELETE", "/api/v2/events/" + id, "").status()).isEqualTo(400);
    }

    @Test
    void subscriptionsOfTheUserAreShownChangedAndDeletedWithBearer() throws IOException {
        String id = subscribe("user.document.create", userId, "");
        String path = "/v2/event-subscriptions/" + id;
        assertThat(client.get("/v2/event-subscriptions").ok().json().get("data")).hasSize(1);
        assertThat(client.get(path).ok().json().at("/data/active").asBoolean()).isTrue();
        assertThat(client.put(path, "{\"event\":\"user.document.update\"}").status())
                .isEqualTo(204);
        assertThat(client.get(path).json().at("/data/event").asText())
                .isEqualTo("user.document.update");
        assertThat(client.delete(path).status()).isEqualTo(204);
        assertThat(client.get(path).errorCode()).isEqualTo(65582);
    }

    @Test
    void oneDocumentCanBeWatched() throws IOException {
        String id = client.upload("letter.pdf");
        subscribe("document.freeform.create", id, "");
        subscribe("document.freeform.signed", id, "");
        subscribe("document.complete", id, "");
        client.inviteFreeform(client.upload("other.pdf"), "x@acme.test").ok();
        client.inviteFreeform(id, "ada@acme.test").ok();
        signNow.sign(id, "ada@acme.test");
        messages(3);
        assertThat(receiver.events())
                .containsExactly(
                        "document.freeform.create",
                        "document.freeform.signed",
                        "document.complete");
    }

    @Test
    void groupsTemplatesAndVisitsAreReported() throws IOException {
        String document = client.uploadWithRoles("A");
        for (String event :
                List.of(
                        "document_group.create",
                        "document_group.invite.create",
                        "document_group.invite.sent",
                        "document_group.invite.resend",
                        "document_group.invite.signed",
                        "document_group.complete",
                        "document_group.delete",
                        "template.copy")) {
            subscribe("user." + event, userId, "");
        }
        String group =
                client.post(
                                "/documentgroup",
                                "{\"group_name\":\"G\",\"document_ids\":[\"%s\"]}"
                                        .formatted(document))
                        .ok()
                        .json()
                        .get("id")
                        .asText();
        subscribe("document_group.invite.create", group, "");
        String invite =
                client.post(
                                "/documentgroup/" + group + "/groupinvite",
                                """
                                {"invite_steps":[{"order":1,"invite_actions":[{"action":"sign",
                                  "email":"ada@acme.test","role_name":"A","document_id":"%s"}]}]}"""
                                        .formatted(document))
                        .ok()
                        .json()
                        .get("id")
                        .asText();
        client.post("/documentgroup/" + group + "/groupinvite/" + invite + "/resendinvites", "")
                .ok();
        signNow.sign(document, "ada@acme.test");
        client.delete("/documentgroup/" + group).ok();
        String template =
                client.post(
                                "/template",
                                "{\"document_id\":\"%s\",\"document_name\":\"T\"}"
                                        .formatted(document))
                        .json()
                        .get("id")
                        .asText();
        client.post("/template/" + template + "/copy", "").ok();
        messages(9);
        assertThat(receiver.events())
                .containsExactly(
                        "user.document_group.create",
                        "user.document_group.invite.create",
                        "document_group.invite.create",
                        "user.document_group.invite.sent",
                        "user.document_group.invite.resend",
                        "user.document_group.invite.signed",
                        "user.document_group.complete",
                        "user.document_group.delete",
                        "user.template.copy");
        JsonNode content = receiver.messages().get(1).json().get("content");
        assertThat(content.get("group_id").asText()).isEqualTo(group);
        assertThat(content.get("group_invite_id").asText()).isEqualTo(invite);
        assertThat(content.get("status").asText()).isEqualTo("pending");
    }

    @Test
    void versionOneSaysLessAndSignsNothing() throws IOException {
        String body = "{\"event\":\"%s\",\"callback_url\":\"" + receiver.uri() + "\"}";
        JsonNode made =
                client.post("/event_subscription", body.formatted("invite.update")).ok().json();
        assertThat(made.get("created").isInt()).isTrue();
        client.post("/event_subscription", body.formatted("document.create")).ok();
        assertThat(client.get("/event_subscription").json().get("subscriptions")).hasSize(2);
        assertThat(client.post("/event_subscription", body.formatted("nonsense")).status())
                .isEqualTo(400);

        String id = client.uploadWithRoles("A");
        client.inviteRoles(id, "A:a@acme.test:1").ok();
        signNow.sign(id, "a@acme.test");
        messages(2);
        assertThat(receiver.events()).containsExactly("document.create", "invite.update");
        Received update = receiver.messages().get(1);
        assertThat(update.headers()).doesNotContainKey("X-signnow-signature");
        assertThat(update.json().get("content").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("invite_id", "signer", "status", "document_id");

        String path = "/event_subscription/" + made.get("id").asText();
        assertThat(client.delete(path).ok().json().get("status").asText()).isEqualTo("deleted");
    }

    @Test
    void changesOfInvitesAreReported() throws IOException {
        for (String event :
                List.of(
                        "document.fieldinvite.resend",
                        "document.fieldinvite.reassign",
                        "document.fieldinvite.decline",
                        "document.fieldinvite.delete",
                        "document.freeform.cancel",
                        "invite.expired")) {
            subscribe("user." + event, userId, "");
        }
        String id = client.uploadWithRoles("A");
        client.inviteRoles(id, "A:ada@acme.test:1").ok();
        String invite = client.get("/document/" + id).json().at("/field_invites/0/id").asText();
        client.put("/fieldinvite/" + invite + "/resend", "{}").ok();
        client.put(
                        "/document/" + id + "/invite/reassign/" + invite,
                        "{\"email\":\"bob@acme.test\"}")
                .ok();
        client.put("/document/" + id + "/fieldinvitecancel", "").ok();
        client.inviteRoles(id, "A:eve@acme.test:1").ok();
        signNow.decline(id, "eve@acme.test", "no");
        messages(4);
        assertThat(receiver.events())
                .containsExactly(
                        "user.document.fieldinvite.resend",
                        "user.document.fieldinvite.reassign",
                        "user.document.fieldinvite.delete",
                        "user.document.fieldinvite.decline");
        JsonNode reassigned = receiver.messages().get(1).json().get("content");
        assertThat(reassigned.get("old_invite_unique_id").asText()).isEqualTo(invite);
        assertThat(reassigned.get("signer").asText()).isEqualTo("bob@acme.test");
    }

    @Test
    void othersAreNotCalledAndNotListenedTo() throws IOException {
        assertThat(
                        client.post(
                                        "/api/v2/events",
                                        """
                                        {"event":"user.document.create","entity_id":"0123",
                                         "action":"callback","attributes":{"callback":"http://x"}}""")
                                .errorCode())
                .isEqualTo(65582);
        String far = receiver.uri().replace("127.0.0.1", "example.test");
        client.post(
                        "/event_subscription",
                        "{\"event\":\"document.create\",\"callback_url\":\"" + far + "\"}")
                .ok();
        client.upload("x.pdf");
        await().untilAsserted(
                        () ->
                                assertThat(
                                                client.get("/v2/event-subscriptions/callbacks")
                                                        .json()
                                                        .at("/data/0/response_content")
                                                        .asText())
                                        .contains("loopback"));
        assertThat(receiver.messages()).isEmpty();
    }

    @Test
    void probeCanBeMadeToMatter() throws IOException {
        signNow.setProbesMustSucceed(true);
        String body = "{\"event\":\"document.create\",\"callback_url\":\"http://127.0.0.1:1/\"}";
        assertThat(client.post("/event_subscription", body).status()).isEqualTo(400);
        assertThat(client.get("/event_subscription").json().get("subscriptions")).isEmpty();
    }
}
