// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.testing.PdfDocuments;
import io.github.camelesign.testing.lifecycle.EnvelopeSteps;
import io.github.camelesign.testing.lifecycle.LifecycleTests;
import io.github.camelesign.testing.lifecycle.SentEnvelope;
import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.WebhookRoute;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of requests at the sandbox, which was written by others from Signeasy's pages. */
class SigneasyLifecycleTest extends LifecycleTests {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private static final byte[] PDF = PdfDocuments.onePage("NDA");
    private static final String ADA = "ada@acme.test";

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private final Signeasy signeasy = sandbox.signeasy();

    @Override
    protected Stream<EnvelopeSteps> envelopes() {
        return Stream.of(new V1(), new V3());
    }

    /** The steps of a request of v1; those of an envelope of v3 differ in their operations. */
    private class V1 implements EnvelopeSteps {

        @Override
        public String events() {
            return "signeasy:pending/events";
        }

        @Override
        public SentEnvelope send() {
            return new SentEnvelope(sendV1(), Map.of());
        }

        @Override
        public List<String> eventsOfSending(String id) {
            return List.of("created " + id);
        }

        @Override
        public void remind(SentEnvelope envelope) {
            call("signeasy:pending/remind?pendingId=" + envelope.id(), null);
        }

        @Override
        public void sign(SentEnvelope envelope) {
            signeasy.view(Integer.parseInt(envelope.id()), ADA);
            signeasy.sign(Integer.parseInt(envelope.id()), ADA);
        }

        @Override
        public List<String> eventsOfSigning(String id) {
            return List.of("signed " + id + " " + ADA, "completed " + id);
        }

        @Override
        public List<String> downloads() {
            return List.of("signeasy:signed/download", "signeasy:signed/audit-trail");
        }

        @Override
        public void cancel(SentEnvelope envelope) {
            call(
                    "signeasy:pending/cancel?pendingId=" + envelope.id(),
                    Map.of("message", "Mistaken"));
        }

        @Override
        public List<String> eventsOfCancelling(String id) {
            return List.of("voided " + id);
        }

        @Override
        public void decline(SentEnvelope envelope) {
            signeasy.decline(Integer.parseInt(envelope.id()), ADA, "No");
        }

        @Override
        public List<String> eventsOfDeclining(String id) {
            return List.of("declined " + id + " " + ADA);
        }
    }

    private final class V3 extends V1 {

        @Override
        public String events() {
            return "signeasy:v3/envelope/events";
        }

        @Override
        public SentEnvelope send() {
            return new SentEnvelope(sendV3(), Map.of());
        }

        @Override
        public void remind(SentEnvelope envelope) {
            call("signeasy:v3/envelope/remind?envelopeId=" + envelope.id(), null);
        }

        @Override
        public void sign(SentEnvelope envelope) {
            signeasy.sign(Integer.parseInt(envelope.id()), ADA);
        }

        @Override
        public List<String> downloads() {
            return List.of(
                    "signeasy:v3/signed/download?type=merged&include_certificate=true",
                    "signeasy:v3/signed-envelope/certificate");
        }

        @Override
        public void cancel(SentEnvelope envelope) {
            call("signeasy:v3/envelope/cancel?envelopeId=" + envelope.id(), null);
        }
    }

    @Override
    protected void configure(CamelContext context) {
        SigneasyConfiguration options = options(context);
        options.setBaseUri(sandbox.getSigneasyBaseUri());
        options.setAccessToken(sandbox.signeasy().issueAccessToken(Signeasy.DEMO_USER));
        options.setClientId(Signeasy.DEMO_CLIENT_ID);
    }

    private static SigneasyConfiguration options(CamelContext context) {
        return context.getComponent("signeasy", SigneasyComponent.class).getConfiguration();
    }

    private String id(Exchange exchange, String header) {
        return exchange.getMessage().getHeader(header, String.class);
    }

    private String upload(String operation) {
        Map<String, Object> headers =
                Map.of(
                        Exchange.FILE_NAME,
                        "nda.pdf",
                        "CamelSigneasyForm",
                        Map.of("rename_if_exists", true));
        return id(call("signeasy:" + operation, PDF, headers), SigneasyConstants.ORIGINAL_ID);
    }

    private String sendV1() {
        Map<String, Object> request =
                Map.of(
                        "original_file_id",
                        Integer.valueOf(upload("original/upload?gzip=true")),
                        "name",
                        "nda.pdf",
                        "is_ordered",
                        0,
                        "recipients",
                        List.of(
                                Map.of(
                                        "email", ADA,
                                        "first_name", "Ada",
                                        "last_name", "Byron")));
        return id(call("signeasy:pending/create", request, Map.of()), SigneasyConstants.PENDING_ID);
    }

