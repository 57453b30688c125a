// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static io.github.camelesign.contract.SignNowAccount.ADA;
import static io.github.camelesign.contract.SignNowAccount.EVE;
import static io.github.camelesign.contract.SignNowContractTest.ONE_AFTER_THE_OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.api.contract.ContractState.RecipientStatus;
import io.github.camelesign.api.contract.InvalidContractException;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.spi.JsonView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SignNow is asked for and what becomes of it, in each of its forms. */
class SignNowSentContractTest extends SignNowTests {

    private static final String APPROVER =
            "  - {id: boss, kind: approver, firstName: Bo, lastName: Ss, email: bo@acme.test, order: 2}\n";

    /** The same contract as a document, as a group, and embedded. */
    private static String form(String form) {
        return switch (form) {
            case "group" ->
                    ONE_AFTER_THE_OTHER.replace("recipients:\n", "recipients:\n" + APPROVER);
            case "embedded" ->
                    ONE_AFTER_THE_OTHER.replace("order: 2", "order: 2, delivery: embedded");
            default -> ONE_AFTER_THE_OTHER;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"document", "group", "embedded"})
    void whoDeclinesIsShownWithTheirReason(String form) {
        String id = account.sent(form(form)).id();

        sandbox.signNow().decline(id, ADA, "Too dear");

        ContractState state = account.get(id);
        assertThat(state.status()).isEqualTo(ContractStatus.DECLINED);
        assertThat(state.reason()).isEqualTo("Too dear");
        assertThat(state.recipients())
                .filteredOn(one -> one.email().equals(ADA))
                .extracting(ContractState.Recipient::status)
                .containsExactly(RecipientStatus.DECLINED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"document", "group", "embedded"})
    void isCancelledAndNotSentAgain(String form) {
        String id = account.sent(form(form)).id();
        sandbox.signNow().sign(id, ADA);

        account.on("cancel", id, Map.of("CamelEsignReason", "Another tenant"));

        assertThat(account.get(id).status()).isEqualTo(ContractStatus.VOIDED);
        assertThat(account.send(form(form)).getException()).hasMessageContaining("use attempt 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"document", "group"})
    void onlyWhoseTurnItIsIsReminded(String form) {
        String id = account.sent(form(form)).id();

        account.on("remind", id, Map.of());

        assertThat(account.mails(ADA)).hasSize(2);
        assertThat(account.mails(EVE)).isEmpty();
    }

    @Test
    void whatWasMadeElsewhereIsKnownByItsId() {
        String id = sandbox.signNow().addDocument(SignNow.DEMO_USER, "made-elsewhere.pdf");

        assertThat(account.get(id).status()).isEqualTo(ContractStatus.DRAFT);
        assertThat(account.on("get", "0".repeat(40), Map.of()).getException()).isNotNull();
    }

    @Test
    void anExpiryAndALanguageAreThoseOfEachInvite() {
        ContractState sent =
                account.sent(
                        "expires: 10d\nlocale: fr-FR\n"
                                + ONE_AFTER_THE_OTHER.replace("order: 2", "order: 2, locale: es"));

        List<Map<String, Object>> invites = JsonView.objects(sent.answer().get("field_invites"));
        assertThat(invites)
                .allSatisfy(
                        invite ->
                                assertThat(
                                                JsonView.time(invite.get("expiration_time"))
                                                        .orElseThrow())
                                        .isBetween(
                                                Instant.now().plusSeconds(9 * 86_400),
                                                Instant.now().plusSeconds(10 * 86_400)));
        assertThat(invites).extracting(one -> one.get("language")).containsExactly("fr", "es");
        assertThat(sent.recipients())
                .extracting(ContractState.Recipient::name)
                .containsExactly("Ada Lovelace", "Eve Moneypenny");
    }

    @Test
    void extensionsReachTheRequestsThatTheyName() {
        ContractState sent =
                account.sent(
                        ONE_AFTER_THE_OTHER.replace(
                                        "order: 1",
                                        "order: 1, extensions: {signnow: {signer: {redirect_uri: \"https://a.test/done\", subject: null}, field: {tooltip: Here}}}")
                                + "extensions: {signnow: {upload: {name: Named}, signer: {subject: Other}}}\n");

        assertThat(JsonView.objects(sent.answer().get("field_invites")))
                .extracting(invite -> invite.get("redirect_uri"))
                .containsExactly("https://a.test/done", null);
        assertThat(sent.answer()).containsEntry("document_name", "Named");
        assertThat(JsonView.objects(sent.answer().get("fields")))
                .extracting(field -> JsonView.object(field.get("json_attributes")).get("tooltip"))
                .containsExactly("Here", null);
        assertThat(account.mails(ADA).get(0).subject()).isNotIn("Other", "Lease of flat 7");
        sandbox.signNow().sign(sent.id(), ADA);
        assertThat(account.mails(EVE).get(0).subject()).isEqualTo("Other");
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedByName() {
        assertThat(
                        account.send(
                                        """
                                        title: Lease of flat 7
                                        reference: lease-7
                                        expires: 30d
                                        reminders: {after: 200d, every: 14d}
                                        documents: [{id: lease}]
                                        recipients:
                                          - {id: tenant, firstName: Ada, lastName: Lovelace, email: ada@acme.test, order: 101, delivery: embedded}
                                          - {id: file, kind: copy, firstName: Fi, lastName: Le, email: file@acme.test, locale: fr, authentication: code}
                                        fields:
                                          - {recipient: tenant, anchor: "Tenant signs here:"}
                                          - {recipient: tenant, type: checkbox, place: {page: 1, x: 72, y: 500}, value: "true"}
                                        """)
                                .getException())
                .isInstanceOf(InvalidContractException.class)
                .hasMessageContainingAll(
                        "line 4, expires: signnow does not have an expiry where somebody signs embedded",
                        "reminders: signnow does not have reminders where somebody signs embedded",
                        "reminders.after: signnow reminds after 179 days at the latest",
                        "reminders.every: signnow reminds again every 7 days at the longest",
                        "recipients[0].order: signnow takes 100 at most",
                        "recipients[1].kind: signnow sends no copies where somebody signs embedded",
                        "recipients[1].locale: signnow knows only the address",
                        "recipients[1].authentication: signnow does not have the authentication code",
                        "fields[1].value: signnow does not have values of fields of the type checkbox");
        assertThat(sandbox.signNow().documents()).isEmpty();
    }

    @Test
    void theAccountItselfDoesNotSignEmbedded() {
        assertThat(account.send(form("embedded").replace(EVE, SignNow.DEMO_USER)).getException())
                .hasMessageContaining("is the account that sends");
        assertThat(sandbox.signNow().documents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"document", "group"})
    void itsEventsCarryTheReference(String form) throws Exception {
        account.context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("esign:contract/events?provider=signnow&eventTypes=completed&account.delay=200&account.initialDelay=0")
                                .filter(header("CamelEsignReference").isNotNull())
                                .to("mock:completed");
                    }
                });
        MockEndpoint completed = account.context.getEndpoint("mock:completed", MockEndpoint.class);
        completed.expectedHeaderReceived("CamelEsignReference", "lease-7");
        completed.expectedHeaderReceived("CamelEsignAccount", "signnow");
        completed.expectedMessageCount(1);
        String id = account.sent(form(form)).id();
        completed.expectedHeaderReceived("CamelEsignEnvelopeId", id);

        sandbox.signNow().sign(id, ADA);
        if (form.equals("group")) {
            sandbox.signNow().sign(id, "bo@acme.test");
        }
        sandbox.signNow().sign(id, EVE);

        MockEndpoint.assertIsSatisfied(account.context);
    }
}
