// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.core.ProviderModule;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.sandbox.testing.RestClient;
import io.github.camelesign.sandbox.testing.WebhookReceiver;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The control API does what the Java classes do. */
class ControlsTest {
    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private EsignSandbox sandbox;
    private RestClient control;

    @BeforeEach
    void control(EsignSandbox running) {
        sandbox = running;
        control = new RestClient(sandbox.controlUri().toString());
        control.header("X-Sandbox-Token", sandbox.controlToken());
    }

    private RestClient.Answer post(String path, String json) throws IOException {
        return control.json("POST", path, json);
    }

    @Test
    void aNewUserIsVerified() throws IOException {
        String eva = "{\"email\": \"eva@acme.test\", \"password\": \"p\", \"verified\": false}";
        String only = "{\"email\": \"eva@acme.test\"}";
        post("/signnow/users", eva).is(200);
        String key = post("/signnow/api-keys", only).is(200).at("/apiKey");
        RestClient signNow = new RestClient(sandbox, "signnow");
        signNow.bearer(key);
        assertThat(signNow.get("/user").ok().at("/verified")).isEqualTo("0");
        post("/signnow/verify", only).is(204);
        assertThat(signNow.get("/user").ok().at("/verified")).isEqualTo("1");

        post("/signeasy/users", eva).is(204);
        RestClient signeasy = new RestClient(sandbox, "signeasy");
        signeasy.bearer(post("/signeasy/access-tokens", only).is(200).at("/accessToken"));
        assertThat(signeasy.get("/v3/original/").status()).isNotEqualTo(200);
        post("/signeasy/verify", only).is(204);
        signeasy.get("/v3/original/").is(200);
    }

    @Test
    void everyProviderListsWhatItCanDo() throws IOException {
        for (ProviderModule<?> module : sandbox.modules()) {
            assertThat(control.get("/" + module.name() + "/controls").is(200).json())
                    .hasSameSizeAs(module.controls())
                    .isNotEmpty();
        }
        post("/signnow/nothing", "{}").is(404);
        post("/signnow/verify", "{\"email\": \"nobody@acme.test\"}").is(404);
        assertThat(post("/signnow/verify", "{}").is(400).at("/error")).contains("\"email\"");
        post("/signnow/settings", "{\"callsPerHour\": \"many\"}").is(400);
    }

    @Test
    void whatIsMadeExists() throws IOException {
        post("/docusign/accounts", "{\"name\": \"Second\"}").is(200);
        post(
                        "/docusign/users",
                        "{\"email\": \"e@acme.test\", \"name\": \"E\", \"password\": \"p\"}")
                .is(200);
        post("/yousign/templates", "{\"name\": \"Lease\", \"signers\": [\"Tenant\"]}").is(200);
        RestClient yousign = new RestClient(sandbox, "yousign");
        yousign.bearer(post("/yousign/api-keys", "{\"readOnly\": true}").is(200).at("/apiKey"));
        assertThat(yousign.get("/v3/templates").ok().at("/data/0/name")).isEqualTo("Lease");
        String id =
                post("/jsign/envelopes", "{\"name\": \"NDA\", \"signers\": [\"ada@acme.test\"]}")
                        .is(200)
                        .at("/id");
        assertThat(sandbox.jSign().envelope(id).status()).isEqualTo("pending");
        post("/yousign/settings", "{\"callsPerMinute\": 1, \"callsPerHour\": 9}").is(204);
        yousign.get("/v3/templates").ok();
        yousign.get("/v3/templates").is(429);
    }

    @Test
    void theClockIsMovedUntilAReset() throws IOException {
        control.json("PUT", "/clock", "{\"now\": \"2031-02-03T04:05:06Z\"}").is(200);
        String later =
                control.json("PUT", "/clock", "{\"advanceSeconds\": 3600}").is(200).at("/now");
        assertThat(Instant.parse(later))
                .isBetween(
                        Instant.parse("2031-02-03T05:05:06Z"),
                        Instant.parse("2031-02-03T05:06:06Z"));
        control.json("PUT", "/clock", "{\"now\": \"soon\"}").is(400);
        post("/reset", "").is(204);
        assertThat(Instant.parse(control.get("/clock").is(200).at("/now")))
                .isBefore(Instant.now().plus(Duration.ofMinutes(1)));
    }

