// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.api.contract.ContractState.RecipientStatus;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.spi.JsonView;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** What is special about contracts at DocuSign. */
class DocuSignContractTest extends ProviderContracts {

    private static final String SIMPLE =
            """
            version: 1
            title: Lease
            reference: lease-7
            documents: [{from: "attachment:1.pdf"}]
            recipients:
              - {id: "2", firstName: Ada, lastName: Lovelace, email: ada@acme.test}
              - {id: "1", firstName: Eve, lastName: Moneypenny, email: eve@acme.test}
            fields:
              - {recipient: "2", place: {page: 1, x: 72, y: 500}}
              - {recipient: "1", place: {page: 1, x: 300, y: 500}}
            """;

    DocuSignContractTest() {
        super("docusign");
    }

    /** With a field of each type for the tenant, who comes first there. */
    private String template() throws Exception {
        Map<String, Object> tenant = role("11", "Tenant", "1");
        tenant.put(
                "tabs",
                Map.of(
                        "signHereTabs", List.of(tab("Sign", 72, 500)),
                        "textTabs", List.of(tab("Flat", 72, 100)),
                        "checkboxTabs", List.of(tab("Pets", 72, 150)),
                        "dateTabs", List.of(tab("Begin", 72, 200))));
        Map<String, Object> landlord = role("12", "Landlord", "2");
        landlord.put("tabs", Map.of("signHereTabs", List.of(tab("Sign", 300, 500))));
        Map<String, Object> template =
                Map.of(
                        "name",
                        "Lease",
                        "documents",
                        List.of(
                                Map.of(
                                        "documentId",
                                        "1",
                                        "name",
                                        "lease.pdf",
                                        "documentBase64",
                                        Base64.getEncoder().encodeToString(TestPdf.of(PAGE)))),
                        "recipients",
                        Map.of("signers", List.of(tenant, landlord)));
        return JsonView.object(own("templates/create", Map.of(), template))
                .get("templateId")
                .toString();
    }

    private static Map<String, Object> role(String id, String name, String order) {
        return new HashMap<>(Map.of("recipientId", id, "roleName", name, "routingOrder", order));
    }

    private static Map<String, Object> tab(String label, int x, int y) {
        return Map.of(
                "tabLabel",
                label,
                "documentId",
                "1",
                "pageNumber",
                "1",
                "xPosition",
                String.valueOf(x),
                "yPosition",
                String.valueOf(y));
    }

    private String fromTemplate(String reference) throws Exception {
        return """
        version: 1
        title: Lease
        reference: %s
        template: {docusign: %s}
        recipients:
          - {id: t, role: Tenant, firstName: Ada, lastName: Lovelace, email: ada@acme.test, order: 2, delivery: embedded}
          - {id: l, role: Landlord, firstName: Eve, lastName: Moneypenny, email: eve@acme.test, order: 1}
        fields:
          - {recipient: t, document: x, type: text, name: Flat, value: "7"}
          - {recipient: t, document: x, type: checkbox, name: Pets, value: "true"}
          - {recipient: t, document: x, type: date, name: Begin, value: "2030-01-31"}
        """
                .formatted(reference, template());
    }

    @Test
    void aTemplateIsFilledInByTypeAndSignedInTheOrderOfTheContract() throws Exception {
        ContractState sent = sent(fromTemplate("lease-7"));

        assertThat(sent.recipients())
                .extracting("id", "order", "status")
                .containsExactly(
                        tuple("l", 1, RecipientStatus.ASKED),
                        tuple("t", 2, RecipientStatus.WAITING));
        Map<String, Object> tabs =
                JsonView.object(
                        own(
                                "envelope-recipient-tabs/list",
                                Map.of("envelopeId", sent.id(), "recipientId", "11")));
        assertThat(only(tabs, "textTabs")).containsEntry("value", "7");
        assertThat(only(tabs, "checkboxTabs")).containsEntry("selected", "true");
        assertThat(only(tabs, "dateTabs")).containsEntry("value", "2030-01-31");
        module().sign(sent.id(), "eve@acme.test");
        assertThat(
                        call(
                                        "signing-url",
                                        Map.of(
                                                "CamelEsignReference", "lease-7",
                                                "CamelEsignRecipient", "t"))
                                .getMessage()
                                .getBody(String.class))
                .startsWith("http");
        module().sign(sent.id(), "ada@acme.test");
        assertThat(state(sent.id()).status()).isEqualTo(ContractStatus.COMPLETED);
    }

    private static Map<String, Object> only(Map<String, Object> tabs, String kind) {
        List<Map<String, Object>> all = JsonView.objects(tabs.get(kind));
        assertThat(all).as(kind).hasSize(1);
        return all.get(0);
    }

