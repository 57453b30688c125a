// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.WebhookRoute;
import io.github.camelesign.yousign.StubbedYousign;
import io.github.camelesign.yousign.YousignComponent;
import io.github.camelesign.yousign.YousignConfiguration;
import io.github.camelesign.yousign.events.YousignEventNames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of v3: who may call, and what they hold. */
class YousignWebhookTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String OLDER_SECRET = "fedcba9876543210fedcba9876543210";
    private static final String SIGNED = "webhookAutoRegister=false&webhookSecret=" + SECRET;
    private static final String SIGNATURE = "X-Yousign-Signature-256";

    private static final String BODY =
            "{\"event_id\":\"e-1\",\"event_name\":\"signature_request.done\",\"event_time\":\"1769853600\",\"subscription_id\":\"s-1\",\"subscription_description\":\"desk\",\"sandbox\":true,\"data\":{\"signature_request\":{\"id\":\"5e7a1b2c-0001-4000-8000-000000000001\",\"status\":\"done\",\"external_id\":\"order-42\",\"workspace_id\":\"w-1\"}}}";

    /** By {@code openssl dgst -sha256 -hmac} with the secret. */
    private static final String HEX =
            "7b765a7a9136c6e825d14916519ba6adf0b6ac7330fed2f5099baa8975c252fe";

    /** The same with the older secret. */
    private static final String OLDER_HEX =
            "d7fe1f2b663073fbb20b2cf29ee8dd8f17c2a9ba193deda47a7a78b7a02ac4b8";

    /** With odd blanks, CRLF and a letter outside ASCII. */
    private static final String ODD_BODY =
            " {\"event_name\":\"signer.done\",\r\n \"event_time\":\"1769853600\",\"event_id\":\"e-2\",\"data\":{\"signer\":{\"id\":\"x\",\"info\":{\"email\":\"zoé@acme.test\"}}, \"signature_request\":{\"id\":\"r\"}}}\n";

    private static final String ODD_HEX =
            "716515daceaa9dc09211750e16666139451ec4222f6b9128151a088796733fcb";

    private WebhookRoute webhook;

    @BeforeEach
    void open() throws Exception {
        webhook = new WebhookRoute("yousign:signature-request/events");
        YousignConfiguration options =
                webhook.context()
                        .getComponent("yousign", YousignComponent.class)
                        .getConfiguration();
        options.setBaseUri("http://127.0.0.1:1");
        options.setApiKey("desk-api-key");
        options.setMaxRetries(0);
    }

    @AfterEach
    void close() {
        webhook.close();
    }

    private int post(String body, String... headers) throws Exception {
        return webhook.post(body, headers).statusCode();
    }

    private DeliveredEvent taken(String body, String... headers) throws Exception {
        webhook.start("webhookAutoRegister=false&webhookVerification=none");
        assertThat(post(body.replace('\'', '"'), headers)).isEqualTo(200);
        return webhook.delivered().get(0);
    }

    @Test
    void aRightSignatureIsTaken() throws Exception {
        webhook.start(SIGNED);

        assertThat(post(BODY, SIGNATURE, "sha256=" + HEX)).isEqualTo(200);
        assertThat(post(ODD_BODY, SIGNATURE, "sha256=" + ODD_HEX)).isEqualTo(200);

        assertThat(webhook.delivered())
                .extracting(DeliveredEvent::id)
                .containsExactly("e-1", "e-2");
        assertThat(webhook.delivered().get(1).headers())
                .containsEntry("CamelEsignRecipientEmail", "zoé@acme.test");
    }

    @Test
    void whoDoesNotSignRightDoesNotReachTheRoute() throws Exception {
        webhook.start(SIGNED);

        assertThat(post(BODY)).isEqualTo(401);
        assertThat(post(BODY, SIGNATURE, "")).isEqualTo(401);
        assertThat(post(BODY, SIGNATURE, HEX)).isEqualTo(401);
        assertThat(post(BODY, SIGNATURE, "sha1=" + HEX)).isEqualTo(401);
        assertThat(post(BODY, SIGNATURE, "sha256=" + ODD_HEX)).isEqualTo(401);
        assertThat(post(BODY, SIGNATURE, "sha256=" + OLDER_HEX)).isEqualTo(401);
        assertThat(post(BODY, SIGNATURE, "sha256=" + HEX + "00")).isEqualTo(401);
        assertThat(post(BODY + " ", SIGNATURE, "sha256=" + HEX)).isEqualTo(401);
        assertThat(post(ODD_BODY.replace("\r\n", "\n"), SIGNATURE, "sha256=" + ODD_HEX))
                .isEqualTo(401);
        assertThat(webhook.delivered()).isEmpty();
    }

    @Test
    void whileASecretIsReplacedBothAreTaken() throws Exception {
        webhook.start(SIGNED + "," + OLDER_SECRET);

        assertThat(post(BODY, SIGNATURE, "sha256=" + OLDER_HEX)).isEqualTo(200);
        assertThat(post(ODD_BODY, SIGNATURE, "sha256=" + ODD_HEX)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef0123456789abcde",
                "0123456789abcdef0123456789abcdef0",
                "0123456789abcdef0123456789abcdef,short"
            })
    void aSecretOfAnotherLengthStopsTheRoute(String secret) {
        assertThatThrownBy(() -> webhook.start("webhookAutoRegister=false&webhookSecret=" + secret))
                .hasStackTraceContaining("webhookSecret must have exactly 32 characters")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("0123456789abcdef01"));
    }

    @Test
    void withoutASecretTheRouteDoesNotStart() {
        assertThatThrownBy(() -> webhook.start("webhookAutoRegister=false"))
                .hasStackTraceContaining("needs the option webhookSecret");
    }

    @Test
    void aFlatCallIsRead() throws Exception {
        DeliveredEvent event = taken(BODY);

        assertThat(event.headers())
                .containsEntry("CamelEsignProvider", "yousign")
                .containsEntry("CamelEsignDelivery", "webhook")
                .containsEntry("CamelEsignEventType", "completed")
                .containsEntry("CamelEsignRawEventType", "signature_request.done")
                .containsEntry("CamelEsignEventId", "e-1")
                .containsEntry("CamelEsignStatus", "done")
                .containsEntry("CamelEsignEnvelopeId", StubbedYousign.REQUEST)
                .containsEntry("CamelYousignSignatureRequestId", StubbedYousign.REQUEST)
                .containsEntry("CamelEsignOccurredAt", "2026-01-31T10:00:00Z")
                .containsEntry(
                        "CamelEsignChangeKey",
                        "yousign:w-1:" + StubbedYousign.REQUEST + ":completed:1769853600");
        assertThat((Map<?, ?>) event.body()).extracting("subscription_id").isEqualTo("s-1");
    }

    @Test
    void theIdOfTheBusinessIsPromoted() throws Exception {
        DeliveredEvent event =
                taken(
                        "{'event_id':'e-9','event_name':'signer.done','event_time':'1769853600','data':{'signature_request':{'id':'r1','status':'ongoing','external_id':'order-42'},'signer':{'id':'s1'}}}");

        assertThat(event.headers()).containsEntry("CamelYousignExternalId", "order-42");
    }

    @Test
    void aNestedCallIsReadTheSame() throws Exception {
        DeliveredEvent event =
                taken(
                        "{'metadata':{'event_id':'e-9','event_name':'signer.done','event_time':'1769853600'},'data':{'signature_request':{'id':'r1','status':'ongoing'},'signer':{'id':'s1','status':'signed','info':{'email':'ada@acme.test'}}}}");

        assertThat(event.headers())
                .containsEntry("CamelEsignEventType", "signed")
                .containsEntry("CamelEsignEventId", "e-9")
                .containsEntry("CamelEsignEnvelopeId", "r1")
                .containsEntry("CamelEsignStatus", "ongoing")
                .containsEntry("CamelEsignRecipientEmail", "ada@acme.test")
                .containsEntry("CamelYousignSignerId", "s1")
                .containsEntry("CamelEsignOccurredAt", "2026-01-31T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "done, 'completed_at':'2026-01-31T09:59:58+00:00', completed, 1769853598",
        "declined, 'decline_information':{'declined_at':'2026-01-31T10:59:58+01:00'}, declined, 1769853598",
        "rejected, 'rejection_information':{'rejected_at':'2026-01-31T09:59:58+00:00'}, declined, 1769853598",
        "expired, 'expiration_date':'2026-01-31T09:59:58+00:00', expired, 1769853598",
        "canceled, 'name':'x', voided, 1769853600"
    })
    void aChangeHasTheTimeOfPolls(String status, String field, String type, long second)
            throws Exception {
        DeliveredEvent event =
                taken(
                        "{'event_id':'e','event_name':'signature_request.%s','event_time':'1769853600','data':{'signature_request':{'id':'r1','status':'%s','workspace_id':'w1',%s}}}"
                                .formatted(status, status, field));

        assertThat(event.changeKey()).isEqualTo("yousign:w1:r1:%s:%d".formatted(type, second));
    }

    @Test
    void theHeadersOfTheDeliveryReachTheRoute() throws Exception {
        DeliveredEvent event =
                taken(BODY, "X-Yousign-Retry", "3", "X-Yousign-Issued-At", "1769853720");

        assertThat(event.headers())
                .containsEntry("CamelYousignRetry", "3")
                .containsEntry("CamelYousignIssuedAt", "1769853720");
    }

    @Test
    void theOlderNameOfTheRetryHeaderIsKnown() throws Exception {
        assertThat(taken(BODY, "X-Yousign-Retry-Count", "1").headers())
                .containsEntry("CamelYousignRetry", "1");
    }

    @Test
    void aRetryIsRecognisedByTheEventsId() throws Exception {
        webhook.start("webhookAutoRegister=false&webhookVerification=none");

        assertThat(post(BODY, "X-Yousign-Retry", "0")).isEqualTo(200);
        assertThat(post(BODY, "X-Yousign-Retry", "1")).isEqualTo(200);

        assertThat(webhook.delivered()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "verification.bank_account.done, bank_account, CamelYousignBankAccountVerificationId",
        "verification.company.done, company, CamelYousignCompanyVerificationId",
        "electronic_seal.done, electronic_seal, CamelYousignElectronicSealId",
        "contact.created, contact, CamelYousignContactId",
        "workflow_session.done, workflow_session, CamelYousignWorkflowSessionId",
        "something.new, thing, CamelYousignThingId"
    })
    void whatIsNoSignatureRequestHasItsOwnId(String name, String kind, String header)
            throws Exception {
        DeliveredEvent event =
                taken(
                        "{'event_id':'e','event_name':'%s','event_time':'1','data':{'%s':{'id':'i1','status':'x'}}}"
                                .formatted(name, kind));

        assertThat(event.headers())
                .containsEntry("CamelEsignEnvelopeId", "i1")
                .containsEntry(header, "i1");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "yousign-events.csv")
    void anEventOfYousignHasACommonType(String name, String type) throws Exception {
        DeliveredEvent event =
                taken(
                        "{'event_id':'e','event_name':'%s','event_time':'1','data':{'signature_request':{'id':'r1'}}}"
                                .formatted(name));

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.headers()).containsEntry("CamelEsignRawEventType", name);
    }

    @Test
    void everyEventThatIsSubscribedToIsInThatList() throws Exception {
        try (var in = getClass().getResourceAsStream("yousign-events.csv")) {
            List<String> names =
                    new String(in.readAllBytes()).lines().map(l -> l.split(",")[0]).toList();

            assertThat(names).hasSize(52);
            assertThat(YousignEventNames.SUBSCRIBED.keySet())
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "no json",
                "{'event_name':'signer.done','event_time':'1'}",
                "{'event_name':'signer.done','data':{'signer':{'id':'x'}}}",
                "{'event_time':'1','data':{'signer':{'id':'x'}}}"
            })
    void whatIsNoMessageIsRefused(String body) throws Exception {
        webhook.start("webhookAutoRegister=false&webhookVerification=none");

        assertThat(post(body.replace('\'', '"'))).isEqualTo(400);
        assertThat(webhook.delivered()).isEmpty();
    }

    @Test
    void onlyTheTypesAskedForReachTheRoute() throws Exception {
        webhook.start(SIGNED + "&eventTypes=completed");

        assertThat(post(ODD_BODY, SIGNATURE, "sha256=" + ODD_HEX)).isEqualTo(200);
        assertThat(post(BODY, SIGNATURE, "sha256=" + HEX)).isEqualTo(200);

        assertThat(webhook.delivered())
                .extracting(DeliveredEvent::type)
                .containsExactly("completed");
    }
}
