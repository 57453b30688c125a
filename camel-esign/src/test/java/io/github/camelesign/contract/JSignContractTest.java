// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.api.contract.ContractState.RecipientStatus;
import io.github.camelesign.api.contract.InvalidContractException;
import io.github.camelesign.sandbox.core.Mail;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** What is special at jSign. */
class JSignContractTest extends JSignSandboxContracts {

    @Test
    void whatJSignCannotDoIsRefusedByName() throws Exception {
        Map<String, Object> contract =
                contract(
                        "unfit",
                        List.of(
                                person("a", ADA, "delivery", "embedded", "locale", "fr"),
                                person("b", EVE, "authentication", "code"),
                                person("d", EVE),
                                person("c", "cy@acme.test", "kind", "approver")),
                        List.of(
                                signature("a", "lease", 1, 72, 500),
                                signature("b", "lease", 1, 72, 600),
                                signature("d", "lease", 1, 72, 700),
                                Map.of(
                                        "recipient",
                                        "a",
                                        "document",
                                        "lease",
                                        "type",
                                        "text",
                                        "value",
                                        "x",
                                        "place",
                                        Map.of("x", 72, "y", 100)),
                                Map.of(
                                        "recipient",
                                        "a",
                                        "document",
                                        "lease",
                                        "required",
                                        false,
                                        "place",
                                        Map.of("x", 72, "y", 200))));
        contract.put("locale", "fr");
        contract.put("reminders", Map.of("after", "3d", "every", "7d"));

        Exchange refused = send(contract, TestPdf.of("Lease"));

        assertThat(refused.getException()).isInstanceOf(InvalidContractException.class);
        assertThat(((InvalidContractException) refused.getException()).getFindings())
                .extracting(finding -> finding.path() + ": " + finding.message())
                .containsExactlyInAnyOrder(
                        "locale: jsign does not have a language",
                        "reminders.every: jsign does not have reminders that are repeated",
                        "reminders: jSign counts the days of its one reminder from the expiry: expires must be given, and be later than the reminder",
                        "recipients[0].locale: jsign does not have a language for each recipient",
                        "recipients[1].authentication: jsign does not have the authentication code",
                        "recipients[1].delivery: jsign does not have embedded signers beside others",
                        "recipients[2].delivery: jsign does not have embedded signers beside others",
                        "recipients[2].email: jsign does not have several signers with one e-mail address",
                        "recipients[3].kind: jsign does not have recipients of the kind approver",
                        "fields[3].type: jsign does not have fields of the type text",
                        "fields[3].value: jsign does not have values of fields",
                        "fields[4].required: jsign does not have optional fields of the type signature");
        assertThat(jSign.countRequests("POST", "/**")).isZero();
        Exchange lease =
                call(
                        "send?contract=lease.contract.yaml",
                        TestPdf.of("Tenant signs here:\nLandlord signs here:\nDate:"),
                        Map.of("flat", "7"));
        assertThat(lease.getException())
                .hasMessageContaining("fields of the type text")
                .hasMessageContaining("fields of the type checkbox")
                .hasMessageContaining("fields of the type date")
                .hasMessageContaining("reminders that are repeated");
    }

    @Test
    void theOrderIsKeptAndShownWithWhatEachHasDone() throws Exception {
        ContractState sent =
                state(
                        send(
                                contract(
                                        "order",
                                        List.of(
                                                person("a", ADA, "order", 5),
                                                person("b", EVE, "order", 9),
                                                person("c", "cy@acme.test", "order", 9)),
                                        List.of(
                                                signature("a", "lease", 1, 72, 500),
                                                signature("b", "lease", 1, 72, 600),
                                                signature("c", "lease", 1, 72, 700))),
                                TestPdf.of("Lease")));

        assertThat(sent.recipients())
                .extracting(ContractState.Recipient::order)
                .containsExactly(1, 2, 2);
        assertThat(statuses(sent))
                .containsExactly(
                        RecipientStatus.ASKED, RecipientStatus.WAITING, RecipientStatus.WAITING);
        String id = sent.id();

        open(mails(ADA).get(0).link());

        assertThat(statuses(get(id)).get(0)).isEqualTo(RecipientStatus.VIEWED);
        jSign.sign(id, ADA);
        assertThat(statuses(get(id)))
                .containsExactly(
                        RecipientStatus.DONE, RecipientStatus.ASKED, RecipientStatus.ASKED);
        jSign.decline(id, EVE, "Too dear");
        ContractState declined = get(id);
        assertThat(declined.status()).isEqualTo(ContractStatus.DECLINED);
        assertThat(statuses(declined).get(1)).isEqualTo(RecipientStatus.DECLINED);
    }

    private static List<RecipientStatus> statuses(ContractState state) {
        return state.recipients().stream().map(ContractState.Recipient::status).toList();
    }

    private List<Mail> mails(String email) {
        return sandbox.mailbox().to(email);
    }

