// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.api.contract.ContractState.RecipientStatus;
import io.github.camelesign.api.contract.InvalidContractException;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.signeasy.SigneasyComponent;
import io.github.camelesign.spi.JsonView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is special about contracts at Signeasy. */
class SigneasyContractTest extends ProviderContracts {

    private static final String SIMPLE =
            """
            version: 1
            title: Lease
            reference: lease-7
            documents: [{from: "attachment:1.pdf"}]
            recipients: [{firstName: Ada, lastName: Lovelace, email: ada@acme.test}]
            fields: [{place: {page: 1, x: 72, y: 500}}]
            """;

    private static final String ORIGINALS = "/v3/original/";
    private static final String ENVELOPES = "/v3/rs/envelope/";

    SigneasyContractTest() {
        super("signeasy");
    }

    @BeforeEach
    void hurry() {
        context.getComponent("signeasy", SigneasyComponent.class)
                .getConfiguration()
                .setLookUpTimeout(500);
    }

    @Test
    void everythingOfAContractStandsInTheEnvelope() throws Exception {
        ContractState state =
                sent(
                        """
                        version: 1
                        title: Lease of flat 7
                        message: Until the end of the month
                        reference: lease-7
                        metadata: {flat: "7"}
                        expires: 30d
                        documents: [{from: "attachment:1.pdf", name: lease.pdf}]
                        recipients:
                          - {id: b, firstName: Eve, lastName: Moneypenny, email: eve@acme.test, order: 2}
                          - {id: a, firstName: Ada, lastName: Lovelace, email: ada@acme.test, order: 1}
                          - {id: z, kind: copy, firstName: Zoe, lastName: Z, email: zoe@acme.test}
                        fields:
                          - {recipient: a, place: {page: 1, x: 72, y: 500}}
                          - {recipient: b, place: {page: 1, x: 300, y: 500}}
                        """,
                        TestPdf.of(PAGE));

        assertThat(state.answer())
                .containsEntry("name", "Lease of flat 7")
                .containsEntry("message", "Until the end of the month");
        assertThat(JsonView.object(state.answer().get("request_info")))
                .containsEntry("flat", "7")
                .containsEntry("camelEsignContract", "lease-7#1");
        assertThat(JsonView.objects(state.answer().get("sources")))
                .extracting(one -> one.get("name"))
                .containsExactly("lease.pdf");
        assertThat(JsonView.time(state.answer().get("expiry_time")))
                .hasValueSatisfying(
                        expires ->
                                assertThat(Duration.between(Instant.now(), expires).toHours())
                                        .isBetween(29 * 24L, 30 * 24L));
        assertThat(state.recipients())
                .extracting(one -> one.name() + " " + one.order() + " " + one.status())
                .containsExactly("Ada Lovelace 1 asked", "Eve Moneypenny 2 waiting");
        module().sign(state.id(), "ada@acme.test");
        assertThat(state(state.id()).recipients())
                .extracting(ContractState.Recipient::status)
                .containsExactly(RecipientStatus.DONE, RecipientStatus.ASKED);
    }

    @Test
    void aTemplateIsFilledIn() {
        int template =
                sandbox.signeasy()
                        .addTemplate(
                                Signeasy.DEMO_USER,
                                "Lease.pdf",
                                List.of("landlord", "tenant"),
                                List.of("flat"));
        String contract =
                """
                version: 1
                title: Lease
                reference: lease-7
                template: {signeasy: "%d"}
                recipients:
                  - {id: a, role: tenant, firstName: Ada, lastName: Lovelace, email: ada@acme.test, order: 2}
                  - {id: b, role: landlord, firstName: Eve, lastName: Moneypenny, email: eve@acme.test}
                fields: [{recipient: a, document: "1", type: text, name: flat, value: Flat 7}]
                """
                        .formatted(template);

        ContractState state = sent(contract);

        assertThat(state.recipients())
                .extracting(ContractState.Recipient::email)
                .containsExactly("eve@acme.test", "ada@acme.test");
        module().sign(state.id(), "eve@acme.test");
        module().sign(state.id(), "ada@acme.test");
        assertThat(state(state.id()).status()).isEqualTo(ContractStatus.COMPLETED);
        assertThat(
                        send(contract.replace("role: tenant", "role: lodger") + "attempt: 2\n")
                                .getException())
                .hasMessageContaining("has no role 'lodger', but [landlord, tenant]");
    }