    @Test
    void whatDocuSignHasNoPlaceForIsRefusedByName() throws Exception {
        String contract =
                fromTemplate("lease-8")
                                .replace("order: 1", "phone: '+33612345678', authentication: sms")
                        + "metadata: {camelEsignContract: x, flat: '%s'}\n"
                                .formatted("7".repeat(101));

        assertThat(send(contract).getException())
                .hasMessageContainingAll(
                        "recipients[1].authentication: docusign takes none with the role of a template",
                        "metadata.camelEsignContract: is a name of ours",
                        "metadata.flat: has 101 letters, and docusign takes 100");
        assertThat(requests("POST", "/restapi/v2.1/accounts/*/envelopes")).isZero();
    }

    /** The longest reference and the longest number of an attempt. */
    @Test
    void theKeyOfAContractFitsIntoACustomField() throws Exception {
        String reference = "x".repeat(90);
        ContractState sent =
                sent(
                        SIMPLE.replace("lease-7", reference) + "attempt: 999999999\n",
                        TestPdf.of(PAGE));

        assertThat(key(sent)).hasSize(100).isEqualTo(reference + "#999999999");
    }

    /** Its field is called as ours might be, and looks like it. */
    @Test
    void whatAnotherProgramHasMadeIsNoContractOfOurs() throws Exception {
        Map<String, Object> envelope =
                new HashMap<>(
                        Map.of(
                                "status",
                                "created",
                                "emailSubject",
                                "Theirs",
                                "customFields",
                                Map.of(
                                        "textCustomFields",
                                        List.of(
                                                Map.of(
                                                        "name", "reference",
                                                        "value", "order#7")))));
        String id =
                JsonView.object(own("envelopes/create", Map.of(), envelope))
                        .get("envelopeId")
                        .toString();

        assertThat(state(id).reference()).isNull();
        assertThat(state(id).attempt()).isZero();
    }

    /** As an administrator hears of the envelopes of others. */
    @Test
    void anEventAboutWhatTheAccountMayNotReadIsDelivered() throws Exception {
        // the only one would be that of the sending, too
        context.getRegistry().bind("sent", new MemoryStateRepository());
        context.getRegistry().bind("other", new MemoryStateRepository());
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("esign:contract/events?provider=docusign&eventTypes=completed&stateRepository=#other&account.initialDelay=0&account.delay=200")
                                .to("mock:completed");
                    }
                });
        MockEndpoint completed = context.getEndpoint("mock:completed", MockEndpoint.class);
        completed.expectedMessageCount(1);
        String id = sent(SIMPLE, TestPdf.of(PAGE)).id();
        spoil(Fault.status(403).times(50), "GET", "/restapi/v2.1/accounts/*/envelopes/*");

        module().sign(id, "ada@acme.test");
        module().sign(id, "eve@acme.test");

        completed.assertIsSatisfied();
        assertThat(completed.getExchanges().get(0).getMessage().getHeaders())
                .containsEntry("CamelEsignEnvelopeId", id)
                .doesNotContainKey("CamelEsignReference");
    }

    private static String key(ContractState state) {
        return JsonView.objects(
                        JsonView.object(state.answer().get("customFields")).get("textCustomFields"))
                .stream()
                .filter(one -> "camelEsignContract".equals(one.get("name")))
                .map(one -> one.get("value").toString())
                .findFirst()
                .orElseThrow();
    }

    /**
     * DocuSign's own ids may be those of others in the contract, or an extension may change them.
     */
    @Test
    void anIdOfTheContractGoesBeforeOneOfDocuSign() throws Exception {
        String embedded = SIMPLE.replace("acme.test}", "acme.test, delivery: embedded}");
        String changed =
                embedded.replace("lease-7", "lease-8")
                        .replace(
                                "ada@acme.test",
                                "ada@acme.test, extensions: {docusign: {recipient: {recipientId: '7'}}}");
        for (String contract : List.of(embedded, changed)) {
            ContractState sent = sent(contract, TestPdf.of(PAGE));
            assertThat(sent.recipients())
                    .extracting("id", "email")
                    .containsExactlyInAnyOrder(
                            tuple("2", "ada@acme.test"), tuple("1", "eve@acme.test"));

            SigningVisitor.sign(
                    call(
                                    "signing-url",
                                    Map.of(
                                            "CamelEsignEnvelopeId",
                                            sent.id(),
                                            "CamelEsignRecipient",
                                            "1"))
                            .getMessage()
                            .getBody(String.class));

            assertThat(state(sent.id()).recipients())
                    .filteredOn(one -> one.status() == RecipientStatus.DONE)
                    .extracting(ContractState.Recipient::email)
                    .containsExactly("eve@acme.test");
        }
    }
}
