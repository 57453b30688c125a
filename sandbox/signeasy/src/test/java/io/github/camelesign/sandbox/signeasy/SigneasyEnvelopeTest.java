// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.Pdfs;
import io.github.camelesign.sandbox.testing.RestClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigneasyEnvelopeTest {
    private static final String ADA = "ada@acme.test";
    private static final String BOB = "bob@acme.test";
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(
                    new Sandbox(SigneasyModule::new), sandbox -> sandbox.setClock(CLOCK));

    private Signeasy signeasy;
    private SigneasyClient client;

    @BeforeEach
    void client(Sandbox sandbox) {
        signeasy = Signeasy.of(sandbox);
        client = SigneasyClient.of(sandbox);
    }

    private int id(Answer created) {
        return created.ok().json().get("id").intValue();
    }

    private JsonNode get(int id) throws IOException {
        return client.get("/v3/rs/envelope/" + id).ok().json();
    }

    @Test
    void envelopeIsSentSignedAndCollected(Sandbox sandbox) throws Exception {
        int id = id(client.envelope(true, false, ADA, BOB));
        assertThat(get(id).at("/request_info/order").asText()).isEqualTo("42");
        assertThat(get(id).at("/sources/0/type").asText()).isEqualTo("original");
        assertThat(get(id).get("is_envelope").intValue()).isEqualTo(1);
        assertThat(client.get("/v3/rs/envelope/").ok().json().get("count").intValue()).isOne();
        assertThat(sandbox.mailbox().to(ADA)).hasSize(1);
        assertThat(sandbox.mailbox().to(BOB)).isEmpty();
        client.get("/v3/rs/envelope/signed/pending/" + id).is(404);
        assertThatThrownBy(() -> signeasy.sign(id, BOB)).isInstanceOf(IllegalStateException.class);

        signeasy.sign(id, ADA);
        assertThat(Pdfs.text(client.get("/v3/rs/envelope/" + id + "/download/merged").bytes()))
                .contains(ADA)
                .doesNotContain(BOB);
        signeasy.sign(id, BOB);

        assertThat(get(id).get("status").asText()).isEqualTo("complete");
        int signed = id(client.get("/v3/rs/envelope/signed/pending/" + id));
        String path = "/v3/rs/envelope/signed/" + signed;
        assertThat(id(client.get(path))).isEqualTo(signed);
        int source = get(id).at("/sources/0/id").intValue();
        for (String download :
                List.of("/download/merged", "/" + source + "/download", "/1/download")) {
            assertThat(Pdfs.text(client.get(path + download).ok().bytes())).contains(ADA, BOB);
        }
        assertThat(Pdfs.zipEntries(client.get(path + "/download/split").ok().bytes())).hasSize(1);
        assertThat(Pdfs.text(client.get(path + "/certificate").ok().bytes()))
                .contains("rs.completed");
        assertThat(client.get("/v3/rs/envelope/signed/").ok().json().get("count").intValue())
                .isOne();
        client.delete(path).is(204);
        client.get("/v3/rs/envelope/signed/pending/" + id).is(404);
    }

    @Test
    void documentsOfSeveralSourcesComeTogetherOrApart() throws Exception {
        int original = client.upload("/v3/original/", "one.pdf").ok().json().get("id").intValue();
        int template =
                signeasy.addTemplate(
                        SigneasyClient.SENDER, "Annex", List.of("client"), List.of("City"));
        Answer created =
                client.json(
                        "POST",
                        "/v3/rs/envelope/",
                        """
                        {"embedded_signing": false, "is_ordered": 0,
                         "sources": [{"id": %d, "type": "original", "source_id": 1},
                                     {"id": %d, "type": "template", "source_id": 2}],
                         "recipients": [%s],
                         "recipient_role_mapping": [
                           {"role_id": 1, "recipient_id": 1, "source_id": 2}],
                         "merge_fields": [{"source_id": 2, "label": "City", "value": "Ghent"}]}
                        """
                                .formatted(original, template, SigneasyClient.people(ADA)));
        int id = id(created);
        signeasy.sign(id, ADA);
        byte[] merged = client.get("/v3/rs/envelope/" + id + "/download/merged").ok().bytes();
        assertThat(Pdfs.pages(merged)).isEqualTo(2);
        assertThat(Pdfs.text(merged)).contains("The contract itself", "Ghent");
        assertThat(
                        Pdfs.zipEntries(
                                client.get("/v3/rs/envelope/" + id + "/download/split")
                                        .ok()
                                        .bytes()))
                .containsExactly("1-one.pdf", "2-Annex.pdf");
    }

    @Test
    void cancelDeclineAndReminderWork(Sandbox sandbox) throws Exception {
        int canceled = id(client.envelope(false, false, ADA));
        client.post("/v3/rs/envelope/" + canceled + "/remind/").ok();
        assertThat(sandbox.mailbox().to(ADA)).hasSize(2);
        client.json("POST", "/v3/rs/envelope/" + canceled + "/cancel", "{\"message\":\"x\"}").ok();
        assertThat(get(canceled).get("status").asText()).isEqualTo("canceled");
        Answer again = client.post("/v3/rs/envelope/" + canceled + "/cancel").is(404);
        assertThat(again.json().get("status").intValue()).isEqualTo(404);

        int declined = id(client.envelope(false, false, ADA));
        signeasy.decline(declined, ADA, "no");
        assertThat(get(declined).get("status").asText()).isEqualTo("recipient_declined");
    }

    @Test
    void envelopeExpires() throws Exception {
        int id = id(client.envelope(false, false, ADA));
        long expiry = get(id).get("expiry_time").longValue();
        assertThat(expiry).isEqualTo(CLOCK.instant().plus(Duration.ofDays(30)).getEpochSecond());
        CLOCK.advance(Duration.ofDays(31));
        assertThat(get(id).get("status").asText()).isEqualTo("expired");
        assertThatThrownBy(() -> signeasy.sign(id, ADA)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void listTakesLimitAndOffset() throws Exception {
        int first = id(client.envelope(false, false, ADA));
        int second = id(client.envelope(false, false, ADA));
        assertThat(client.get("/v3/rs/envelope/?limit=1").ok().json().at("/files/0/id").intValue())
                .isEqualTo(first);
        assertThat(client.get("/v3/rs/envelope/?offset=1").ok().json().at("/files/0/id").intValue())
                .isEqualTo(second);
        client.get("/v3/rs/envelope/?limit=x").is(400);
    }

    @Test
    void versionOneShowsEnvelopesTooButNotTheOtherWayRound() throws Exception {
        int envelope = id(client.envelope(false, false, ADA));
        int pending = client.pending(false, ADA);
        client.get("/v1/files/pending/" + envelope + "/").ok();
        client.get("/v3/rs/" + pending).ok();
        client.get("/v3/rs/envelope/" + pending).is(404);
        client.get("/v3/rs/" + envelope).is(404);
        client.get("/v3/rs/embedded/" + pending).is(404);
    }

    @Test
    void requestOfOneOriginalLivesBesideEnvelopes() throws Exception {
        int original = client.original("one.pdf");
        int id =
                client.json(
                                "POST",
                                "/v3/rs/",
                                "{\"original_file_id\": %d, \"recipients\": [%s]}"
                                        .formatted(original, SigneasyClient.people(ADA)))
                        .ok()
                        .json()
                        .get("pending_file_id")
                        .intValue();
        assertThat(client.get("/v3/rs/").ok().json().get("count").intValue()).isOne();
        client.post("/v3/rs/" + id + "/remind").ok();
        assertThat(Pdfs.pages(client.get("/v3/rs/" + id + "/download").ok().bytes())).isOne();
        client.post("/v3/rs/" + id + "/cancel").ok();
        assertThat(client.get("/v3/rs/" + id).ok().at("/status")).isEqualTo("canceled");
    }

    @Test
    void templateIsSentByVersionThree() throws Exception {
        int template =
                signeasy.addTemplate(SigneasyClient.SENDER, "Offer", List.of("client"), List.of());
        assertThat(client.get("/v3/template/" + template).ok().json().get("created_time"))
                .isInstanceOf(DoubleNode.class);
        assertThat(client.get("/v3/template/").ok().json()).hasSize(1);
        client.json("PUT", "/v3/template/" + template, "{\"name\":\"Other\"}").ok();
        Answer sent =
                client.json(
                                "POST",
                                "/v3/template/" + template + "/rs",
                                """
                                {"name": "Offer", "recipients":
                                  [{"email": "ada@acme.test", "role_id": 1}]}""")
                        .ok();
        signeasy.sign(sent.json().get("pending_file_id").intValue(), ADA);
        client.delete("/v3/template/" + template).is(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"source_id\": 1}] | \"source_id\": 1}, {\"id\":1,\"type\":\"original\",\"source_id\":1}]",
                "\"type\": \"original\" | \"type\": \"picture\"",
                "\"recipient_id\": 1, \"source_id\" | \"recipient_id\": 9, \"source_id\"",
                "\"source_id\": 1, \"type\": \"signature\" | \"source_id\": 9, \"type\": \"signature\"",
                "\"type\": \"signature\" | \"type\": \"seal\"",
                "\"all\" | 2",
                "\"all\" | \"1:8\"",
                "\"fixed\" | \"floating\"",
                "\"is_ordered\": false, | ''",
                "\"embedded_signing\": false, | ''",
                "\"ada@acme.test\" | \"nobody\"",
                "\"request_info\": {\"order\": \"42\"} | \"expiry\": 400",
                "\"request_info\": {\"order\": \"42\"} | \"request_info\": 1"
            })
    void wrongEnvelopeIsRefused(String right, String wrong) throws Exception {
        int original = client.upload("/v3/original/", "o.pdf").ok().json().get("id").intValue();
        String body =
                """
                {"embedded_signing": false, "is_ordered": false, "request_info": {"order": "42"},
                 "sources": [{"id": %d, "type": "original", "source_id": 1}],
                 "recipients": [{"email": "ada@acme.test", "recipient_id": 1}],
                 "fields_payload": [{"recipient_id": 1, "source_id": 1, "type": "signature",
                   "page_number": "all",
                   "position": {"mode": "fixed", "x": 1, "y": 1, "height": 50, "width": 120}}]}
                """
                        .formatted(original);
        assertThat(body).contains(right);
        Answer refused = client.json("POST", "/v3/rs/envelope/", body.replace(right, wrong));
        assertThat(refused.is(400).json().get("status").intValue()).isEqualTo(400);
        assertThat(refused.at("/message")).isNotBlank();
        assertThat(signeasy.requests()).isEmpty();
        client.json("POST", "/v3/rs/envelope/", body).ok();
    }

    @Test
    void formsAreForVersionOneOnly() throws Exception {
        Answer refused =
                client.form("POST", "/v3/rs/", "original_file_id=" + client.original("a.pdf"));
        assertThat(refused.is(400).at("/message")).contains("JSON");
    }
}
