// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.api.contract.ContractState.RecipientStatus;
import io.github.camelesign.api.contract.InvalidContractException;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.spi.JsonView;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is special about contracts at Yousign. */
class YousignContractTest extends ProviderContracts {

    private static final String SIMPLE =
            """
            version: 1
            title: Lease
            reference: lease-7
            documents: [{from: "attachment:1.pdf"}]
            recipients: [{firstName: Ada, lastName: Lovelace, email: ada@acme.test}]
            fields: [{place: {page: 1, x: 72, y: 500}}]
            """;

    private static final String REQUEST = "/v3/signature_requests";

    YousignContractTest() {
        super("yousign");
    }

    @Test
    void everythingOfAContractStandsInTheRequest() throws Exception {
        ContractState state =
                sent(
                        """
                        version: 1
                        title: Lease of flat 7
                        message: Until the end of the month
                        locale: fr-FR
                        reference: "lease:7"
                        metadata: {flat: "7"}
                        expires: 30d
                        reminders: {every: 7d}
                        documents: [{from: "attachment:1.pdf", name: lease.pdf}]
                        recipients:
                          - {id: a, firstName: Ada, lastName: Lovelace, email: ada@acme.test,
                             authentication: sms, phone: "+33612345678"}
                          - {id: b, firstName: Eve, lastName: Moneypenny, email: eve@acme.test,
                             authentication: code, locale: en}
                        fields:
                          - {recipient: a, place: {page: 1, x: 72, y: 500}}
                          - {recipient: b, place: {page: 1, x: 300, y: 500}}
                          - {recipient: b, type: text, name: Profession, value: Spy, place: {page: 1, x: 300, y: 600}}
                          - {recipient: b, type: checkbox, value: "true", required: false, place: {page: 1, x: 300, y: 650}}
                          - {recipient: b, type: date, place: {page: 1, x: 300, y: 700}}
                        """,
                        TestPdf.of(PAGE));

        assertThat(state.answer())
                .containsEntry("name", "Lease of flat 7")
                .containsEntry("external_id", "camelEsignContract%3Alease%3A7%231")
                .containsEntry("signers_allowed_to_decline", true)
                .extractingByKey("reminder_settings")
                .isEqualTo(Map.of("interval_in_days", 7, "max_occurrences", 10));
        Map<String, Object> id = Map.of("signatureRequestId", state.id());
        assertThat(own("metadata/get", id)).isEqualTo(Map.of("data", Map.of("flat", "7")));
        List<Map<String, Object>> signers = JsonView.objects(own("signer/list", id));
        assertThat(signers)
                .extracting(one -> one.get("signature_authentication_mode"))
                .containsExactly("otp_sms", "otp_email");
        assertThat(signers)
                .extracting(one -> JsonView.object(one.get("info")).get("locale"))
                .containsExactly("fr", "en");
        assertThat(signers).extracting(one -> one.get("status")).containsOnly("notified");
        List<Map<String, Object>> fields = JsonView.objects(signers.get(1).get("fields"));
        assertThat(fields).extracting(one -> one.get("type")).contains("text", "checkbox");
        assertThat(fields.get(1)).containsEntry("default_value", "Spy");
        assertThat(fields.get(2)).containsEntry("checked", true).containsEntry("optional", true);
    }

    @ParameterizedTest
    @CsvSource({
        // approver, Ada, Eve; who is asked at first, and which places the state shows
        "1, 2, 2, bob, 1 2 2",
        "1, 2, 3, bob, 1 2 3",
        "2, 1, 3, ada, 2 1 3",
        "3, 1, 2, ada, 3 1 2",
        "1, 1, 2, ada bob, 1 1 2",
        "2, 1, 1, ada eve, 2 1 1"
    })
    void approversAndSignersActInTheOrderOfTheContract(
            int bob, int ada, int eve, String asked, String places) throws Exception {
        ContractState state =
                sent(
                        """
                        version: 1
                        title: Lease
                        reference: lease-7
                        documents: [{from: "attachment:1.pdf"}]
                        recipients:
                          - {id: bob, kind: approver, firstName: Bob, lastName: Boss, email: bob@acme.test, order: %d}
                          - {id: ada, firstName: Ada, lastName: Lovelace, email: ada@acme.test, order: %d}
                          - {id: eve, firstName: Eve, lastName: Moneypenny, email: eve@acme.test, order: %d}
                        fields:
                          - {recipient: ada, place: {page: 1, x: 72, y: 500}}
                          - {recipient: eve, place: {page: 1, x: 300, y: 500}}
                        """
                                .formatted(bob, ada, eve),
                        TestPdf.of(PAGE));

        assertThat(state.recipients())
                .filteredOn(one -> one.status() == RecipientStatus.ASKED)
                .extracting(one -> one.email().substring(0, 3))
                .containsExactlyInAnyOrder(asked.split(" "));
        assertThat(List.of("bob", "ada", "eve"))
                .extracting(
                        name ->
                                String.valueOf(
                                        state.recipients().stream()
                                                .filter(one -> one.email().startsWith(name))
                                                .findFirst()
                                                .orElseThrow()
                                                .order()))
                .containsExactly(places.split(" "));
        IntStream.rangeClosed(1, 3)
                .forEach(
                        order -> {
                            actIf(bob == order, state.id(), "bob@acme.test");
                            actIf(ada == order, state.id(), "ada@acme.test");
                            actIf(eve == order, state.id(), "eve@acme.test");
                        });
        assertThat(state(state.id()).status()).isEqualTo(ContractStatus.COMPLETED);
    }

