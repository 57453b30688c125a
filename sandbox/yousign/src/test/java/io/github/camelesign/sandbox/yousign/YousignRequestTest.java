// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.Pdfs;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signature requests of version 3 from draft to their end, and the lists of them. */
class YousignRequestTest {
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(YousignModule::new), s -> s.setClock(CLOCK));

    private Sandbox sandbox;
    private Yousign yousign;
    private YousignClient client;

    @BeforeEach
    void visit(Sandbox running) {
        sandbox = running;
        yousign = Yousign.of(sandbox);
        client = new YousignClient(sandbox.baseUri("yousign") + "/v3");
    }

    @Test
    void contractIsSignedFromDraftToCopy() throws IOException {
        String request = client.draft(",\"external_id\":\"order-42\"");
        JsonNode draft = client.get(request).is(200).json();
        assertThat(draft.get("status").asText()).isEqualTo("draft");
        assertThat(draft.get("external_id").asText()).isEqualTo("order-42");
        assertThat(draft.get("timezone").asText()).isEqualTo("Europe/Paris");
        assertThat(draft.get("created_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00");
        String document = client.upload(request);
        String signer = client.signer(request, document, "ada", "");
        JsonNode before = client.get(request + "/signers/" + signer).is(200).json();
        assertThat(before.get("status").asText()).isEqualTo("initiated");
        assertThat(before.get("signature_link").isNull()).isTrue();

        JsonNode activated = client.post(request + "/activate").is(201).json();
        assertThat(activated.get("status").asText()).isEqualTo("ongoing");
        assertThat(activated.at("/signers/0/status").asText()).isEqualTo("notified");
        assertThat(activated.at("/signers/0/signature_link").asText())
                .startsWith(sandbox.uri() + "/sign/");
        assertThat(activated.at("/signers/0/signature_link_expiration_date").isTextual()).isTrue();
        assertThat(sandbox.mailbox().to("ada@acme.test"))
                .singleElement()
                .satisfies(
                        mail -> {
                            assertThat(mail.subject()).isEqualTo("Please sign: NDA");
                            assertThat(mail.link())
                                    .isEqualTo(activated.at("/signers/0/signature_link").asText());
                        });

        yousign.sign(YousignClient.id(request), "ada@acme.test");

        JsonNode done = client.get(request).is(200).json();
        assertThat(done.get("status").asText()).isEqualTo("done");
        assertThat(done.get("completed_at").isTextual()).isTrue();
        assertThat(done.at("/signers/0/status").asText()).isEqualTo("signed");
        var copy = client.get(request + "/documents/download?version=completed").is(200);
        assertThat(copy.header("content-type")).isEqualTo("application/pdf");
        assertThat(Pdfs.text(copy.bytes()))
                .contains("The contract itself", "ada Test <ada@acme.test>");
        assertThat(yousign.envelope(YousignClient.id(request)).status()).isEqualTo("completed");
    }

    @Test
    void orderedSignersAreAskedOneAfterTheOther() throws IOException {
        String request = client.active(",\"ordered_signers\":true", "ada", "bob");
        JsonNode signers = client.get(request + "/signers").is(200).json();
        assertThat(signers.findValuesAsText("status")).containsExactly("notified", "initiated");
        assertThat(signers.get(1).get("signature_link").isNull()).isTrue();
        assertThat(signers.findValuesAsText("recipient_stage_index")).containsExactly("0", "1");

        yousign.sign(YousignClient.id(request), "ada@acme.test");

        signers = client.get(request + "/signers").is(200).json();
        assertThat(signers.findValuesAsText("status")).containsExactly("signed", "notified");
        assertThat(client.status(request)).isEqualTo("ongoing");
        yousign.sign(YousignClient.id(request), "bob@acme.test");
        assertThat(client.status(request)).isEqualTo("done");
    }

    @Test
    void signersWithoutOrderAreAskedTogether() throws IOException {
        String request = client.active("", "ada", "bob");
        assertThat(client.get(request + "/signers").json().findValuesAsText("status"))
                .containsExactly("notified", "notified");
    }

    @Test
    void insertedSignerComesAfterTheOneThatIsNamed() throws IOException {
        String request = client.draft(",\"ordered_signers\":true");
        String document = client.upload(request);
        String ada = client.signer(request, document, "ada", "");
        client.signer(request, document, "bob", "");
        client.signer(request, document, "cid", ",\"insert_after_id\":\"" + ada + "\"");
        assertThat(client.get(request + "/signers").json().findValuesAsText("first_name"))
                .containsExactly("ada", "cid", "bob");
    }

    @Test
    void customOrderMixesApproversAndSigners() throws IOException {
        String request = client.draft(",\"custom_recipient_order\":true");
        String document = client.upload(request);
        String ada = client.signer(request, document, "ada", "");
        client.post(
                        request + "/approvers",
                        """
                        {"info":{"first_name":"Boss","last_name":"B","email":"boss@acme.test",
                         "locale":"en"},"insert_after_id":"%s"}"""
                                .formatted(ada))
                .is(201);
        client.signer(request, document, "cid", "");
        String id = YousignClient.id(request);

        client.post(request + "/activate").is(201);
        assertThat(client.status(request)).isEqualTo("ongoing");
        yousign.sign(id, "ada@acme.test");
        assertThat(client.status(request)).isEqualTo("approval");
        yousign.sign(id, "boss@acme.test");
        assertThat(client.status(request)).isEqualTo("ongoing");
        yousign.sign(id, "cid@acme.test");
        assertThat(client.status(request)).isEqualTo("done");
    }

    @Test
    void approversComeFirstAndMayReject() throws IOException {
        String request = client.draft("");
        client.signer(request, client.upload(request), "ada", "");
        String approver =
                client.post(
                                request + "/approvers",
                                """
                                {"info":{"first_name":"Boss","last_name":"B",
                                 "email":"boss@acme.test","locale":"en"}}""")
                        .is(201)
                        .id();
        JsonNode activated = client.post(request + "/activate").is(201).json();
        assertThat(activated.get("status").asText()).isEqualTo("approval");
        assertThat(activated.at("/signers/0/status").asText()).isEqualTo("initiated");
        assertThat(activated.at("/approvers/0/approval_link").isTextual()).isTrue();
        client.post(request + "/approvers/" + approver + "/send_reminder").is(201);

        yousign.decline(YousignClient.id(request), "boss@acme.test", "Too dear");

        JsonNode rejected = client.get(request).json();
        assertThat(rejected.get("status").asText()).isEqualTo("rejected");
        assertThat(rejected.at("/rejection_information/reason").asText()).isEqualTo("Too dear");
        assertThat(rejected.at("/rejection_information/approver_id").asText()).isEqualTo(approver);
        assertThat(found("rejected_at[before]=2000-01-01")).isEmpty();
        assertThat(found("rejected_at[after]=2000-01-01")).hasSize(1);
    }

    @Test
    void signerDeclinesOnlyWhereThatIsAllowed() throws IOException {
        String strict = client.active("", "ada");
        assertThatThrownBy(() -> yousign.decline(YousignClient.id(strict), "ada@acme.test", "no"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("signers_allowed_to_decline");
        String request = client.active(",\"signers_allowed_to_decline\":true", "ada", "bob");

        yousign.decline(YousignClient.id(request), "bob@acme.test", "Wrong price");

        JsonNode declined = client.get(request).json();
        assertThat(declined.get("status").asText()).isEqualTo("declined");
        assertThat(declined.at("/decline_information/reason").asText()).isEqualTo("Wrong price");
        assertThat(declined.at("/signers/0/status").asText()).isEqualTo("aborted");
        assertThat(declined.at("/signers/1/status").asText()).isEqualTo("declined");
    }

    @Test
    void activationNeedsSignerDocumentAndField() throws IOException {
        String request = client.draft("");
        assertThat(client.post(request + "/activate").violations()).isEqualTo("signers documents");
        client.upload(request);
        client.post(
                        request + "/signers",
                        """
                        {"info":{"first_name":"A","last_name":"B","email":"a@acme.test",
                         "locale":"en"},"signature_level":"electronic_signature"}""")
                .is(201);
        assertThat(client.post(request + "/activate").violations()).isEqualTo("signers[0][fields]");
        assertThat(client.status(request)).isEqualTo("draft");
    }

    @Test
    void sentRequestIsClosedToChanges() throws IOException {
        String request = client.active("", "ada");
        String signer = client.get(request + "/signers").json().get(0).get("id").asText();
        for (var answer :
                List.of(
                        client.post(request + "/activate"),
                        client.json("PATCH", request, "{\"name\":\"Other\"}"),
                        client.delete(request + "/signers/" + signer),
                        client.form(
                                request + "/documents",
                                "more.pdf",
                                Pdfs.with("More"),
                                "nature=attachment"),
                        client.delete(request))) {
            assertThat(answer.is(400).json().get("type").asText())
                    .isEqualTo("signature_request.status_not_compatible");
        }
        client.json(
                        "PATCH",
                        request + "/signers/" + signer,
                        "{\"info\":{\"phone_number\":\"+33600000000\"}}")
                .is(200);
        client.json(
                        "PATCH",
                        request + "/signers/" + signer,
                        "{\"signature_level\":\"advanced_electronic_signature\"}")
                .is(400);
    }

    @Test
    void canceledRequestIsOver() throws IOException {
        String request = client.active("", "ada");
        assertThat(client.post(request + "/cancel", "{\"reason\":\"mood\"}").violations())
                .isEqualTo("reason");
        JsonNode canceled =
                client.post(
                                request + "/cancel",
                                "{\"reason\":\"errors_in_document\",\"custom_note\":\"typo\"}")
                        .is(201)
                        .json();
        assertThat(canceled.get("status").asText()).isEqualTo("canceled");
        client.post(request + "/cancel", "{\"reason\":\"other\"}").is(400);
        client.post(request + "/reactivate", "{\"expiration_date\":\"2999-01-01\"}").is(400);
        client.delete(request).is(204);
        assertThat(client.status(request)).isEqualTo("deleted");
        client.delete(request + "?permanent_delete=true").is(204);
        client.get(request).is(404);
    }

    @Test
    void requestExpiresByTheClockAndIsReactivated() throws IOException {
        String request = client.active("", "ada");
        assertThat(client.status(request)).isEqualTo("ongoing");

        CLOCK.advance(Duration.ofDays(190));
        assertThat(client.status(request)).isEqualTo("expired");
        assertThat(client.get(request + "/signers").json().get(0).get("signature_link").isNull())
                .isTrue();

        assertThat(
                        client.post(request + "/reactivate", "{\"expiration_date\":\"2001-01-01\"}")
                                .violations())
                .isEqualTo("expiration_date");
        String day = CLOCK.instant().plus(Duration.ofDays(10)).toString().substring(0, 10);
        JsonNode again =
                client.post(request + "/reactivate", "{\"expiration_date\":\"" + day + "\"}")
                        .is(201)
                        .json();
        assertThat(again.get("status").asText()).isEqualTo("ongoing");
        assertThat(again.get("expiration_date").asText()).startsWith(day.substring(0, 8));
        yousign.sign(YousignClient.id(request), "ada@acme.test");
        assertThat(client.status(request)).isEqualTo("done");
    }

    @Test
    void signersAreRemindedByTheClockAndByHand() throws IOException {
        String request =
                client.active(
                        ",\"reminder_settings\":{\"interval_in_days\":2,\"max_occurrences\":2}",
                        "ada");
        String signer = client.get(request + "/signers").json().get(0).get("id").asText();
        for (int i = 0; i < 4; i++) {
            CLOCK.advance(Duration.ofDays(2));
            client.get(request).is(200);
        }
        assertThat(sandbox.mailbox().to("ada@acme.test"))
                .extracting(mail -> mail.subject())
                .containsExactly("Please sign: NDA", "Reminder: NDA", "Reminder: NDA");

        var reminded = client.post(request + "/signers/" + signer + "/send_reminder").is(201);
        assertThat(reminded.text()).isEmpty();
        assertThat(sandbox.mailbox().to("ada@acme.test")).hasSize(4);
        yousign.sign(YousignClient.id(request), "ada@acme.test");
        client.post(request + "/signers/" + signer + "/send_reminder").is(400);
    }

    @Test
    void linkWorksForTwoDaysAndIsRenewedWhenTheSignerIsRead() throws IOException {
        String request = client.active("", "ada");
        String first = link(request);
        assertThat(link(request)).isEqualTo(first);
        CLOCK.advance(Duration.ofHours(49));
        assertThat(link(request)).isNotEqualTo(first);
    }

    private String link(String request) throws IOException {
        return client.get(request + "/signers").json().get(0).get("signature_link").asText();
    }

    @Test
    void listIsCutIntoPagesThatStayStable() throws IOException {
        for (int i = 0; i < 5; i++) {
            client.draft(",\"external_id\":\"n" + i + "\"");
        }
        List<String> seen = new ArrayList<>();
        JsonNode page = client.get("/signature_requests?limit=2").is(200).json();
        page.get("data").forEach(item -> seen.add(item.get("external_id").asText()));
        client.draft("");
        while (page.at("/meta/next_cursor").isTextual()) {
            String cursor = page.at("/meta/next_cursor").asText();
            page = client.get("/signature_requests?limit=2&after=" + cursor).is(200).json();
            page.get("data").forEach(item -> seen.add(item.get("external_id").asText()));
        }
        assertThat(seen).containsExactly("n4", "n3", "n2", "n1", "n0");
        assertThat(page.at("/meta/next_cursor").isNull()).isTrue();
        assertThat(client.get("/signature_requests?after=nonsense").violations())
                .isEqualTo("after");
        assertThat(client.get("/signature_requests?limit=101").violations()).isEqualTo("limit");
    }

    @Test
    void listIsFilteredAndUnknownFiltersAreRefused() throws IOException {
        String label = client.post("/labels", "{\"name\":\"Sales\"}").is(201).id();
        client.draft(",\"external_id\":\"a@1\",\"labels\":[\"" + label + "\"]");
        client.active(",\"external_id\":\"b\"", "ada");

        assertThat(found("status[eq]=draft")).containsExactly("a@1");
        assertThat(found("status[in]=draft,ongoing")).containsExactly("b", "a@1");
        assertThat(found("external_id[eq]=b")).containsExactly("b");
        assertThat(found("external_id%5Beq%5D=a%401")).containsExactly("a@1");
        assertThat(found("label.name[eq]=Sales")).containsExactly("a@1");
        assertThat(found("source[eq]=app")).isEmpty();
        assertThat(found("q=nd")).hasSize(2);
        String today = CLOCK.instant().toString().substring(0, 10);
        assertThat(found("activated_at[eq]=" + today)).containsExactly("b");
        assertThat(found("created_at[after]=" + today)).isEmpty();
        assertThat(found("created_at[between]=2000-01-01," + today)).hasSize(2);
        assertThat(client.get("/signature_requests?status[eq]=sent").violations())
                .isEqualTo("status");
        assertThat(client.get("/signature_requests?updated_at[after]=" + today).violations())
                .isEqualTo("updated_at[after]");
        assertThat(client.get("/signature_requests?created_at[after]=now").violations())
                .isEqualTo("created_at");
    }

    private List<String> found(String filter) throws IOException {
        return client.get("/signature_requests?" + filter)
                .is(200)
                .json()
                .get("data")
                .findValuesAsText("external_id");
    }

    @Test
    void heldListShowsThePast() throws IOException {
        client.draft(",\"external_id\":\"old\"");
        yousign.holdListings();
        String fresh = client.draft(",\"external_id\":\"new\"");
        assertThat(found("limit=10")).containsExactly("old");
        assertThat(client.get(fresh).status()).isEqualTo(200);
        yousign.releaseListings();
        assertThat(found("limit=10")).containsExactly("new", "old");
    }

    @Test
    void wrongPropertiesAreNamedAllAtOnce() throws IOException {
        assertThat(
                        client.post(
                                        "/signature_requests",
                                        """
                                        {"delivery_mode":"pigeon","external_id":"a b",
                                         "reminder_settings":{"interval_in_days":3},
                                         "expiration_date":"tomorrow","colour":"red"}""")
                                .violations()
                                .split(" "))
                .containsExactlyInAnyOrder(
                        "name",
                        "delivery_mode",
                        "external_id",
                        "reminder_settings[interval_in_days]",
                        "reminder_settings[max_occurrences]",
                        "expiration_date",
                        "colour");
        assertThat(
                        client.post(
                                        "/signature_requests",
                                        """
                                        {"name":"x","delivery_mode":"none",
                                         "expiration_date":"2999-01-01"}""")
                                .violations())
                .isEqualTo("expiration_date");
    }

    @Test
    void draftIsChangedAndCopied() throws IOException {
        String request = client.draft("");
        String document = client.upload(request);
        client.signer(request, document, "ada", "");
        JsonNode changed =
                client.json(
                                "PATCH",
                                request,
                                """
                                {"name":"Lease","ordered_signers":true,
                                 "email_notification":{"custom_note":"Hello"}}""")
                        .is(200)
                        .json();
        assertThat(changed.get("name").asText()).isEqualTo("Lease");
        assertThat(changed.at("/email_notification/custom_note").asText()).isEqualTo("Hello");
        assertThat(changed.at("/email_notification/sender/type").asText())
                .isEqualTo("organization");

        String copy =
                client.post(
                                "/signature_requests",
                                "{\"signature_request_id\":\"%s\",\"name\":\"Copy\"}"
                                        .formatted(YousignClient.id(request)))
                        .is(201)
                        .id();
        client.post("/signature_requests/" + copy + "/activate").is(201);
        yousign.sign(copy, "ada@acme.test");
        assertThat(yousign.envelope(copy).name()).isEqualTo("Copy");
        assertThat(client.status(request)).isEqualTo("draft");
    }

    @Test
    void requestIsMadeOfATemplate() throws IOException {
        String template = yousign.addTemplate("Lease", List.of("Tenant"), List.of("Rent"));
        JsonNode listed = client.get("/templates").is(200).json();
        assertThat(listed.at("/data/0/id").asText()).isEqualTo(template);
        String body =
                """
                {"name":"Flat 7","delivery_mode":"none","template_id":"%s",
                 "template_placeholders":{"signers":[%s],
                  "read_only_text_fields":[{"label":"Rent","text":"900 EUR"}]}}""";
        assertThat(client.post("/signature_requests", body.formatted(template, "")).violations())
                .isEqualTo("template_placeholders[signers]");
        String tenant =
                """
                {"label":"Tenant","info":{"first_name":"Ada","last_name":"L",
                 "email":"ada@acme.test","locale":"fr"},"delivery_mode":"email"}""";
        String id =
                client.post("/signature_requests", body.formatted(template, tenant)).is(201).id();

        client.post("/signature_requests/" + id + "/activate").is(201);
        yousign.sign(id, "ada@acme.test");

        byte[] copy = client.get("/signature_requests/" + id + "/documents/download").bytes();
        assertThat(Pdfs.text(copy)).contains("900 EUR", "Ada L <ada@acme.test>");
    }
}