    private static String open(String link) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(link)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void embeddedSignersGetNoMailAndALinkThatOpens() throws Exception {
        Map<String, Object> contract =
                contract(
                        "embedded",
                        List.of(
                                person("a", "ada+work@acme.test", "delivery", "embedded"),
                                person("c", "cy@acme.test", "kind", "copy")),
                        List.of(signature("a", "lease", 1, 72, 500)));
        ContractState sent = state(send(contract, TestPdf.of("Lease")));

        assertThat(sandbox.mailbox().all()).isEmpty();
        assertThat(sent.recipients().get(1).email()).isEqualTo("cy@acme.test");
        assertThat(sent.recipients().get(1).name()).isEqualTo("Givenc Family");
        assertThat(sent.recipients().get(1).status()).isEqualTo(RecipientStatus.WAITING);
        Map<String, Object> whom =
                Map.of(
                        "CamelEsignEnvelopeId", sent.id(),
                        "CamelEsignRecipient", sent.recipients().get(0).id());
        String url = call("signing-url", null, whom).getMessage().getBody(String.class);
        assertThat(open(url)).contains("Lease embedded");
        Map<String, Object> back = new HashMap<>(whom);
        back.put("CamelEsignReturnUrl", "https://acme.test/signed");
        assertThat(call("signing-url", null, back).getException())
                .hasMessageContaining("no return URL");
        jSign.sign(sent.id(), "ada+work@acme.test");
        assertThat(statuses(get(sent.id())))
                .containsExactly(RecipientStatus.DONE, RecipientStatus.DONE);
    }

    @Test
    void whatIsNotInTheContractIsReachedByExtensions() throws Exception {
        Map<String, Object> contract = simple("extended");
        contract.put("message", "For all");
        contract.put("metadata", Map.of("flat", "7"));
        contract.put(
                "recipients",
                List.of(
                        person(
                                "a",
                                ADA,
                                "extensions",
                                Map.of("jsign", Map.of("signer", Map.of("private_note", "Yours")))),
                        person("b", EVE, "phone", "+420123456789")));
        contract.put(
                "fields",
                List.of(signature("a", "lease", 1, 72, 500), signature("b", "lease", 1, 72, 600)));
        contract.put(
                "extensions",
                Map.of(
                        "jsign",
                        Map.of(
                                "envelope",
                                Map.of(
                                        "envelope",
                                        Map.of("description", "Own", "categories", List.of("x"))),
                                "document",
                                Map.of("name", "own.pdf"))));

        ContractState sent = state(send(contract, TestPdf.of("Lease")));

        assertThat(sent.answer().toString())
                .contains("description=Own", "name=own.pdf")
                .contains("categories=[x, camelEsignContract:extended#1, metadata:flat=7]");
        assertThat(mails(ADA)).extracting(Mail::message).containsExactly("Yours");
        assertThat(mails(EVE)).extracting(Mail::message).containsExactly("For all");
    }

    @Test
    void isRemindedCancelledAndProved() throws Exception {
        Map<String, Object> contract = simple("life");
        contract.put("expires", "10d");
        contract.put("reminders", Map.of("after", "7d"));
        String id = state(send(contract, TestPdf.of("Lease"))).id();
        Map<String, Object> header = Map.of("CamelEsignEnvelopeId", id);

        call("remind", null, header);
        assertThat(mails(ADA))
                .extracting(Mail::subject)
                .containsExactly("Please sign: Lease life", "Reminder: Lease life");
        Map<String, Object> why = new HashMap<>(header);
        why.put("CamelEsignReason", "A mistake");
        ContractState cancelled = state(call("cancel", null, why));

        assertThat(cancelled.status()).isEqualTo(ContractStatus.VOIDED);
        assertThat(cancelled.reason()).isEqualTo("A mistake");
        contract.put("attempt", 2);
        ContractState second = state(send(contract, TestPdf.of("Lease")));
        jSign.sign(second.id(), ADA);
        Exchange proof =
                call("download?part=AUDIT", null, Map.of("CamelEsignEnvelopeId", second.id()));
        assertThat(proof.getMessage().getBody(String.class))
                .startsWith("{")
                .contains("\"transaction_hash\":\"0x");
    }

    @Test
    void aTemplateGetsItsPeopleByTheirTitles() throws Exception {
        ContractState sent = state(send(templateContract("tenancy", template())));

        assertThat(sent.answer().toString())
                .contains("categories=[camelEsignContract:tenancy#1, metadata:flat=7]");
        assertThat(sent.recipients())
                .extracting(ContractState.Recipient::email)
                .containsExactly(ADA, EVE);
        jSign.sign(sent.id(), ADA);
        jSign.sign(sent.id(), EVE);
        byte[] signed =
                call("download", null, Map.of("CamelEsignReference", "tenancy"))
                        .getMessage()
                        .getBody(byte[].class);
        assertThat(PdfWords.find(signed, EVE)).extracting(PdfWords.Word::page).containsExactly(1);
    }
}