    private void actIf(boolean isTheirTurn, String id, String email) {
        if (isTheirTurn) {
            module().sign(id, email);
        }
    }

    @Test
    void aCopyGoesToAFollower() throws Exception {
        ContractState state =
                sent(
                        SIMPLE.replace(
                                        "ada@acme.test}",
                                        "ada@acme.test}, {id: z, kind: copy, firstName: Zoe, lastName: Z, email: zoe@acme.test}")
                                .replace("{place", "{recipient: '1', place"),
                        TestPdf.of(PAGE));

        assertThat(state.recipients())
                .extracting(ContractState.Recipient::email, ContractState.Recipient::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ada@acme.test", RecipientStatus.ASKED),
                        org.assertj.core.groups.Tuple.tuple(
                                "zoe@acme.test", RecipientStatus.ASKED));
        module().sign(state.id(), "ada@acme.test");
        assertThat(state(state.id()).recipients())
                .extracting(ContractState.Recipient::status)
                .containsOnly(RecipientStatus.DONE);
    }

    @Test
    void aTemplateIsFilledIn() {
        String template =
                sandbox.yousign().addTemplate("Lease", List.of("tenant"), List.of("flat"));

        ContractState state =
                sent(
                        """
                        version: 1
                        title: Lease
                        reference: lease-7
                        template: {yousign: %s}
                        recipients:
                          - {id: b, kind: approver, role: none, firstName: Bob, lastName: Boss, email: bob@acme.test}
                          - {id: a, role: tenant, firstName: Ada, lastName: Lovelace, email: ada@acme.test, order: 2}
                        fields: [{recipient: a, document: "1", type: text, name: flat, value: Flat 7}]
                        """
                                .formatted(template));

        module().sign(state.id(), "bob@acme.test");
        module().sign(state.id(), "ada@acme.test");
        assertThat(state(state.id()).status()).isEqualTo(ContractStatus.COMPLETED);
    }

    @Test
    void anEmbeddedSignerGetsALinkAtEachVisit() throws Exception {
        ContractState state =
                sent(
                        SIMPLE.replace("ada@acme.test}", "ada@acme.test, delivery: embedded}"),
                        TestPdf.of(PAGE));
        Map<String, Object> headers =
                Map.of(
                        "CamelEsignEnvelopeId", state.id(),
                        "CamelEsignRecipient", "ADA@acme.test",
                        "CamelEsignReturnUrl", "https://acme.test/done");

        Exchange link = call("signing-url", headers);

        assertThat(link.getException()).isNull();
        assertThat(link.getMessage().getBody(String.class)).startsWith("http");
        assertThat(sandbox.mailbox().to("ada@acme.test")).isEmpty();
        Map<String, Object> signer =
                JsonView.objects(own("signer/list", Map.of("signatureRequestId", state.id())))
                        .get(0);
        assertThat(signer).containsEntry("delivery_mode", "none");
        assertThat(signer.get("redirect_urls").toString())
                .contains("success=https://acme.test/done");
        module().sign(state.id(), "ada@acme.test");
        assertThat(call("signing-url", headers).getException())
                .hasMessageContaining("has no link for them while they are signed");
    }

