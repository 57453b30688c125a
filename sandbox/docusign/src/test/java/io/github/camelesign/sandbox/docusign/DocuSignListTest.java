// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.docusign.DocuSignClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DocuSignListTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final MutableClock CLOCK = new MutableClock(START);

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(DocuSignModule::new), s -> s.setClock(CLOCK));

    private final Sandbox sandbox = SANDBOX.sandbox();
    private final DocuSignClient client = new DocuSignClient(sandbox).legacy();

    @BeforeEach
    void rewind() {
        CLOCK.set(START);
    }

    private List<String> ids(Answer answer) {
        return answer.is(200).json().path("envelopes").findValuesAsText("envelopeId");
    }

    @Test
    void listNeedsAWindowOrNames() throws IOException {
        client.get("/envelopes").refused(400, "INVALID_REQUEST_PARAMETER");
        client.get("/envelopes?from_date=soon").refused(400, "INVALID_REQUEST_PARAMETER");
        Answer none = client.get("/envelopes?from_date=2026-01-01").is(200);
        assertThat(none.at("/resultSetSize")).isEqualTo("0");
        assertThat(none.at("/totalSetSize")).isEqualTo("0");
        assertThat(none.json().has("envelopes")).isFalse();
    }

    @Test
    void pagesLeadToEachOther() throws IOException {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(client.envelope("sent", "ada@acme.test"));
            CLOCK.advance(Duration.ofMinutes(1));
        }
        List<String> seen = new ArrayList<>();
        String next =
                "/envelopes?from_date=2026-03-01T09%3A00%3A00Z&order_by=last_modified&order=asc&count=2";
        int calls = 0;
        while (!next.isEmpty()) {
            Answer page = client.get(next);
            seen.addAll(ids(page));
            assertThat(page.at("/totalSetSize")).isEqualTo("5");
            next = page.at("/nextUri");
            calls++;
        }
        assertThat(calls).isEqualTo(3);
        assertThat(seen).isEqualTo(made);
        Answer last = client.get("/envelopes?from_date=2026-03-01&start_position=4&count=2");
        assertThat(last.at("/startPosition")).isEqualTo("4");
        assertThat(last.at("/endPosition")).isEqualTo("4");
        assertThat(last.at("/previousUri")).contains("start_position=2");
        client.get("/envelopes?from_date=2026-03-01&count=1001")
                .refused(400, "INVALID_REQUEST_PARAMETER");
    }

    @Test
    void windowIsAboutTheChangeThatIsNamed() throws IOException {
        String signed = client.envelope("sent", "ada@acme.test");
        String waiting = client.envelope("sent", "bob@acme.test");
        String draft = client.envelope("created", "bob@acme.test");
        CLOCK.advance(Duration.ofHours(2));
        DocuSign.of(sandbox).sign(signed, "ada@acme.test");
        String since = "/envelopes?from_date=2026-03-01T11:00:00Z";
        assertThat(ids(client.get(since))).containsExactly(signed);
        assertThat(ids(client.get(since + "&from_to_status=completed"))).containsExactly(signed);
        assertThat(ids(client.get(since + "&from_to_status=sent"))).isEmpty();
        String all = "/envelopes?from_date=03%2F01%2F2026";
        assertThat(ids(client.get(all))).containsExactlyInAnyOrder(signed, waiting, draft);
        assertThat(ids(client.get(all + "&status=sent,completed")))
                .containsExactlyInAnyOrder(signed, waiting);
        assertThat(ids(client.get(all + "&folder_ids=drafts"))).containsExactly(draft);
        assertThat(ids(client.get(all + "&folder_types=sentitems&search_text=bob")))
                .containsExactly(waiting);
        assertThat(ids(client.get(all + "&to_date=2026-02-01"))).isEmpty();
        assertThat(ids(client.get("/envelopes?envelope_ids=" + draft + "," + signed)))
                .containsExactlyInAnyOrder(draft, signed);
        client.get(all + "&order_by=colour").refused(400, "INVALID_REQUEST_PARAMETER");
    }

    @Test
    void manyIdsFitIntoTheQuery() throws IOException {
        String id = client.envelope("sent", "ada@acme.test");
        String others = ",00000000-0000-4000-8000-000000000000".repeat(200);
        assertThat(ids(client.get("/envelopes?envelope_ids=" + id + others))).containsExactly(id);
    }

    @Test
    void includesBringPartsAlong() throws IOException {
        client.envelope("sent", "ada@acme.test");
        String list = "/envelopes?from_date=2026-03-01";
        assertThat(client.get(list).json().at("/envelopes/0").has("recipients")).isFalse();
        Answer full = client.get(list + "&include=recipients,documents,custom_fields,folders");
        assertThat(full.at("/envelopes/0/recipients/signers/0/email")).isEqualTo("ada@acme.test");
        assertThat(full.at("/envelopes/0/envelopeDocuments/0/documentId")).isEqualTo("1");
        assertThat(full.json().at("/envelopes/0/customFields").isObject()).isTrue();
        assertThat(full.at("/envelopes/0/folders/0/type")).isEqualTo("sentitems");
    }

    @Test
    void envelopeOfALostAnswerIsFoundByItsTransaction() throws IOException {
        String definition =
                DocuSignClient.definition("sent", "ada@acme.test")
                        .replaceFirst("\\{", "{\"transactionId\":\"tx-1\",");
        String id = client.post("/envelopes", definition).is(201).at("/envelopeId");
        client.envelope("sent", "bob@acme.test");
        Answer found = client.get("/envelopes?transaction_ids=tx-1");
        assertThat(ids(found)).containsExactly(id);
        assertThat(found.at("/envelopeTransactionStatuses/0/transactionId")).isEqualTo("tx-1");
        assertThat(found.at("/envelopeTransactionStatuses/0/envelopeId")).isEqualTo(id);
        assertThat(
                        ids(
                                client.put(
                                        "/envelopes/status?transaction_ids=request_body",
                                        "{\"transactionIds\":[\"tx-1\",\"tx-2\"]}")))
                .containsExactly(id);
        assertThat(
                        ids(
                                client.put(
                                        "/envelopes/status?envelope_ids=request_body",
                                        "{\"envelopeIds\":[\"%s\"]}".formatted(id))))
                .containsExactly(id);
        assertThat(client.get("/envelopes?transaction_ids=tx-9").at("/totalSetSize"))
                .isEqualTo("0");
    }

    @Test
    void customFieldsAreSearched() throws IOException {
        String definition =
                DocuSignClient.definition("sent", "ada@acme.test")
                        .replaceFirst(
                                "\\{",
                                "{\"customFields\":{\"textCustomFields\":[{\"name\":\"order\","
                                        + "\"value\":\"5\"}]},");
        String id = client.post("/envelopes", definition).is(201).at("/envelopeId");
        String list = "/envelopes?from_date=2026-03-01&custom_field=";
        assertThat(ids(client.get(list + "order%3D5"))).containsExactly(id);
        assertThat(ids(client.get(list + "order%3D6"))).isEmpty();
    }

    @Test
    void whoIsARecipientSeesItToo() throws IOException {
        DocuSign.of(sandbox).registerUser("ada@acme.test", "Ada Ade", "secret");
        String id = client.envelope("sent", "ada@acme.test");
        String list = "/envelopes?from_date=2026-03-01&user_filter=";
        assertThat(ids(client.get(list + "sender"))).containsExactly(id);
        assertThat(ids(client.get(list + "recipient_only"))).isEmpty();
        client.with("X-DocuSign-Authentication", legacy("ada@acme.test", "secret"));
        assertThat(ids(client.get(list + "recipient_only"))).containsExactly(id);
        assertThat(client.get("/folders/inbox").at("/totalSetSize")).isEqualTo("1");
    }

    private static String legacy(String user, String password) {
        return "{\"Username\":\"%s\",\"Password\":\"%s\",\"IntegratorKey\":\"%s\"}"
                .formatted(user, password, DocuSign.INTEGRATION_KEY);
    }

    @Test
    void listsLagWhenHeld() throws IOException {
        String first = client.envelope("sent", "ada@acme.test");
        DocuSign.of(sandbox).holdListings();
        String second = client.envelope("sent", "ada@acme.test");
        assertThat(ids(client.get("/envelopes?from_date=2026-03-01"))).containsExactly(first);
        client.get("/envelopes/" + second).is(200);
        DocuSign.of(sandbox).releaseListings();
        assertThat(ids(client.get("/envelopes?from_date=2026-03-01"))).hasSize(2);
    }

    @Test
    void bulkListSendsACopyToEach() throws IOException {
        String draft =
                client.post(
                                "/envelopes",
                                """
                                {"emailSubject":"Bulk","documents":[%s],"recipients":{"signers":[
                                 {"recipientId":"1","roleName":"Signer","name":"x",
                                  "email":"x@acme.test"}]}}"""
                                        .formatted(DocuSignClient.document(1, "b.pdf")))
                        .at("/envelopeId");
        String list =
                client.post(
                                "/bulk_send_lists",
                                """
                                {"name":"Staff","bulkCopies":[
                                 {"recipients":[{"roleName":"Signer","name":"A","email":"a@acme.test"}]},
                                 {"recipients":[{"recipientId":"1","name":"B","email":"nonsense"}]},
                                 {"recipients":[{"recipientId":"1","name":"C","email":"c@acme.test"}]}]}""")
                        .is(201)
                        .at("/listId");
        String asked = "{\"envelopeOrTemplateId\":\"%s\",\"batchName\":\"May\"}".formatted(draft);
        Answer test = client.post("/bulk_send_lists/" + list + "/test", asked).is(201);
        assertThat(test.json().get("canBeSent").asBoolean()).isTrue();
        String batch =
                client.post("/bulk_send_lists/" + list + "/send", asked).is(201).at("/batchId");
        Answer status = client.get("/bulk_send_batch/" + batch).is(200);
        assertThat(status.at("/batchSize")).isEqualTo("3");
        assertThat(status.at("/sent")).isEqualTo("2");
        assertThat(status.at("/failed")).isEqualTo("1");
        assertThat(status.at("/bulkErrors/0/recipientEmails/0")).isEqualTo("nonsense");
        assertThat(ids(client.get("/bulk_send_batch/" + batch + "/envelopes"))).hasSize(2);
        assertThat(sandbox.mailbox().to("c@acme.test")).hasSize(1);
        assertThat(client.get("/bulk_send_batch").at("/bulkBatchSummaries/0/batchName"))
                .isEqualTo("May");
        client.version2().get("/bulk_send_batch").is(404);
    }
}