    @Test
    void theCertificateIsApartOrBehindTheDocuments() throws Exception {
        String id = sent(SIMPLE, TestPdf.of(PAGE)).id();
        assertThat(call("download", Map.of("CamelEsignEnvelopeId", id)).getException()).isNotNull();

        module().sign(id, "ada@acme.test");

        assertThat(certificate(id, "signed")).isEmpty();
        assertThat(certificate(id, "audit")).containsExactly(1);
        assertThat(certificate(id, "all")).containsExactly(2);
    }

    private List<Integer> certificate(String id, String part) throws Exception {
        return PdfWords.find(download(id, part), "Signature certificate").stream()
                .map(PdfWords.Word::page)
                .toList();
    }

    @Test
    void anEmbeddedSignerGetsALinkAtEachVisit() throws Exception {
        ContractState mailed = sent(SIMPLE, TestPdf.of(PAGE));
        ContractState embedded =
                sent(
                        SIMPLE.replace("ada@acme.test}", "ada@acme.test, delivery: embedded}")
                                + "attempt: 2\n",
                        TestPdf.of(PAGE));

        Exchange link = call("signing-url", visit(embedded.id()));

        assertThat(link.getException()).isNull();
        assertThat(link.getMessage().getBody(String.class)).startsWith("http");
        assertThat(call("signing-url", visit(mailed.id())).getException())
                .hasMessageContaining("were asked by e-mail");
    }

    private static Map<String, Object> visit(String id) {
        return Map.of(
                "CamelEsignEnvelopeId", id,
                "CamelEsignRecipient", "ADA@acme.test",
                "CamelEsignReturnUrl", "https://acme.test/done");
    }

    @Test
    void extensionsReachEveryRequest() throws Exception {
        ContractState state =
                sent(
                        """
                        version: 1
                        title: Lease
                        reference: lease-7
                        documents: [{from: "attachment:1.pdf"}]
                        recipients:
                          - id: a
                            firstName: Ada
                            lastName: Lovelace
                            email: ada@acme.test
                            extensions: {signeasy: {recipient: {last_name: Byron}, field: {page_number: "2"}}}
                          - id: z
                            kind: copy
                            firstName: Zoe
                            lastName: Z
                            email: zoe@acme.test
                            extensions: {signeasy: {copy: {email: zed@acme.test}}}
                        fields: [{recipient: a, place: {page: 1, x: 72, y: 500}}]
                        extensions:
                          signeasy:
                            original: {name: theirs.pdf}
                            envelope: {request_info: {floor: 3}}
                        """,
                        TestPdf.of(PAGE, PAGE));

        assertThat(state.answer().get("request_info").toString()).contains("floor=3");
        assertThat(state.recipients().get(0).name()).isEqualTo("Ada Byron");
        assertThat(own("v3/original/list", Map.of()).toString()).contains("theirs.pdf");
        module().sign(state.id(), "ada@acme.test");
        assertThat(PdfWords.find(download(state.id(), "signed"), "ada@acme.test").get(0).page())
                .isEqualTo(2);
        assertThat(sandbox.mailbox().to("zed@acme.test")).isNotEmpty();
    }

    @Test
    void whatWasCancelledIsVoidedAndNotSentAgain() throws Exception {
        ContractState state = sent(SIMPLE, TestPdf.of(PAGE));

        Exchange cancelled = call("cancel", Map.of("CamelEsignReference", "lease-7"));

        assertThat(cancelled.getMessage().getBody(ContractState.class).status())
                .isEqualTo(ContractStatus.VOIDED);
        assertThat(send(SIMPLE, TestPdf.of(PAGE)).getException())
                .hasMessageContaining("use attempt 2");
        assertThat(sent(SIMPLE + "attempt: 2\n", TestPdf.of(PAGE)).id()).isNotEqualTo(state.id());
    }