    @Test
    void extensionsReachEveryRequest() throws Exception {
        ContractState state =
                sent(
                        """
                        version: 1
                        title: Lease
                        reference: lease-7
                        metadata: {flat: "7"}
                        documents: [{from: "attachment:1.pdf"}]
                        recipients:
                          - id: a
                            firstName: Ada
                            lastName: Lovelace
                            email: ada@acme.test
                            order: 2
                            extensions: {yousign: {signer: {info: {locale: pl}}, field: {reason: Agreed}}}
                          - id: b
                            kind: approver
                            firstName: Bob
                            lastName: Boss
                            email: bob@acme.test
                            extensions: {yousign: {approver: {info: {locale: it}}}}
                          - id: z
                            kind: copy
                            firstName: Zoe
                            lastName: Z
                            email: zoe@acme.test
                            extensions: {yousign: {follower: {locale: de}}}
                        fields: [{recipient: a, place: {page: 1, x: 72, y: 500}}]
                        extensions:
                          yousign:
                            signature-request: {timezone: Europe/Berlin, external_id: mine}
                            document: {initials: {alignment: left, y: 20}}
                            metadata: {data: {floor: "3"}}
                            activation: {sender_id: null}
                          signnow: {whatever: {a: 1}}
                        """,
                        TestPdf.of(PAGE));

        assertThat(state.answer())
                .containsEntry("timezone", "Europe/Berlin")
                .containsEntry("external_id", "mine");
        Map<String, Object> id = Map.of("signatureRequestId", state.id());
        assertThat(own("signer/list", id).toString()).contains("locale=pl", "reason=Agreed");
        assertThat(own("follower/list", id).toString()).contains("locale=de");
        assertThat(own("document/list", id).toString()).contains("alignment=left");
        assertThat(own("metadata/get", id))
                .isEqualTo(Map.of("data", Map.of("flat", "7", "floor", "3")));
        String approver =
                JsonView.objects(state.answer().get("approvers")).get(0).get("id").toString();
        assertThat(
                        own(
                                        "approver/get",
                                        Map.of(
                                                "signatureRequestId",
                                                state.id(),
                                                "approverId",
                                                approver))
                                .toString())
                .contains("locale=it");
    }

    @Test
    void thoseWhoseTurnItIsAreReminded() throws Exception {
        ContractState state =
                sent(
                        SIMPLE.replace(
                                        "ada@acme.test}",
                                        "ada@acme.test, order: 2}, {id: b, kind: approver, firstName: Bob, lastName: Boss, email: bob@acme.test}")
                                .replace("{place", "{recipient: '1', place"),
                        TestPdf.of(PAGE));
        Map<String, Object> id = Map.of("CamelEsignEnvelopeId", state.id());

        assertThat(call("remind", id).getException()).isNull();

        assertThat(requests("POST", REQUEST + "/*/approvers/*/send_reminder")).isEqualTo(1);
        module().sign(state.id(), "bob@acme.test");
        assertThat(call("remind", id).getException()).isNull();
        assertThat(requests("POST", REQUEST + "/*/signers/*/send_reminder")).isEqualTo(1);
        module().sign(state.id(), "ada@acme.test");
        assertThat(download(state.id(), "audit")).startsWith("%PDF".getBytes());
        assertThat(download(state.id(), "all")).startsWith('P', 'K');
    }

    @Test
    void whatWasCancelledIsVoidedAndNotSentAgain() throws Exception {
        ContractState state = sent(SIMPLE, TestPdf.of(PAGE));

        Exchange cancelled =
                call(
                        "cancel",
                        Map.of("CamelEsignReference", "lease-7", "CamelEsignReason", "Sold"));

        assertThat(cancelled.getException()).isNull();
        assertThat(cancelled.getMessage().getBody(ContractState.class).status())
                .isEqualTo(ContractStatus.VOIDED);
        assertThat(send(SIMPLE, TestPdf.of(PAGE)).getException())
                .hasMessageContaining("use attempt 2");
        ContractState second = sent(SIMPLE + "attempt: 2\n", TestPdf.of(PAGE));
        assertThat(second.id()).isNotEqualTo(state.id());
        assertThat(second.answer())
                .containsEntry("external_id", "camelEsignContract%3Alease-7%232");
    }

    @Test
    void aRejectedRequestSaysWhy() throws Exception {
        ContractState state =
                sent(
                        SIMPLE.replace(
                                        "ada@acme.test}",
                                        "ada@acme.test, order: 2}, {id: b, kind: approver, firstName: Bob, lastName: Boss, email: bob@acme.test}")
                                .replace("{place", "{recipient: '1', place"),
                        TestPdf.of(PAGE));

        module().decline(state.id(), "bob@acme.test", "Too dear");

        ContractState rejected = state(state.id());
        assertThat(rejected.status()).isEqualTo(ContractStatus.DECLINED);
        assertThat(rejected.rawStatus()).isEqualTo("rejected");
        assertThat(rejected.reason()).isEqualTo("Too dear");
        assertThat(rejected.recipients())
                .extracting(ContractState.Recipient::status)
                .containsExactly(RecipientStatus.DECLINED, RecipientStatus.FAILED);
    }

