// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.docusign.DocuSignClient.Answer;
import io.github.camelesign.sandbox.testing.Pdfs;
import io.github.camelesign.sandbox.testing.WebhookReceiver;
import io.github.camelesign.sandbox.testing.WebhookReceiver.Received;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DocuSignConnectTest {
    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(DocuSignModule::new));

    private final Sandbox sandbox = SANDBOX.sandbox();
    private final DocuSign docuSign = DocuSign.of(sandbox);
    private final DocuSignClient client = new DocuSignClient(sandbox).legacy();
    private WebhookReceiver receiver;

    @BeforeEach
    void receive() throws IOException {
        receiver = new WebhookReceiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private String subscribe(String more) throws IOException {
        return client.post("/connect", configuration(more)).is(201).at("/connectId");
    }

    private String configuration(String more) {
        return """
        {"configurationType":"custom","name":"test","urlToPublishTo":"%s","allUsers":"true",
         "allowEnvelopePublish":"true","enableLog":"true","deliveryMode":"SIM",
         "events":["envelope-sent","envelope-completed","recipient-completed"],
         "eventData":{"version":"restv2.1","format":"json","includeData":["recipients"]}%s}"""
                .formatted(receiver.uri(), more);
    }

    private List<Received> await(int count) {
        Awaitility.await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(count));
        return receiver.messages();
    }

    private static List<String> events(List<Received> messages) {
        return messages.stream().map(m -> m.json().path("event").asText()).toList();
    }

    @Test
    void accountHearsOfItsEnvelopesInJson() throws IOException {
        String connectId = subscribe("");
        String id = client.envelope("sent", "ada@acme.test");
        docuSign.sign(id, "ada@acme.test");
        List<Received> messages = await(3);
        assertThat(events(messages))
                .containsExactly("envelope-sent", "recipient-completed", "envelope-completed");
        JsonNode completed = messages.get(2).json();
        assertThat(completed.path("configurationId").asText()).isEqualTo(connectId);
        assertThat(completed.path("configurationId").isNumber()).isTrue();
        assertThat(completed.path("retryCount").asInt()).isZero();
        assertThat(completed.path("uri").asText())
                .isEqualTo("/restapi/v2.1/accounts/" + DocuSign.ACCOUNT_ID + "/envelopes/" + id);
        assertThat(completed.at("/data/envelopeId").asText()).isEqualTo(id);
        assertThat(completed.at("/data").has("recipientId")).isFalse();
        assertThat(completed.at("/data/envelopeSummary/status").asText()).isEqualTo("completed");
        assertThat(completed.at("/data/envelopeSummary/recipients/signers/0/email").asText())
                .isEqualTo("ada@acme.test");
        assertThat(messages.get(1).json().at("/data/recipientId").asText()).isEqualTo("1");
        assertThat(messages.get(0).headers().get("Content-type"))
                .containsExactly("application/json; charset=utf-8");
    }

    @Test
    void signatureIsWhatOpensslComputes() {
        // printf '...' | openssl dgst -sha256 -hmac connect-key-1 -binary | openssl base64
        byte[] body =
                "{\"event\":\"envelope-completed\",\"x\":\"\u00e4\r\n\"}"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(Connect.signature("connect-key-1", body))
                .isEqualTo("pAULSJ9FpJ9grQ2yumazI4ae4A1vi/scL4Uuv5QpD90=");
    }

    @Test
    void everyKeySignsTheRawBody() throws Exception {
        docuSign.addConnectKey("connect-key-1");
        String made = client.version2().post("/connect/secret", "{}").is(201).at("/secret");
        subscribe(",\"includeHMAC\":\"true\"");
        client.envelope("sent", "ada@acme.test");
        Received message = await(1).get(0);
        assertThat(message.headers().get("X-docusign-signature-1"))
                .containsExactly(hmac("connect-key-1", message.body()));
        assertThat(message.headers().get("X-docusign-signature-2"))
                .containsExactly(hmac(made, message.body()));
        assertThat(message.headers().get("X-authorization-digest")).containsExactly("HMACSHA256");
    }

    private static String hmac(String key, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body));
    }

    @Test
    void envelopeHasItsOwnNotificationWithDocuments() throws IOException {
        String definition =
                DocuSignClient.definition("sent", "ada@acme.test")
                        .replaceFirst(
                                "\\{",
                                """
                                {"eventNotification":{"url":"%s","events":["envelope-completed"],
                                 "eventData":{"version":"restv2.1","includeData":["documents"]}},"""
                                        .formatted(receiver.uri()));
        String id = client.post("/envelopes", definition).is(201).at("/envelopeId");
        client.envelope("sent", "bob@acme.test");
        docuSign.sign(id, "ada@acme.test");
        JsonNode document = await(1).get(0).json().at("/data/envelopeSummary/envelopeDocuments/0");
        byte[] pdf = Base64.getDecoder().decode(document.get("PDFBytes").asText());
        assertThat(Pdfs.text(pdf)).contains("Signer 1");
        client.post("/envelopes", definition.replace("http://127", "http://example.com/127"))
                .refused(400, "INVALID_REQUEST_PARAMETER");
    }

    @Test
    void legacyEventsComeAsXml() throws IOException {
        String definition =
                DocuSignClient.definition("sent", "ada@acme.test")
                        .replaceFirst(
                                "\\{",
                                """
                                {"eventNotification":{"url":"%s","envelopeEvents":[
                                 {"envelopeEventStatusCode":"Completed"}],
                                 "recipientEvents":[{"recipientEventStatusCode":"Sent"}]},"""
                                        .formatted(receiver.uri()));
        String id = client.post("/envelopes", definition).is(201).at("/envelopeId");
        docuSign.sign(id, "ada@acme.test");
        Received message = await(1).get(0);
        assertThat(message.headers().get("Content-type"))
                .containsExactly("text/xml; charset=utf-8");
        assertThat(new String(message.body(), StandardCharsets.UTF_8))
                .contains(
                        "<DocuSignEnvelopeInformation xmlns=\"http://www.docusign.net/API/3.0\">",
                        "<EnvelopeID>" + id + "</EnvelopeID>",
                        "<Status>Completed</Status>");
    }

    @Test
    void aggregatedMessagesAreTheEnvelopeItself() throws IOException {
        subscribe(",\"deliveryMode\":\"Aggregate\"");
        String id = client.envelope("sent", "ada@acme.test");
        docuSign.sign(id, "ada@acme.test");
        List<Received> messages = await(2);
        assertThat(messages.get(1).json().path("envelopeId").asText()).isEqualTo(id);
        assertThat(messages.get(1).json().path("status").asText()).isEqualTo("completed");
    }

    @Test
    void messageThatIsNotTakenComesAgain() throws IOException {
        sandbox.webhooks().setRetries(Duration.ofMillis(20));
        subscribe(",\"requiresAcknowledgement\":\"true\"");
        receiver.refuse(1);
        client.envelope("sent", "ada@acme.test");
        List<Received> messages = await(2);
        assertThat(messages.get(0).json().path("retryCount").asInt()).isZero();
        assertThat(messages.get(1).json().path("retryCount").asInt()).isEqualTo(1);
        assertThat(messages.get(1).json().path("generatedDateTime"))
                .isEqualTo(messages.get(0).json().path("generatedDateTime"));
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(client.get("/connect/logs").at("/totalRecords"))
                                        .isEqualTo("1"));
        assertThat(client.get("/connect/failures").at("/totalRecords")).isEqualTo("0");
    }

    @Test
    void failuresWaitToBeRetried() throws IOException {
        subscribe("");
        receiver.refuse(1);
        String id = client.envelope("sent", "ada@acme.test");
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(client.get("/connect/failures").at("/totalRecords"))
                                        .isEqualTo("1"));
        Answer failures = client.get("/connect/failures");
        assertThat(failures.at("/failures/0/envelopeId")).isEqualTo(id);
        assertThat(failures.at("/failures/0/error")).startsWith("503");
        Answer retried = client.put("/connect/envelopes/" + id + "/retry_queue", "").is(200);
        assertThat(retried.at("/retryQueue/0/envelopeId")).isEqualTo(id);
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(client.get("/connect/failures").at("/totalRecords"))
                                        .isEqualTo("0"));
        String logId = client.get("/connect/logs").at("/logs/0/logId");
        Answer log = client.get("/connect/logs/" + logId + "?additional_info=true").is(200);
        assertThat(log.json().get("connectDebugLog")).hasSize(2);
        client.delete("/connect/logs").is(200);
        assertThat(client.get("/connect/logs").at("/totalRecords")).isEqualTo("0");
    }

    @Test
    void configurationsAreChangedPausedAndDeleted() throws IOException {
        String id = subscribe(",\"password\":\"secret\"");
        assertThat(client.get("/connect").is(200).text()).contains(id).doesNotContain("secret");
        client.put("/connect", "{\"connectId\":\"%s\",\"pausePublish\":\"true\"}".formatted(id))
                .is(200);
        client.envelope("sent", "ada@acme.test");
        assertThat(receiver.messages()).isEmpty();
        client.put("/connect", "{\"connectId\":\"%s\",\"pausePublish\":\"false\"}".formatted(id))
                .is(200);
        await(1);
        client.delete("/connect/" + id).is(200);
        client.get("/connect/" + id).refused(404, "CONNECT_ID_INVALID");
        client.post("/connect", "{\"urlToPublishTo\":\"http://acme.test/hook\"}")
                .refused(400, "INVALID_REQUEST_PARAMETER");
        client.version2().get("/connect").is(200);
    }

    @Test
    void everyEventIsTriggeredByItsName() throws Exception {
        client.envelope("sent", "ada@acme.test");
        // as DocuSign's documentation lists them
        List<String> names =
                List.of(
                        "envelope-corrected",
                        "envelope-purge",
                        "recipient-finish-later",
                        "template-created",
                        "template-deleted",
                        "click-agreed",
                        "extension-executed");
        assertThat(trigger("template-modified").statusCode()).isEqualTo(204);
        subscribe(",\"events\":[\"" + String.join("\",\"", names) + "\"]");
        for (String name : names) {
            assertThat(trigger(name).statusCode()).isEqualTo(204);
        }
        List<Received> messages = await(names.size());
        assertThat(events(messages)).containsExactlyElementsOf(names);
        assertThat(messages.get(3).json().at("/data/templateId").asText()).isNotEmpty();
        assertThat(messages.get(5).json().at("/data").has("envelopeId")).isFalse();
        HttpResponse<String> refused = trigger("envelope-nonsense");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("template-created", "sms-opt-out");
    }

    private HttpResponse<String> trigger(String event) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(sandbox.uri() + "/sandbox/docusign/trigger"))
                        .header("X-Sandbox-Token", sandbox.controlToken())
                        .POST(BodyPublishers.ofString("{\"event\":\"" + event + "\"}"))
                        .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