    @Test
    void whatSigneasyDoesNotHaveIsRefusedByName() throws Exception {
        Exchange refused =
                send(
                        """
                        version: 1
                        title: Lease
                        locale: fr
                        reference: lease-7
                        reminders: {every: 7d}
                        expires: 400d
                        documents: [{from: "attachment:1.pdf", name: "a:b.pdf"}]
                        recipients:
                          - {id: a, firstName: Ada, lastName: Lovelace, email: ada@acme.test, delivery: embedded}
                          - {id: b, firstName: Eve, lastName: Moneypenny, email: eve@acme.test, order: 2}
                          - {id: c, firstName: Eva, lastName: Moneypenny, email: eva@acme.test, order: 2, authentication: code}
                          - {id: d, kind: approver, firstName: Bob, lastName: Boss, email: bob@acme.test}
                        fields:
                          - {recipient: a, place: {page: 1, x: 72, y: 500}}
                          - {recipient: b, place: {page: 1, x: 72, y: 600}}
                          - {recipient: c, place: {page: 1, x: 72, y: 700}}
                          - {recipient: a, type: text, name: flat, value: "7", place: {page: 1, x: 300, y: 500}}
                        """,
                        TestPdf.of(PAGE));

        assertThat(refused.getException())
                .isInstanceOf(InvalidContractException.class)
                .hasMessageContainingAll(
                        "locale: signeasy does not have a language",
                        "reminders: signeasy does not have reminders",
                        "expires:",
                        "documents[0].name: 'a:b.pdf' has one of the letters",
                        "recipients: signeasy does not have several recipients at one place",
                        "recipients[1].delivery: signeasy does not have embedded signers beside others",
                        "recipients[2].authentication: signeasy does not have",
                        "recipients[3].kind: signeasy does not have",
                        "fields[3].value: signeasy does not have values of fields of the type text",
                        "fields[3].name: signeasy does not have names of fields of the type text");
        assertThat(sandbox.requests().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ORIGINALS, ENVELOPES})
    void anAnswerThatIsLostIsMadeUpFor(String path) throws Exception {
        byte[] pdf = TestPdf.of(PAGE);
        spoil(Fault.resetAfter(), "POST", path);

        assertThat(send(SIMPLE, pdf).getException()).isNotNull();
        ContractState state = sent(SIMPLE, pdf);

        assertThat(state.status()).isEqualTo(ContractStatus.OPEN);
        assertThat(requests("POST", ENVELOPES)).isEqualTo(1);
        assertOneOfEach();
    }

    /** As what others have made may be, and what we have made as well. */
    @Test
    void anEnvelopeThatIsListedWithoutRequestInfoIsLookedAt() throws Exception {
        int theirs =
                sandbox.signeasy()
                        .send(
                                sandbox.signeasy().addOriginal(Signeasy.DEMO_USER, "other.pdf"),
                                "bob@acme.test");
        spoil(Fault.resetAfter(), "POST", ENVELOPES);
        assertThat(send(SIMPLE, TestPdf.of(PAGE)).getException()).isNotNull();
        String ours = sandbox.signeasy().requests().get(1).id();
        spoil(listed(String.valueOf(theirs), ours), "GET", ENVELOPES);

        assertThat(sent(SIMPLE, TestPdf.of(PAGE)).id()).isEqualTo(ours);
    }

    @Test
    void whatOthersHaveMadeDoesNotKeepAContractFromBeingSent() throws Exception {
        int theirs =
                sandbox.signeasy()
                        .send(
                                sandbox.signeasy().addOriginal(Signeasy.DEMO_USER, "other.pdf"),
                                "bob@acme.test");
        spoil(Fault.resetBefore().times(50), "POST", ENVELOPES);
        assertThat(send(SIMPLE, TestPdf.of(PAGE)).getException()).isNotNull();
        sandbox.faults().clear();
        spoil(listed(String.valueOf(theirs)).times(50), "GET", ENVELOPES);

        assertThat(sent(SIMPLE, TestPdf.of(PAGE)).status()).isEqualTo(ContractStatus.OPEN);
    }

    /** A list of envelopes as it might be, of which too little is documented. */
    private static Fault listed(String... ids) {
        String files =
                Stream.of(ids)
                        .map(id -> "{\"id\":%s,\"name\":\"Lease\"}".formatted(id))
                        .collect(Collectors.joining(","));
        return Fault.status(200)
                .header("Content-Type", "application/json")
                .body("{\"files\":[%s]}".formatted(files));
    }

    @ParameterizedTest
    @CsvSource({ORIGINALS, ENVELOPES})
    void aRequestThatNeverArrivedIsMadeAgain(String path) throws Exception {
        byte[] pdf = TestPdf.of(PAGE);
        spoil(Fault.resetBefore().times(50), "POST", path);
        assertThat(send(SIMPLE, pdf).getException()).isNotNull();
        sandbox.faults().clear();

        assertThat(sent(SIMPLE, pdf).status()).isEqualTo(ContractStatus.OPEN);

        assertOneOfEach();
    }

    private void assertOneOfEach() {
        assertThat(sandbox.signeasy().requests()).hasSize(1);
        Object originals = own("v3/original/list", Map.of());
        assertThat(JsonView.objects(JsonView.object(originals).get("files")))
                .as("nothing is left of what was broken off")
                .hasSize(1);
    }
}
