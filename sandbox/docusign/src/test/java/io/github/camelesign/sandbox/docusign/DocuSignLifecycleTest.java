// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.docusign.DocuSignClient.Answer;
import io.github.camelesign.sandbox.testing.Pdfs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DocuSignLifecycleTest {
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(DocuSignModule::new), s -> s.setClock(CLOCK));

    private final Sandbox sandbox = SANDBOX.sandbox();
    private final DocuSign docuSign = DocuSign.of(sandbox);
    private final DocuSignClient client = new DocuSignClient(sandbox).legacy();

    @Test
    void twoPeopleSignOneAfterTheOther() throws IOException {
        Answer created =
                client.post(
                                "/envelopes",
                                DocuSignClient.definition("sent", "ada@acme.test", "bob@acme.test"))
                        .is(201);
        String id = created.at("/envelopeId");
        assertThat(created.at("/status")).isEqualTo("sent");
        assertThat(created.at("/uri")).isEqualTo("/envelopes/" + id);
        assertThat(created.at("/statusDateTime"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z");
        assertThat(statuses(id)).isEqualTo("sent created");
        assertThat(sandbox.mailbox().to("ada@acme.test")).hasSize(1);
        assertThat(sandbox.mailbox().to("bob@acme.test")).isEmpty();
        assertThatThrownBy(() -> docuSign.sign(id, "bob@acme.test"))
                .isInstanceOf(IllegalStateException.class);

        docuSign.open(id, "ada@acme.test");
        assertThat(client.get("/envelopes/" + id).at("/status")).isEqualTo("delivered");
        docuSign.sign(id, "ada@acme.test");
        assertThat(statuses(id)).isEqualTo("completed sent");
        assertThat(sandbox.mailbox().to("bob@acme.test")).hasSize(1);
        docuSign.sign(id, "bob@acme.test");

        JsonNode envelope = client.get("/envelopes/" + id + "?include=recipients,tabs").json();
        assertThat(envelope.path("status").asText()).isEqualTo("completed");
        assertThat(envelope.path("completedDateTime").asText()).isNotEmpty();
        assertThat(envelope.at("/sender/email").asText()).isEqualTo(DocuSign.USER_EMAIL);
        assertThat(envelope.at("/recipients/signers/0/tabs/signHereTabs/0/status").asText())
                .isEqualTo("signed");
        assertThat(docuSign.envelope(id).status()).isEqualTo("completed");
    }

    private String statuses(String id) throws IOException {
        JsonNode signers = client.get("/envelopes/" + id + "/recipients").json().get("signers");
        return signers.get(0).get("status").asText() + " " + signers.get(1).get("status").asText();
    }

    @Test
    void signedCopiesAndCertificatesAreRealPdfs() throws IOException {
        String id = client.envelope("sent", "ada@acme.test");
        docuSign.sign(id, "ada@acme.test");
        String documents = "/envelopes/" + id + "/documents";
        Answer document = client.get(documents + "/1").is(200);
        assertThat(Pdfs.text(document.bytes())).contains("Text of contract", "Signer 1", "Paris");
        assertThat(document.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(document.header("Content-Disposition"))
                .isEqualTo("file; filename=\"contract.pdf\"; documentid=\"1\"");

        byte[] certificate = client.get(documents + "/certificate").is(200).bytes();
        assertThat(Pdfs.text(certificate)).contains(id, "ada@acme.test", "envelope-completed");
        assertThat(Pdfs.pages(client.get(documents + "/combined").bytes())).isEqualTo(1);
        assertThat(Pdfs.pages(client.get(documents + "/combined?certificate=true").bytes()))
                .isEqualTo(2);
        assertThat(Pdfs.zipEntries(client.get(documents + "/archive").bytes()))
                .containsExactly("1-contract.pdf", "Summary.pdf");

        client.with("Content-Transfer-Encoding", "base64");
        Answer encoded = client.get(documents + "/1").is(200);
        assertThat(encoded.header("Content-Transfer-Encoding")).isEqualTo("base64");
        assertThat(Pdfs.pages(Base64.getDecoder().decode(encoded.bytes()))).isEqualTo(1);
        client.get(documents + "/2").refused(404, "DOCUMENT_DOES_NOT_EXIST");
    }

    @Test
    void draftIsSentLater() throws IOException {
        String id = client.envelope("created", "ada@acme.test");
        assertThat(sandbox.mailbox().all()).isEmpty();
        assertThat(client.put("/envelopes/" + id, "{\"emailSubject\":\"New\"}").at("/envelopeId"))
                .isEqualTo(id);
        client.put("/envelopes/" + id, "{\"status\":\"sent\"}").is(200);
        assertThat(sandbox.mailbox().to("ada@acme.test").get(0).subject()).isEqualTo("New");
        client.put("/envelopes/" + id, "{\"status\":\"sent\"}")
                .refused(400, "ENVELOPE_INVALID_STATUS");
    }

    @Test
    void declinedEnvelopeIsOver() throws IOException {
        String id = client.envelope("sent", "ada@acme.test", "bob@acme.test");
        docuSign.decline(id, "ada@acme.test", "Too dear");
        assertThat(client.get("/envelopes/" + id).at("/status")).isEqualTo("declined");
        assertThat(client.get("/envelopes/" + id + "/recipients").at("/signers/0/declinedReason"))
                .isEqualTo("Too dear");
        client.put("/envelopes/" + id, "{\"status\":\"voided\",\"voidedReason\":\"x\"}")
                .refused(400, "ENVELOPE_CANNOT_VOID_INVALID_STATE");
        client.delete("/envelopes/" + id + "/documents", "{\"documents\":[]}")
                .refused(400, "DOCUMENT_UPLOAD_NOT_ALLOWED");
    }

    @Test
    void voidNeedsAReason() throws IOException {
        String id = client.envelope("sent", "ada@acme.test");
        client.put("/envelopes/" + id, "{\"status\":\"voided\"}")
                .refused(400, "INVALID_REQUEST_PARAMETER");
        client.put("/envelopes/" + id, "{\"status\":\"voided\",\"voidedReason\":\"Mistake\"}")
                .is(200);
        Answer voided = client.get("/envelopes/" + id);
        assertThat(voided.at("/status")).isEqualTo("voided");
        assertThat(voided.at("/voidedReason")).isEqualTo("Mistake");
    }

    @Test
    void envelopeExpiresAndRemindsByTheClock() throws IOException {
        String id = client.envelope("created", "ada@acme.test");
        client.put(
                        "/envelopes/" + id + "/notification",
                        """
                        {"reminders":{"reminderEnabled":true,"reminderDelay":2,
                         "reminderFrequency":"3"},
                         "expirations":{"expireEnabled":"true","expireAfter":"10"}}""")
                .is(200);
        Answer shown = client.get("/envelopes/" + id + "/notification");
        assertThat(shown.json().at("/reminders/reminderDelay").textValue()).isEqualTo("2");
        client.put("/envelopes/" + id, "{\"status\":\"sent\"}").is(200);
        CLOCK.advance(Duration.ofDays(2));
        client.get("/envelopes/" + id).is(200);
        assertThat(sandbox.mailbox().to("ada@acme.test")).hasSize(2);
        CLOCK.advance(Duration.ofDays(3));
        client.get("/envelopes/" + id).is(200);
        assertThat(sandbox.mailbox().to("ada@acme.test")).hasSize(3);
        CLOCK.advance(Duration.ofDays(5));
        Answer expired = client.get("/envelopes/" + id);
        assertThat(expired.at("/status")).isEqualTo("voided");
        assertThat(expired.at("/voidedReason")).contains("expired");
    }

    @Test
    void copiesAndReadersTakeTheirTurns() throws IOException {
        String recipients =
                """
                {"signers":[{"recipientId":"1","routingOrder":"2","name":"A","email":"a@acme.test"}],
                 "certifiedDeliveries":[{"recipientId":"2","routingOrder":"1","name":"R",
                 "email":"r@acme.test"}],
                 "carbonCopies":[{"recipientId":"3","routingOrder":"3","name":"C",
                 "email":"c@acme.test"}]}""";
        String id =
                client.post(
                                "/envelopes",
                                """
                                {"status":"sent","emailSubject":"S","documents":[%s],
                                 "recipients":%s}"""
                                        .formatted(DocuSignClient.document(1, "a.pdf"), recipients))
                        .is(201)
                        .at("/envelopeId");
        assertThat(sandbox.mailbox().to("a@acme.test")).isEmpty();
        docuSign.open(id, "r@acme.test");
        assertThat(sandbox.mailbox().to("a@acme.test")).hasSize(1);
        assertThat(sandbox.mailbox().to("c@acme.test")).isEmpty();
        docuSign.sign(id, "a@acme.test");
        assertThat(docuSign.envelope(id).status()).isEqualTo("completed");
        Answer all = client.get("/envelopes/" + id + "/recipients");
        assertThat(all.at("/carbonCopies/0/status")).isEqualTo("completed");
        assertThat(all.at("/recipientCount")).isEqualTo("3");
    }

    @Test
    void signerComesThroughTheEmbeddedPage() throws IOException {
        String definition =
                DocuSignClient.definition("sent", "ada@acme.test")
                        .replace(
                                "\"recipientId\":\"1\"",
                                "\"recipientId\":\"1\",\"clientUserId\":7");
        String id = client.post("/envelopes", definition).is(201).at("/envelopeId");
        assertThat(sandbox.mailbox().all()).isEmpty();
        String asked =
                """
                {"returnUrl":"http://localhost:9/done?order=5","authenticationMethod":"none",
                 "email":"ada@acme.test","userName":"Signer 1","clientUserId":"%s"}""";
        client.post("/envelopes/" + id + "/views/recipient", asked.formatted("8"))
                .refused(400, "UNKNOWN_ENVELOPE_RECIPIENT");
        String url =
                client.post("/envelopes/" + id + "/views/recipient", asked.formatted("7"))
                        .is(201)
                        .at("/url");
        assertThat(client.browse("GET", url, "").body())
                .contains("Please sign: Contract", "Status: delivered");
        assertThat(client.get("/envelopes/" + id).at("/status")).isEqualTo("delivered");
        var signed = client.browse("POST", url + "/sign", "");
        assertThat(signed.headers().firstValue("Location"))
                .contains("http://localhost:9/done?order=5&event=signing_complete");
        assertThat(docuSign.envelope(id).status()).isEqualTo("completed");

        String late = client.envelope("sent", "eve@acme.test");
        String address =
                client.post(
                                "/envelopes/" + late + "/views/recipient",
                                """
                                {"returnUrl":"http://localhost:9/","authenticationMethod":"none",
                                 "email":"eve@acme.test","userName":"Signer 1"}""")
                        .is(201)
                        .at("/url");
        CLOCK.advance(Duration.ofMinutes(5));
        assertThat(client.browse("GET", address, "").statusCode()).isEqualTo(404);
    }

    @Test
    void whoseTurnDidNotComeGetsNoView() throws IOException {
        String id = client.envelope("sent", "ada@acme.test", "bob@acme.test");
        client.post(
                        "/envelopes/" + id + "/views/recipient",
                        """
                        {"returnUrl":"http://localhost:9/","authenticationMethod":"none",
                         "email":"bob@acme.test","userName":"Signer 2"}""")
                .refused(400, "RECIPIENT_NOT_IN_SEQUENCE");
    }

    @Test
    void senderViewsLeadToThePage() throws IOException {
        String id = client.envelope("created", "ada@acme.test");
        String url =
                client.post("/envelopes/" + id + "/views/sender", "{\"returnUrl\":\"http://x/\"}")
                        .is(201)
                        .at("/url");
        assertThat(client.browse("GET", url, "").body()).contains("sender view");
        client.post("/envelopes/" + id + "/views/correct", "{}")
                .refused(400, "ENVELOPE_INVALID_STATUS");
        client.post("/envelopes/" + id + "/views/recipient", "{}")
                .refused(400, "INVALID_REQUEST_BODY");
    }

    @Test
    void whatHappenedIsInTheAuditTrail() throws IOException {
        String id = client.envelope("sent", "ada@acme.test");
        docuSign.sign(id, "ada@acme.test");
        JsonNode events =
                client.get("/envelopes/" + id + "/audit_events").json().get("auditEvents");
        assertThat(events).hasSize(7);
        assertThat(events.get(0).at("/eventFields/4/value").asText()).isEqualTo("envelope-created");
    }

    @Test
    void peopleActThroughTheControlApiAndByThemselves() throws Exception {
        String id = client.envelope("sent", "ada@acme.test");
        HttpRequest sign =
                HttpRequest.newBuilder(
                                URI.create(
                                        sandbox.uri()
                                                + "/sandbox/docusign/envelopes/"
                                                + id
                                                + "/sign"))
                        .header("X-Sandbox-Token", sandbox.controlToken())
                        .POST(BodyPublishers.ofString("{\"email\":\"ada@acme.test\"}"))
                        .build();
        HttpClient http = HttpClient.newHttpClient();
        assertThat(http.send(sign, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
        assertThat(http.send(sign, BodyHandlers.discarding()).statusCode()).isEqualTo(409);
        assertThat(docuSign.envelope(id).status()).isEqualTo("completed");

        String signed = client.envelope("sent", "bob@acme.test");
        String declined = client.envelope("sent", "decline@acme.test");
        sandbox.setAutoSignAfter(Duration.ZERO);
        try {
            Awaitility.await()
                    .untilAsserted(
                            () -> {
                                assertThat(docuSign.envelope(signed).status())
                                        .isEqualTo("completed");
                                assertThat(docuSign.envelope(declined).status())
                                        .isEqualTo("declined");
                            });
        } finally {
            sandbox.setAutoSignAfter(null);
        }
    }

    @Test
    void startPageShowsEnvelopesWithTheirHistory() throws IOException {
        String id = client.envelope("sent", "ada@acme.test");
        String page = client.browse("GET", sandbox.uri() + "/", "").body();
        assertThat(page).contains("Contract", "Sign as <bdi>ada@acme.test");
        assertThat(client.browse("GET", sandbox.uri() + "/envelopes/docusign/" + id, "").body())
                .contains("Contract", "envelope-sent");
        String link = page.replaceAll("(?s).*href=\"([^\"]*/sign/[^\"]+)\".*", "$1");
        client.browse("POST", link + "/sign", "");
        assertThat(docuSign.envelope(id).status()).isEqualTo("completed");
    }

    @Test
    void resendMailsAgain() throws IOException {
        String id = client.envelope("sent", "ada@acme.test");
        client.put("/envelopes/" + id + "?resend_envelope=true", "{}").is(200);
        assertThat(sandbox.mailbox().to("ada@acme.test")).hasSize(2);
    }

    @Test
    void completedEnvelopeIsPurgedAfterTwoWeeks() throws IOException {
        String id = client.envelope("sent", "ada@acme.test");
        client.put("/envelopes/" + id, "{\"purgeState\":\"documents_queued\"}")
                .refused(400, "ENVELOPE_INVALID_STATUS");
        docuSign.sign(id, "ada@acme.test");
        Answer queued = client.put("/envelopes/" + id, "{\"purgeState\":\"documents_queued\"}");
        assertThat(queued.is(200).at("/purgeState")).isEqualTo("documents_queued");
        client.get("/envelopes/" + id + "/documents/1").is(200);
        CLOCK.advance(Duration.ofDays(14));
        client.get("/envelopes/" + id + "/documents/1").refused(404, "DOCUMENT_DOES_NOT_EXIST");
        assertThat(client.get("/envelopes/" + id).at("/purgeState")).isEqualTo("documents_purged");
    }

    @Test
    void recycleBinVoidsWhatIsInProcess() throws IOException {
        String sent = client.envelope("sent", "ada@acme.test");
        String draft = client.envelope("created", "ada@acme.test");
        client.put(
                        "/folders/recyclebin",
                        "{\"envelopeIds\":[\"%s\",\"%s\"]}".formatted(sent, draft))
                .is(200);
        assertThat(client.get("/envelopes/" + sent).at("/status")).isEqualTo("voided");
        assertThat(client.get("/envelopes/" + draft).at("/status")).isEqualTo("deleted");
        Answer tempFiles = client.get("/folders/recyclebin").is(200);
        assertThat(tempFiles.at("/totalSetSize")).isEqualTo("2");
        assertThat(tempFiles.json().at("/folders/0/folderItems")).hasSize(2);
        Answer folders = client.get("/folders").is(200);
        assertThat(folders.json().get("folders").findValuesAsText("type"))
                .containsExactly("inbox", "sentitems", "draft", "recyclebin");
        assertThat(folders.at("/folders/3/folderId"))
                .isEqualTo(tempFiles.at("/folders/0/folderId"));
    }

    @Test
    void startPageLetsNobodySignWhatIsVoided() throws IOException {
        String id = client.envelope("sent", "ada@acme.test");
        client.put("/envelopes/" + id, "{\"status\":\"voided\",\"voidedReason\":\"Wrong\"}")
                .is(200);
        assertThat(client.browse("GET", sandbox.uri() + "/", "").body())
                .contains("Contract", "\"status canceled\"")
                .doesNotContain("Sign as");
    }
}