    private String sendV3() {
        Map<String, Object> envelope =
                Map.of(
                        "embedded_signing", false,
                        "is_ordered", false,
                        "sources",
                                List.of(
                                        Map.of(
                                                "id",
                                                Integer.valueOf(upload("v3/original/upload")),
                                                "type",
                                                "original",
                                                "name",
                                                "nda.pdf",
                                                "source_id",
                                                1)),
                        "recipients",
                                List.of(
                                        Map.of(
                                                "recipient_id",
                                                1,
                                                "email",
                                                ADA,
                                                "first_name",
                                                "Ada",
                                                "last_name",
                                                "Byron")),
                        "fields_payload",
                                List.of(
                                        Map.of(
                                                "recipient_id",
                                                1,
                                                "source_id",
                                                1,
                                                "type",
                                                "signature",
                                                "required",
                                                true,
                                                "page_number",
                                                "all",
                                                "additional_info",
                                                Map.of(),
                                                "position",
                                                Map.of(
                                                        "mode", "fixed",
                                                        "x", 100,
                                                        "y", 80,
                                                        "height", 50,
                                                        "width", 120))));
        return id(
                call("signeasy:v3/envelope/create", envelope, Map.of()),
                SigneasyConstants.ENVELOPE_ID);
    }

    @Test
    void theRouteIsCalledOnceItHasRegistered() throws Exception {
        try (WebhookRoute webhook = new WebhookRoute("signeasy:pending/events")) {
            configure(webhook.context());
            webhook.start("webhookSecret=" + WebhookRoute.SECRET);
            String id = sendV1();
            signeasy.sign(Integer.parseInt(id), ADA);

            await().untilAsserted(
                            () ->
                                    assertThat(webhook.delivered())
                                            .extracting(DeliveredEvent::type)
                                            .contains("created", "signed", "completed"));
            DeliveredEvent completed =
                    webhook.delivered().stream()
                            .filter(taken -> "completed".equals(taken.type()))
                            .findFirst()
                            .orElseThrow();
            assertThat(completed.headers()).containsEntry("CamelSigneasyPendingId", id);
            call(
                    "signeasy:signed/download",
                    null,
                    Map.of(
                            SigneasyConstants.SIGNED_ID,
                            completed.headers().get(SigneasyConstants.SIGNED_ID)));
        }
    }

    @Test
    void aWebhookOfThePortalIsKnownByItsToken() throws Exception {
        try (WebhookRoute webhook = new WebhookRoute("signeasy:v3/envelope/events")) {
            configure(webhook.context());
            webhook.start("webhookSecret=" + WebhookRoute.SECRET);
            signeasy.addPortalWebhook(
                    Signeasy.DEMO_CLIENT_ID, webhook.url().toString(), WebhookRoute.SECRET);
            options(context).setAccessToken(null);
            options(context).setClientSecret(Signeasy.DEMO_CLIENT_SECRET);
            String id = sendV3();
            signeasy.sign(Integer.parseInt(id), ADA);

            await().untilAsserted(
                            () ->
                                    assertThat(webhook.delivered())
                                            .extracting(DeliveredEvent::type)
                                            .contains("created", "completed"));
            assertThat(webhook.delivered().get(0).headers())
                    .containsEntry("CamelSigneasyEnvelopeId", id);
        }
    }

    @Test
    void aCodeIsRedeemedAndItsRefreshTokensRotate() {
        SigneasyConfiguration options = options(context);
        options.setAccessToken(null);
        options.setClientSecret(Signeasy.DEMO_CLIENT_SECRET);
        options.setRedirectUri("https://app.test/back");
        options.setAuthorizationCode(
                signeasy.issueAuthorizationCode(
                        Signeasy.DEMO_CLIENT_ID,
                        Signeasy.DEMO_USER,
                        "user:read original:read files:read"));

        call("signeasy:user/get", null);
        signeasy.expireTokens();
        call("signeasy:user/get", null);
        signeasy.expireTokens();
        call("signeasy:user/get", null);
    }

    @Test
    void whatIsNotThereIsNoMatterOfTheToken() {
        Exchange failed = template.request("signeasy:signed/get?signedId=4711", e -> {});

        assertThat(failed.getException())
                .isInstanceOf(EsignOperationException.class)
                .isNotInstanceOf(EsignAuthenticationException.class);
    }
}
