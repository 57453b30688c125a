// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Mail;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.Pdfs;
import io.github.camelesign.sandbox.testing.RestClient.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigneasyPendingTest {
    private static final String ADA = "ada@acme.test";
    private static final String BOB = "bob@acme.test";

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(SigneasyModule::new));

    private Signeasy signeasy;
    private SigneasyClient client;

    @BeforeEach
    void client(Sandbox sandbox) {
        signeasy = Signeasy.of(sandbox);
        client = SigneasyClient.of(sandbox);
    }

    private JsonNode get(int id) throws IOException {
        return client.get("/v1/files/pending/" + id + "/").ok().json();
    }

    @Test
    void orderedSignersHaveTheirTurns(Sandbox sandbox) throws Exception {
        int id = client.pending(true, ADA, BOB);
        JsonNode pending = get(id);
        assertThat(pending.get("status").asText()).isEqualTo("incomplete");
        assertThat(pending.get("is_ordered").intValue()).isEqualTo(1);
        assertThat(pending.get("next")).isEqualTo(pending.at("/recipients/0/recipient_id"));
        assertThat(pending.findValuesAsText("order_id")).containsExactly("1", "2");
        assertThat(sandbox.mailbox().to(BOB)).isEmpty();
        assertThatThrownBy(() -> signeasy.sign(id, BOB)).isInstanceOf(IllegalStateException.class);

        signeasy.sign(id, ADA);
        pending = get(id);
        assertThat(pending.at("/recipients/0/status").asText()).isEqualTo("finalized");
        assertThat(pending.get("next")).isEqualTo(pending.at("/recipients/1/recipient_id"));
        assertThat(sandbox.mailbox().to(BOB)).hasSize(1);

        signeasy.sign(id, BOB);
        pending = get(id);
        assertThat(pending.get("status").asText()).isEqualTo("complete");
        assertThat(pending.get("next").isNull()).isTrue();
    }

    @Test
    void parallelSignersSignInAnyOrder() throws Exception {
        int id = client.pending(false, ADA, BOB);
        assertThat(get(id).get("next").isNull()).isTrue();
        signeasy.sign(id, BOB);
        assertThat(get(id).get("status").asText()).isEqualTo("incomplete");
        signeasy.sign(id, ADA);
        assertThat(get(id).get("status").asText()).isEqualTo("complete");
    }

    @Test
    void declineEndsItForEverybody() throws Exception {
        int id = client.pending(false, ADA, BOB);
        signeasy.decline(id, ADA, "no");
        assertThat(get(id).get("status").asText()).isEqualTo("recipient_declined");
        assertThat(get(id).at("/recipients/0/status").asText()).isEqualTo("declined");
        assertThatThrownBy(() -> signeasy.sign(id, BOB)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void cancelTakesAFormAndInformsEverybody(Sandbox sandbox) throws Exception {
        int id = client.pending(false, ADA);
        Answer canceled =
                client.form("POST", "/v1/files/pending/" + id + "/cancel/", "message=sorry").ok();
        assertThat(canceled.text()).isEmpty();
        assertThat(get(id).get("status").asText()).isEqualTo("canceled");
        assertThat(sandbox.mailbox().to(ADA))
                .extracting(Mail::subject)
                .contains("Voided: Contract");
        assertThat(client.post("/v1/files/pending/" + id + "/cancel/").is(401).at("/error_code"))
                .isEqualTo("unauthorized_resource");
    }

    @Test
    void reminderGoesToThoseWhoseTurnItIs(Sandbox sandbox) throws Exception {
        int id = client.pending(true, ADA, BOB);
        client.post("/v1/files/pending/" + id + "/remind/").ok();
        assertThat(sandbox.mailbox().to(ADA)).hasSize(2);
        assertThat(sandbox.mailbox().to(BOB)).isEmpty();
    }

    @Test
    void listShowsWhatOneSentAndWhatOneIsToSign(Sandbox sandbox) throws Exception {
        int id = client.pending(false, ADA);
        signeasy.registerUser(ADA, "secret");
        signeasy.registerUser("eve@acme.test", "secret");
        for (String reader : List.of(SigneasyClient.SENDER, ADA)) {
            Answer list = SigneasyClient.of(sandbox, reader).get("/v1/files/pending/").ok();
            assertThat(list.json().get("count").intValue()).isEqualTo(1);
            assertThat(list.json().at("/files/0/id").intValue()).isEqualTo(id);
        }
        SigneasyClient eve = SigneasyClient.of(sandbox, "eve@acme.test");
        assertThat(eve.get("/v1/files/pending/").ok().json().get("files")).isEmpty();
        eve.get("/v1/files/pending/" + id + "/").is(401);
    }

    @Test
    void recipientDeclinesThroughTheApi(Sandbox sandbox) throws Exception {
        int id = client.pending(false, ADA);
        signeasy.registerUser(ADA, "secret");
        SigneasyClient ada = SigneasyClient.of(sandbox, ADA);
        ada.form("POST", "/v1/files/pending/" + id + "/decline/", "message=no").ok();
        assertThat(get(id).get("status").asText()).isEqualTo("recipient_declined");
        ada.post("/v1/files/pending/" + id + "/cancel/").is(401);
    }

    @Test
    void formCarriesItsArraysAsJson() throws Exception {
        int original = client.original("NDA.pdf");
        Answer sent =
                client.form(
                                "POST",
                                "/v1/files/pending/",
                                "original_file_id=" + original,
                                "name=Contract",
                                "is_ordered=1",
                                "recipients=[" + SigneasyClient.people(ADA, BOB) + "]")
                        .ok();
        JsonNode pending = get(sent.json().get("pending_file_id").intValue());
        assertThat(pending.get("recipients")).hasSize(2);
        assertThat(pending.get("is_ordered").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"a\",\"is_ordered\":false,\"recipients\":[]}",
                "{\"is_ordered\":false,\"recipients\":[{\"email\":\"ada@acme.test\"}]}",
                "{\"name\":\"a\",\"recipients\":[{\"email\":\"ada@acme.test\"}]}",
                "{\"name\":\"a\",\"is_ordered\":2,\"recipients\":[{\"email\":\"a@b.test\"}]}",
                "{\"name\":\"a\",\"is_ordered\":false,\"recipients\":[{\"email\":\"nobody\"}]}"
            })
    void incompleteRequestIsRefused(String body) throws Exception {
        String id =
                "\"original_file_id\":"
                        + client.original("NDA.pdf")
                        + (body.equals("{}") ? "" : ",");
        Answer refused =
                client.json("POST", "/v1/files/pending/", body.replaceFirst("\\{", "{" + id));
        assertThat(refused.is(400).at("/error_code")).isEqualTo("bad_request");
        assertThat(signeasy.requests()).isEmpty();
    }

    @Test
    void unknownOriginalIsNotYours() throws Exception {
        Answer refused =
                client.json(
                        "POST",
                        "/v1/files/pending/",
                        """
                        {"original_file_id": 1, "name": "a", "is_ordered": false,
                         "recipients": [{"email": "ada@acme.test"}]}""");
        assertThat(refused.is(401).at("/error_code")).isEqualTo("unauthorized_resource");
    }

    @Test
    void fieldsAreSignedWhereTheyStand() throws Exception {
        int id = withFields(ADA, 1, 45).ok().json().get("pending_file_id").intValue();
        assertThat(get(id).get("has_markers").intValue()).isEqualTo(1);
        signeasy.sign(id, ADA);
        String text = Pdfs.text(client.get("/v1/files/pending/" + id + "/download").ok().bytes());
        assertThat(text).contains(ADA, "signed in the Camel eSign sandbox", "Ada L");
    }

    @Test
    void wrongFieldsAreRefused() throws Exception {
        withFields("stranger@acme.test", 1, 45).is(400);
        withFields(ADA, 2, 45).is(400);
        withFields(ADA, 1, 44).is(400);
        withFields(ADA, -1, 45).ok();
    }

    private Answer withFields(String email, int page, int width) throws IOException {
        String place =
                "\"required\": true, \"x\": 100.5, \"y\": 200, \"height\": 32, \"width\": %d,"
                        + " \"additional_info\": {}, \"page_number\": %d";
        return client.json(
                "POST",
                "/v1/files/pending/fields/",
                """
                {"original_file_id": %d, "name": "Contract", "is_ordered": false,
                 "recipients": [%s], "fields_payload": [
                   {"email": "%s", "type": "signature", %s}, {"email": "%3$s", "type": "name", %4$s}]}
                """
                        .formatted(
                                client.original("f" + System.nanoTime() + ".pdf"),
                                SigneasyClient.people(ADA),
                                email,
                                place.formatted(width, page)));
    }

    @Test
    void templateIsListedRenamedFilledAndDeleted() throws Exception {
        int template =
                signeasy.addTemplate(
                        SigneasyClient.SENDER,
                        "Offer",
                        List.of("client", "manager"),
                        List.of("City"));
        Answer all = client.get("/v1/library/template/").ok();
        assertThat(all.json().isArray()).isTrue();
        assertThat(all.json().at("/0/metadata/roles/1/name").asText()).isEqualTo("manager");
        assertThat(all.json().at("/0/created_time").isIntegralNumber()).isTrue();
        String path = "/v1/library/template/" + template + "/";
        assertThat(client.form("PUT", path, "name=Offer 2").ok().at("/name")).isEqualTo("Offer 2");
        assertThat(client.get(path).ok().at("/name")).isEqualTo("Offer 2");

        int id = fromTemplate(template, 2, "City").ok().json().get("pending_file_id").intValue();
        signeasy.sign(id, ADA);
        signeasy.sign(id, BOB);
        assertThat(Pdfs.text(client.get("/v1/files/pending/" + id + "/download").ok().bytes()))
                .contains(ADA, BOB, "Ghent");
        fromTemplate(template, 1, "City").is(400);
        fromTemplate(template, 3, "City").is(400);
        fromTemplate(template, 2, "Country").is(400);

        client.delete(path).is(204);
        client.get(path).is(401);
    }

    private Answer fromTemplate(int template, int secondRole, String label) throws IOException {
        return client.json(
                "POST",
                "/v1/files/pending/template/",
                """
                {"template_file_id": %d, "name": "Offer to Ada", "is_ordered": false,
                 "recipients": [{"email": "ada@acme.test", "role_id": 1},
                                {"email": "bob@acme.test", "role_id": %d}],
                 "merge_fields": [{"label": "%s", "value": "Ghent", "font_size": 10}]}"""
                        .formatted(template, secondRole, label));
    }

    @Test
    void heldListLagsWhileTheRequestItselfDoesNot() throws Exception {
        int id = client.pending(false, ADA);
        signeasy.holdListings();
        signeasy.sign(id, ADA);
        assertThat(client.get("/v1/files/pending/").ok().json().at("/files/0/status").asText())
                .isEqualTo("incomplete");
        assertThat(get(id).get("status").asText()).isEqualTo("complete");
        signeasy.releaseListings();
        assertThat(client.get("/v1/files/pending/").ok().json().at("/files/0/status").asText())
                .isEqualTo("complete");
    }
}