    @Test
    void signersActByThePolicy() throws IOException {
        int original = sandbox.signeasy().addOriginal(Signeasy.DEMO_USER, "a.pdf");
        int request = sandbox.signeasy().send(original, "ada@acme.test");
        control.json("PUT", "/policy", "{}").is(400);
        control.json("PUT", "/policy", "{\"autoSignAfterSeconds\": 0.01}").is(204);
        try {
            await().until(
                            () ->
                                    sandbox.signeasy()
                                            .request(request)
                                            .status()
                                            .startsWith("complete"));
        } finally {
            control.json("PUT", "/policy", "{\"autoSignAfterSeconds\": null}").is(204);
        }
    }

    @Test
    void aWebhookIsSentAgain() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            String hook = "{\"url\": \"" + receiver.uri() + "\"}";
            post("/signeasy/global-webhooks", hook).is(204);
            post("/signeasy/trigger", "{\"event\": \"rs.completed\"}").is(204);
            await().until(
                            () ->
                                    receiver.messages().stream()
                                            .anyMatch(
                                                    message ->
                                                            message.json()
                                                                    .toString()
                                                                    .contains("rs.completed")));
            int before = receiver.messages().size();
            await().until(
                            () ->
                                    control.get("/webhooks").json().findValues("attempts").stream()
                                                    .filter(attempts -> !attempts.isEmpty())
                                                    .count()
                                            == before);
            String last = control.get("/webhooks").json().get(before - 1).get("id").asText();
            post("/webhooks/" + last + "/resend", "").is(202);
            await().until(() -> receiver.messages().size() == before + 1);
            assertThat(receiver.messages().get(before).body())
                    .isEqualTo(receiver.messages().get(before - 1).body());
            post("/webhooks/999999/resend", "").is(404);
        }
    }

    @Test
    void aSampleOfAnEventIsSentByEachProvider() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            RestClient yousign = new RestClient(sandbox, "yousign");
            yousign.bearer("sandbox-yousign-key");
            yousign.json(
                            "POST",
                            "/v3/webhooks",
                            """
                            {"endpoint": "%s", "description": "d", "sandbox": true,
                             "enabled": true, "subscribed_events": ["*"], "scopes": ["*"],
                             "auto_retry": false}
                            """
                                    .formatted(receiver.uri()))
                    .is(201);
            for (String event :
                    new String[] {
                        "signature_request.done",
                        "signer.done",
                        "approver.notification_delivery_failed",
                        "contact.created",
                        "verification.company.done",
                        "workflow_action_group.blocked",
                        "monitoring.natural_person.updated"
                    }) {
                post("/yousign/trigger", "{\"event\": \"" + event + "\"}").is(204);
                await().until(() -> hasGot(receiver, event));
            }
            post("/yousign/trigger", "{\"event\": \"procedure.finished\"}").is(204);
            assertThat(post("/yousign/trigger", "{\"event\": \"signer.x\"}").is(400).text())
                    .contains("signer.done", "procedure.finished");
            RestClient docuSign = new RestClient(sandbox, "docusign");
            docuSign.bearer("sandbox-docusign-access-token");
            docuSign.json(
                            "POST",
                            "/restapi/v2.1/accounts/" + sandbox.docuSign().accountId() + "/connect",
                            """
                            {"configurationType": "custom", "urlToPublishTo": "%s", "allUsers":
                             "true", "allowEnvelopePublish": "true", "events":
                             ["envelope-voided", "recipient-declined"], "eventData":
                             {"version": "restv2.1"}}
                            """
                                    .formatted(receiver.uri()))
                    .is(201);
            for (String event : new String[] {"envelope-voided", "recipient-declined"}) {
                post("/docusign/trigger", "{\"event\": \"" + event + "\"}").is(204);
                await().until(() -> hasGot(receiver, event));
            }
            RestClient signNow = new RestClient(sandbox, "signnow");
            signNow.bearer(SignNow.DEMO_API_KEY);
            String user = signNow.get("/user").ok().at("/id");
            signNow.json(
                    "POST",
                    "/v2/event-subscriptions",
                    """
                    {"event": "user.document.complete", "entity_id": "%s", "action": "callback",
                     "attributes": {"callback": "%s"}}
                    """
                            .formatted(user, receiver.uri()));
            post("/signnow/trigger", "{\"event\": \"user.document.complete\"}").is(204);
            await().until(() -> hasGot(receiver, "user.document.complete"));
        }
    }

    private static boolean hasGot(WebhookReceiver receiver, String event) {
        return receiver.messages().stream()
                .anyMatch(message -> message.json().toString().contains('"' + event + '"'));
    }
}