    @Test
    void whatYousignWouldRefuseIsFoundBefore() throws Exception {
        Exchange refused =
                send(
                        """
                        version: 1
                        title: Lease
                        locale: sv
                        reference: lease-7
                        reminders: {after: 3d, every: 7d}
                        metadata: {a-name-that-is-longer-than-thirty: "7"}
                        expires: 400d
                        documents: [{from: "attachment:1.pdf"}]
                        recipients:
                          - {id: a, firstName: Ada Jr., lastName: Lovelace, email: ada@acme.test}
                          - {id: b, kind: approver, firstName: Bob, lastName: Boss, email: bob@acme.test, delivery: embedded}
                        fields:
                          - {recipient: a, place: {page: 1, x: 72, y: 500}, width: 60}
                          - {recipient: a, type: initials, place: {page: 1, x: 72, y: 600}}
                          - {recipient: a, type: date, value: "2030-01-01", place: {page: 1, x: 72, y: 650}}
                          - {recipient: a, type: checkbox, width: 4, height: 4, place: {page: 1, x: 72, y: 700}}
                        """,
                        TestPdf.of(PAGE));

        assertThat(refused.getException())
                .isInstanceOf(InvalidContractException.class)
                .hasMessageContainingAll(
                        "locale: yousign speaks en, fr, de, it, nl, es, pl, not sv",
                        "reminders.after: yousign reminds after 1, 2, 7 or 14 days, not 3",
                        "reminders.every: yousign waits as long before the first reminder",
                        "metadata.a-name-that-is-longer-than-thirty: has more letters than the 30",
                        "expires:",
                        "recipients[0].firstName: yousign takes Latin letters",
                        "recipients[1].delivery: yousign does not have embedded approvers",
                        "fields[0]: yousign takes signatures of 85 x 37 to",
                        "fields[1].type: yousign does not have fields of the type initials",
                        "fields[2].value: yousign does not have values of fields of the type date",
                        "fields[3]: yousign takes checkboxes of 8 to 240 points");
        assertThat(sandbox.requests().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/v3/signature_requests",
        "/v3/signature_requests/*/documents",
        "/v3/signature_requests/*/signers",
        "/v3/signature_requests/*/documents/*/fields",
        "/v3/signature_requests/*/metadata",
        "/v3/signature_requests/*/activate"
    })
    void anAnswerThatIsLostIsMadeUpFor(String path) throws Exception {
        String contract = SIMPLE + "metadata: {flat: '7'}\n";
        byte[] pdf = TestPdf.of(PAGE);
        spoil(Fault.resetAfter(), "POST", path);

        send(contract, pdf);
        ContractState state = sent(contract, pdf);

        assertThat(state.status()).isEqualTo(ContractStatus.OPEN);
        assertThat(requests("POST", REQUEST + "/*/activate")).isEqualTo(1);
        assertThat(sandbox.yousign().envelopes())
                .as("nothing is left of what was broken off")
                .filteredOn(one -> !one.status().equals("canceled"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"/v3/signature_requests/*/signers", "/v3/signature_requests/*/activate"})
    void aRequestThatNeverArrivedIsMadeAgain(String path) throws Exception {
        byte[] pdf = TestPdf.of(PAGE);
        spoil(Fault.status(503).times(50), "POST", path);
        assertThat(send(SIMPLE, pdf).getException()).isNotNull();
        sandbox.faults().clear();

        assertThat(sent(SIMPLE, pdf).status()).isEqualTo(ContractStatus.OPEN);

        assertThat(sandbox.yousign().envelopes())
                .filteredOn(one -> !one.status().equals("canceled"))
                .hasSize(1);
    }

    /** Its external id looks like ours might. */
    @Test
    void whatAnotherProgramHasMadeIsNoContractOfOurs() {
        Object made =
                own(
                        "signature-request/create",
                        Map.of(),
                        Map.of(
                                "name",
                                "Theirs",
                                "delivery_mode",
                                "email",
                                "external_id",
                                "order%237"));

        assertThat(state(JsonView.object(made).get("id").toString()).reference()).isNull();
    }

    /** Whether it was sent before it was deleted is not for a program to guess. */
    @Test
    void aRequestThatIsGoneIsNotSentAgain() throws Exception {
        byte[] pdf = TestPdf.of(PAGE);
        spoil(Fault.resetAfter(), "POST", REQUEST + "/*/activate");
        send(SIMPLE, pdf);
        String id = sandbox.yousign().envelopes().get(0).id();
        own(
                "signature-request/cancel",
                Map.of("signatureRequestId", id),
                Map.of("reason", "other"));
        own("signature-request/delete?permanent_delete=true", Map.of("signatureRequestId", id));

        assertThat(send(SIMPLE, pdf).getException())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("send the contract as the next attempt");
    }
}
